import type { Drawing } from "../../src/figures/drawing.ts";
import { short } from "../../src/figures/numbers.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type { UnitsFrame } from "./frames.ts";
import { looks, three } from "./looks.ts";

type Which = "own" | "wide";

const colours = { own: looks.qrnn.colour, wide: "var(--series-2)" } as const;
const scales = { own: "own scale", wide: "stretched" } as const;
const last = (values: Float64Array): number => values[values.length - 1];

/** The last errors of both networks in some unit, and how many times the frozen one's the other is. */
export function contest(frame: UnitsFrame, which: Which) {
  const { frozen, full } = frame[which];
  return { frozen: last(frozen), full: last(full), ratio: last(frozen) / last(full) };
}

/** The frozen reservoir's last error over the learning rate, in both units. */
export function sweepFigure(frame: UnitsFrame): Drawing {
  const { rates, rate, epochs, own, wide } = frame;
  const sides = [
    { which: "own", ...own },
    { which: "wide", ...wide },
  ] as const;
  const low = Math.min(own.solved, wide.solved, ...own.swept, ...wide.swept) / 1.6;
  return {
    same: [own.swept, wide.swept],
    cursor: rate,
    plot: (Plot) => ({
      x: { label: "learning rate", type: "log", domain: [1e-4, 0.1], ticks: 4, tickFormat: short },
      y: {
        label: "error on windows not seen, in variances",
        type: "log",
        domain: [low, 40],
        clamp: true,
        ticks: 5,
        tickFormat: short,
      },
      marginRight: 84,
      marks: [
        Plot.ruleY([1], { stroke: "var(--rule)" }),
        ...sides.flatMap(({ which, swept, solved }) => [
          Plot.ruleY([solved], { stroke: colours[which], strokeDasharray: "1 4" }),
          Plot.text([which === "own" ? "solved, own" : "solved"], {
            x: [0.1],
            y: [solved],
            dx: 6,
            textAnchor: "start",
            fill: colours[which],
          }),
          ...traceMarks(Plot, [
            { x: rates, y: swept.map((e) => Math.min(e, 40)), colour: colours[which], label: scales[which] },
          ]),
        ]),
      ],
    }),
    alt: () =>
      `After ${epochs} epochs of the readout alone the error at the series’ own scale is least, ${three(Math.min(...own.swept))} variances, at some middle rate, and ${three(last(own.swept))} at the rate 0.1. Stretched it is ${three(last(wide.swept))} there. Solved for by least squares it is ${three(own.solved)} and ${three(wide.solved)}.`,
    columns: () => ({ rate: rates, own: own.swept, wide: wide.swept }),
  };
}

/** Both networks over the epochs in one unit, on axes that both units share. */
export function unitFigure(frame: UnitsFrame, which: Which): Drawing {
  const { stops, epochs, own, wide } = frame;
  const { frozen, full } = frame[which];
  const all = [...own.frozen, ...wide.frozen, ...own.full, ...wide.full].filter((e) => e > 0);
  const [low, high] = [Math.min(0.05, ...all) / 1.5, 10];
  const inside = (errors: Float64Array): Float64Array => errors.map((e) => Math.min(e, high));
  const x = Float64Array.from(stops);
  return {
    same: [frame],
    plot: (Plot) => ({
      x: { label: "epoch", domain: [0, epochs], ticks: 5 },
      y: {
        label: "error on windows not seen, in variances",
        type: "log",
        domain: [low, high],
        ticks: 5,
        tickFormat: short,
      },
      marginRight: 62,
      marks: [
        Plot.ruleY([1], { stroke: "var(--rule)" }),
        ...traceMarks(Plot, [
          { x, y: inside(frozen), colour: colours[which], label: "frozen" },
          {
            x: x.subarray(0, full.length),
            y: inside(full),
            colour: "var(--ink)",
            dashed: true,
            ...(Math.abs(Math.log(contest(frame, which).ratio)) > 0.35 ? { label: "trained" } : {}),
          },
        ]),
      ],
    }),
    alt: () =>
      `${which === "own" ? "At its own scale" : "Stretched"} the frozen reservoir ends at ${three(last(frozen))} variances and the fully trained network (dashed) at ${three(full.length ? last(full) : frozen[0])}.`,
    columns: () => ({ epoch: stops, frozen, full }),
  };
}
