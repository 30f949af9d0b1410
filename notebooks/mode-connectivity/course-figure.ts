import type { Drawing } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";

/** One curve over the place on a line, with its name. */
export interface Course {
  readonly words: string;
  readonly colour: string;
  readonly y: Float64Array; // (points): at equally spaced places, or the first of them
  /** The place at which its name stands, above it or, if below, under it. */
  readonly named: number;
  readonly below?: boolean;
  readonly dashed?: boolean;
}

interface Courses {
  readonly courses: readonly Course[];
  readonly points: number; // of a whole line
  readonly ends: readonly [string, string];
  readonly measure: "loss" | "accuracy";
  readonly of?: string; // what is tested; default: digits
  readonly note: string;
  readonly same: readonly unknown[];
  readonly alt: () => string;
}

/** Losses or accuracies along lines between two networks. */
export function courseFigure({
  courses,
  points,
  ends,
  measure,
  of = "digits",
  note,
  same,
  alt,
}: Courses): Drawing {
  const places = Float64Array.from({ length: points }, (_, k) => k / (points - 1));
  const top =
    measure === "accuracy" ? 1 : Math.max(1, 1.12 * Math.max(0, ...courses.flatMap(({ y }) => [...y])));
  const whole = courses.filter(({ y }) => y.length === points);
  return {
    same,
    ...(note ? { note } : {}),
    plot: (Plot) => ({
      x: {
        label: "place on the line, λ",
        domain: [0, 1],
        ticks: [0, 0.25, 0.5, 0.75, 1],
        tickFormat: (x: number) => (x === 0 ? ends[0] : x === 1 ? ends[1] : String(x)),
      },
      y: {
        label: measure === "loss" ? `loss on new ${of}, nats` : `${of} read right`,
        domain: [0, top],
        ...(measure === "accuracy" ? { tickFormat: (y: number) => `${100 * y} %` } : {}),
      },
      ...(measure === "accuracy" ? { marginLeft: 56 } : {}),
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...traceMarks(
          Plot,
          courses.map(({ y, colour, dashed = false }) => ({
            x: places.slice(0, y.length),
            y,
            colour,
            dashed,
          })),
        ),
        ...whole.map(({ words, colour, y, named, below }) => {
          const k = Math.round(named * (points - 1));
          return Plot.text([words], {
            x: [places[k]],
            y: [y[k]],
            dy: below ? 13 : -10,
            fill: colour,
            fontWeight: 600,
            stroke: "var(--paper)",
            strokeWidth: 4,
          });
        }),
      ],
    }),
    alt,
    columns: () => ({
      lambda: whole.length ? places : [],
      ...Object.fromEntries(whole.map(({ words, y }) => [words, y])),
    }),
  };
}
