import type { Drawing, Marks } from "../../src/figures/drawing.ts";
import { short } from "../../src/figures/numbers.ts";
import { fate, height, taus, timeAt, type PlaneFrame } from "./plane-figures.ts";

/** One quantity over time, with its name at its end. */
interface Course {
  readonly name: string;
  readonly y: Float64Array; // (points)
  readonly colour: string;
  /** Of the line; the first of two that coincide is wide, so that it shows under the other. */
  readonly wide: number;
}

/** A drawing of some quantities over the time of a run. */
function overTime(frame: PlaneFrame, at: number, unit: string, courses: readonly Course[], goal?: number) {
  const { time } = frame;
  const end = time[time.length - 1];
  const reached = [0, goal ?? 0, ...courses.flatMap(({ y }) => [...y])];
  const [least, most] = [Math.min(...reached), Math.max(...reached)];
  const room = 0.12 * Math.max(most - least, 0.1);
  const domain = [least - room, most + room];
  return {
    same: [frame],
    cursor: timeAt(frame, at),
    plot: (Plot: Marks) => ({
      x: { label: "time, in units of τ", domain: [0, end], ticks: 5 },
      y: { label: unit, domain, ticks: 5 },
      marginRight: 64,
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...(goal === undefined
          ? []
          : [
              Plot.ruleY([goal], { stroke: "var(--ink)", strokeDasharray: "1 4" }),
              Plot.text(["goal s"], {
                x: [0],
                y: [goal],
                dx: 5,
                dy: -8,
                textAnchor: "start",
                fill: "var(--faint)",
              }),
            ]),
        ...courses.map(({ y, colour, wide }) =>
          Plot.line({ length: time.length }, { x: time, y, stroke: colour, strokeWidth: wide }),
        ),
        Plot.text(apart(courses, 0.09 * (domain[1] - domain[0])), {
          x: end,
          y: "place",
          text: "name",
          dx: 6,
          textAnchor: "start",
          fill: "colour",
          fontWeight: 600,
        }),
      ],
    }),
  };
}

/** Where the names stand: at the ends of their lines, moved apart where they would cover each other. */
function apart(courses: readonly Course[], gap: number) {
  const rising = courses
    .map(({ name, y, colour }) => ({ name, colour, place: y[y.length - 1] }))
    .sort((p, q) => p.place - q.place);
  for (let i = 1; i < rising.length; ++i) {
    const short = rising[i - 1].place + gap - rising[i].place;
    if (short > 0) {
      for (let j = 0; j < i; ++j) rising[j].place -= short / 2;
      rising[i].place += short / 2;
    }
  }
  return rising;
}

const from = (y: Float64Array): string => `${short(y[0])} to ${short(y[y.length - 1])}`;

/** The strength learned, over time. */
export function learnedFigure(frame: PlaneFrame, at: number): Drawing {
  const { time, learned, strength } = frame;
  return {
    ...overTime(
      frame,
      at,
      "strength learned",
      [{ name: "u = a b", y: learned, colour: "var(--series-1)", wide: 2.6 }],
      strength,
    ),
    height,
    alt: () =>
      `The learned strength goes from ${from(learned)} in ${taus(time[time.length - 1])}; asked for is ${short(strength)}. ${fate(frame)}`,
    columns: () => ({ time, learned }),
  };
}

/** The two layers, over time. */
export function layersFigure(frame: PlaneFrame, at: number): Drawing {
  const { time, a, b } = frame;
  return {
    ...overTime(frame, at, "strength of the layer", [
      { name: "a", y: a, colour: "var(--series-2)", wide: 3.4 },
      { name: "b", y: b, colour: "var(--series-3)", wide: 1.6 },
    ]),
    height: 260,
    alt: () => `The first layer goes from ${from(a)}, the second from ${from(b)}.`,
    columns: () => ({ time, a, b }),
  };
}

/** The squares of the layers, over time: they rise and fall together, and their difference is kept. */
export function keptFigure(frame: PlaneFrame, at: number): Drawing {
  const { time, a, b } = frame;
  const [aa, bb] = [a.map((x) => x * x), b.map((x) => x * x)];
  const kept = a.map((x, i) => (x - b[i]) * (x + b[i]));
  return {
    ...overTime(frame, at, "square of the layer", [
      { name: "a²", y: aa, colour: "var(--series-2)", wide: 3.4 },
      { name: "b²", y: bb, colour: "var(--series-3)", wide: 1.6 },
      { name: "a² − b²", y: kept, colour: "var(--ink)", wide: 2 },
    ]),
    height: 260,
    alt: () =>
      `The squares of the layers go from ${from(aa)} and from ${from(bb)}; their difference stays at ${short(kept[0])}.`,
    columns: () => ({ time, aSquared: aa, bSquared: bb, difference: kept }),
  };
}
