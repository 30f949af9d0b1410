import type { Drawing } from "../../src/figures/drawing.ts";
import { short } from "../../src/figures/numbers.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import { directionNames, epochAt, leftAlong } from "./bowl-numbers.ts";
import type { BowlFrame } from "./frames.ts";
import { key, looks, three } from "./looks.ts";

const solvedColour = "var(--ink)";
const levels = 9; // curves of equal error, each with a quarter of the one outside it
const points = 121; // of each half of a curve

/** What is cut out of the bowl: its steepest direction, and the second or that with most error left at the end. */
export type Cut = "steep" | "flat";

/** The direction that a cut shows beside the steepest. */
export function acrossOf(frame: BowlFrame, cut: Cut): number {
  if (cut === "steep") return 1;
  const left = Array.from(frame.star, (_, i) => (i === 0 ? -1 : leftAlong(frame, frame.epochs, i)));
  return left.indexOf(Math.max(...left));
}

const around = (values: readonly number[]): [number, number] => {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = 0.14 * (high - low || 1);
  return [low - room, high + room];
};

/** Curves of equal error of the cut through the bowl's bottom, as one line with breaks. */
function ellipses(
  { star, curvatures, places, variance }: BowlFrame,
  a: number,
  xs: [number, number],
  ys: [number, number],
): { x: number[]; y: number[] } {
  const error = (x: number, y: number): number =>
    (curvatures[a] * (x - star[a]) ** 2 + curvatures[0] * (y - star[0]) ** 2) / variance;
  const outer = 2 * error(places[a], places[0]);
  const [x, y]: number[][] = [[], []];
  for (let l = 0; l < levels; ++l) {
    const level = (outer / 4 ** l) * variance;
    const [rx, ry] = [Math.sqrt(level / curvatures[a]), Math.sqrt(level / curvatures[0])];
    const turn = (at: number): number => Math.asin(Math.max(-1, Math.min(1, (at - star[a]) / rx)));
    const [from, to] = xs.map(turn); // as much of the ellipse as lies between the edges
    for (const side of [-1, 1]) {
      for (let g = 0; g < points; ++g) {
        const angle = from + ((to - from) * g) / (points - 1);
        const there = star[0] + side * ry * Math.cos(angle);
        x.push(star[a] + rx * Math.sin(angle));
        y.push(to > from && there >= ys[0] && there <= ys[1] ? there : NaN);
      }
      x.push(NaN);
      y.push(NaN);
    }
  }
  return { x, y };
}

/** The bowl from above: curves of equal error, the way of the weights, and the bottom that is solved for. */
export function bowlFigure(frame: BowlFrame, moment: number, cut: Cut, solve: boolean): Drawing {
  const { places, star, epochs, cell } = frame;
  const m = star.length;
  const a = acrossOf(frame, cut);
  const e = epochAt(frame, moment);
  const along = (i: number): Float64Array =>
    Float64Array.from({ length: epochs + 1 }, (_, t) => places[t * m + i]);
  const [x, y] = [along(a), along(0)];
  const xs = around([...x, star[a]]);
  const ys = around([...y, star[0]]);
  const curves = ellipses(frame, a, xs, ys);
  const colour = looks[cell].colour;
  const now = solve ? { x: star[a], y: star[0] } : { x: x[e], y: y[e] };
  const names = directionNames(frame);
  const right = star[a] > (xs[0] + xs[1]) / 2;
  return {
    same: [frame, cut, e, solve],
    height: 340,
    plot: (Plot) => ({
      x: { label: `weights along the ${names[a]} direction`, domain: xs, ticks: 5, tickFormat: short },
      y: { label: "along the steepest", domain: ys, ticks: 5, tickFormat: short },
      marginTop: 34,
      marks: [
        Plot.line(
          { length: curves.x.length },
          { x: curves.x, y: curves.y, stroke: "var(--faint)", strokeOpacity: 0.6 },
        ),
        ...traceMarks(Plot, [
          { x, y, colour, faint: true },
          { x: x.subarray(0, e + 1), y: y.subarray(0, e + 1), colour },
        ]),
        Plot.dot([0], { x: [x[0]], y: [y[0]], r: 4, fill: "var(--paper)", stroke: colour, strokeWidth: 1.8 }),
        ...(solve
          ? [
              Plot.link([0], {
                x1: x[e],
                y1: y[e],
                x2: star[a],
                y2: star[0],
                stroke: solvedColour,
                strokeDasharray: "2 4",
              }),
            ]
          : []),
        Plot.dot([0], {
          x: [star[a]],
          y: [star[0]],
          symbol: "star",
          r: 8,
          fill: solvedColour,
          stroke: "var(--paper)",
        }),
        Plot.dot([0], { x: [now.x], y: [now.y], r: 5, fill: colour, stroke: "var(--paper)" }),
        Plot.text(["solved"], {
          x: [star[a]],
          y: [star[0]],
          dx: right ? -11 : 11,
          dy: -10,
          textAnchor: right ? "end" : "start",
          fontWeight: 600,
          fill: solvedColour,
        }),
        ...key(Plot, [
          [`epoch ${e}`, colour],
          ["curves: a quarter of the error each", "var(--faint)"],
        ]),
      ],
    }),
    alt: () =>
      `A cut through the bowl along its steepest and its ${names[a]} direction. The weights go from ${three(x[0])}, ${three(y[0])} to ${three(x[epochs])}, ${three(y[epochs])} in ${epochs} epochs; the bottom is at ${three(star[a])}, ${three(star[0])}.`,
    columns: () => ({ epoch: x.map((_, t) => t), across: x, steepest: y }),
  };
}
