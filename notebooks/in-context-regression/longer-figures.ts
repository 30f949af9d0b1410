import type { Drawing } from "../../src/figures/drawing.ts";
import { traceMarks, type Trace } from "../../src/figures/traces.ts";
import { debiasedRisk, debiasedStep, descentRisk } from "../../src/simulations/in-context-regression/law.ts";
import { bayes, debiased, model, negative, single } from "./colours.ts";
import type { LongerFrame } from "./frames.ts";
import { endLabels } from "./labels.ts";

/** Whether the sum of linear attention is divided by the length of the prompt at hand. */
export interface LongerLook {
  readonly sum: string;
}

/** Risk over the length of test prompts. */
export function longerFigure(frame: LongerFrame, { sum }: LongerLook): Drawing {
  const { axis, tried, L, d, noise, size, training } = frame;
  const x = Float64Array.from(axis.subarray(0, tried));
  const [low, high] = [axis[0], axis[axis.length - 1]];
  const grid = Float64Array.from({ length: 80 }, (_, i) => low * (high / low) ** (i / 79));
  const eta = debiasedStep(d, L, noise);
  const shown = (a: Float64Array) => a.subarray(0, tried).map((r) => Math.max(r, 1e-3));
  const linear = sum === "raw" ? frame.raw : frame.divided;
  const curves: (Trace & { words: string })[] = [
    {
      x: grid,
      y: grid.map((l) => debiasedRisk(eta, d, l, noise)),
      colour: debiased,
      dashed: true,
      words: "",
    },
    ...(size > 0
      ? [
          {
            x: grid,
            y: grid.map((l) => descentRisk(sum === "raw" ? (size * l) / L : size, d, l, noise)),
            colour: negative,
            dashed: true,
            words: "",
          },
        ]
      : []),
    { x, y: shown(frame.bayes), colour: bayes, dashed: true, words: "Bayes" },
    { x, y: shown(linear), colour: negative, words: "linear" },
    { x, y: shown(frame.single), colour: single, words: "1 head" },
    { x, y: shown(frame.pair), colour: model, words: "2 heads" },
  ];
  const all = curves.flatMap(({ y }) => [...y]);
  const domain: [number, number] = [
    Math.min(0.1, ...all.filter((y) => y > 1e-3)) / 1.2,
    Math.max(1.2, ...all) * 1.2,
  ];
  return {
    same: [frame, sum],
    height: 380,
    ...(training ? { note: `Training ${training}.` } : {}),
    plot: (Plot) => ({
      x: {
        label: "examples in a test prompt (log scale)",
        type: "log",
        domain: [low, high],
        ticks: [...axis],
        tickFormat: String,
      },
      y: { label: "risk (log scale)", type: "log", domain, ticks: 5, tickFormat: "~g" },
      marginRight: 70,
      marks: [
        Plot.ruleX([L], { stroke: "var(--faint)", strokeDasharray: "1 4" }),
        ...traceMarks(
          Plot,
          curves.map(({ words, ...trace }) => (void words, trace)),
        ),
        ...(tried
          ? [
              endLabels(
                Plot,
                x.at(-1) ?? low,
                curves.flatMap(({ y, colour, words }) =>
                  words ? [{ y: y.at(-1) ?? 1, words, colour }] : [],
                ),
                Math.log(domain[1] / domain[0]) / 20,
                true,
              ),
            ]
          : []),
      ],
    }),
    alt: () =>
      tried < axis.length
        ? "The layers are being trained and tried."
        : `From ${low} to ${high} examples the risk goes from ${frame.pair[0].toFixed(3)} to ${frame.pair.at(-1)?.toFixed(3)} with two softmax heads, from ${linear[0].toFixed(3)} to ${linear.at(-1)?.toFixed(3)} with linear attention${sum === "raw" ? "" : " divided by the length"}.`,
    columns: () => ({
      length: x,
      twoHeads: frame.pair.slice(0, tried),
      oneHead: frame.single.slice(0, tried),
      linearSum: frame.raw.slice(0, tried),
      linearMean: frame.divided.slice(0, tried),
      bayes: frame.bayes.slice(0, tried),
    }),
  };
}
