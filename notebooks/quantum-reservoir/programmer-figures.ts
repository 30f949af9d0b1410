import type { Drawing } from "../../src/figures/drawing.ts";
import { short } from "../../src/figures/numbers.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type { ProgrammerFrame } from "./frames.ts";
import { endLabels, key, splitMarks, three } from "./looks.ts";

const colour = "var(--series-1)";

/** A draw's errors at the recorded epochs that are known. */
export function curveOf({ test, stops, finished, points }: ProgrammerFrame, d: number): Float64Array {
  const size = d < finished.length ? stops.length : d === finished.length ? points : 0;
  return test.subarray(d * stops.length, d * stops.length + size);
}

/** The errors at the end of the draws that are trained. */
export const endsOf = ({ test, stops, finished }: ProgrammerFrame): number[] =>
  finished.map((_, d) => test[(d + 1) * stops.length - 1]);

/** The place of a draw among those that are trained, or of the last of them; -1 if there is none. */
export const chosen = ({ finished }: ProgrammerFrame, draw: number): number =>
  Math.min(draw - 1, finished.length - 1);

/** The errors of every draw over the epochs. */
export function programmerErrorsFigure(frame: ProgrammerFrame, draw: number): Drawing {
  const { stops, draws, epochs, baselines } = frame;
  const curves = Array.from({ length: draws }, (_, d) => ({ d, y: curveOf(frame, d) })).filter(
    ({ y }) => y.length,
  );
  const plain = [
    { words: "last value", y: baselines.persistence },
    { words: "2 lags", y: baselines.lags },
  ];
  const all = [...curves.flatMap(({ y }) => [...y]), ...plain.map(({ y }) => y)];
  const [low, high] = [Math.min(...all) / 2, Math.min(30, Math.max(2, ...all))];
  const x = Float64Array.from(stops);
  return {
    same: [frame, draw],
    plot: (Plot, { height }) => ({
      x: { label: "epoch", domain: [0, epochs] },
      y: {
        label: "error on windows not seen, in variances",
        type: "log",
        domain: [low, high],
        ticks: 5,
        tickFormat: short,
        clamp: true,
      },
      marginRight: 66,
      marks: [
        Plot.ruleY(plain, { y: "y", stroke: "var(--faint)", strokeDasharray: "1 4" }),
        Plot.ruleY([1], { stroke: "var(--rule)" }),
        ...traceMarks(
          Plot,
          curves.map(({ d, y }) => ({
            x: x.subarray(0, y.length),
            y: y.map((e) => Math.min(high, e)),
            colour: d + 1 === draw ? colour : "var(--ink)",
            faint: d + 1 !== draw,
          })),
        ),
        endLabels(
          Plot,
          [
            ...plain.map((rule) => ({ ...rule, colour: "var(--faint)" })),
            ...curves
              .filter(({ y }) => y.length === stops.length)
              .map(({ d, y }) => ({
                words: `draw ${d + 1}`,
                y: Math.min(high, y[y.length - 1]),
                colour: d + 1 === draw ? colour : "var(--ink)",
              })),
          ],
          epochs,
          [low, high],
          height,
        ),
      ],
    }),
    alt: () =>
      `Errors after ${epochs} epochs of ${endsOf(frame).length} draws: ${endsOf(frame).map(three).join(", ") || "none yet"}. Saying the last value again has ${three(baselines.persistence)}, two lags ${three(baselines.lags)}.`,
    columns: () => ({
      epoch: x,
      ...Object.fromEntries(curves.map(({ d, y }) => [`draw${d + 1}`, x.map((_, i) => y[i] ?? NaN)])),
    }),
  };
}

/** What a trained draw says over the series. */
export function programmerSeriesFigure(frame: ProgrammerFrame, draw: number, window: number): Drawing {
  const { goal, predicted, trainCount, length } = frame;
  const d = chosen(frame, draw);
  const x = Float64Array.from(goal, (_, i) => i);
  const [low, high] = [Math.min(...goal), Math.max(...goal)];
  const room = 0.15 * (high - low);
  const said = d < 0 ? new Float64Array() : predicted.subarray(d * goal.length, (d + 1) * goal.length);
  const y = said.map((v) => Math.max(low - room, Math.min(v, high + room)));
  return {
    same: [frame, draw, window],
    height: 380,
    plot: (Plot) => ({
      x: { label: "window", domain: [0, goal.length] },
      y: { label: null, domain: [low - room, high + 2 * room], ticks: 5, tickFormat: short },
      marginTop: 34,
      marks: [
        Plot.rect([0], {
          x1: window - 1 - length,
          x2: window - 1,
          y1: low - room,
          y2: high + 2 * room,
          fill: "var(--rule)",
          fillOpacity: 0.6,
        }),
        ...traceMarks(Plot, [{ x, y: goal, colour: "var(--faint)", faint: true }]),
        ...(y.length ? traceMarks(Plot, [{ x, y, colour }]) : []),
        ...splitMarks(Plot, trainCount, high + 2 * room),
        ...key(Plot, [
          ["goal", "var(--faint)"],
          [`draw ${Math.max(0, d) + 1}`, colour],
        ]),
      ],
    }),
    alt: () =>
      d < 0
        ? "The first draw is still being trained."
        : `Draw ${d + 1} ends with an error of ${three(endsOf(frame)[d])} variances on windows not seen.`,
    columns: () => ({ window: x, goal, says: x.map((_, i) => said[i] ?? NaN) }),
  };
}
