import type { Drawing } from "../../src/figures/drawing.ts";
import { short } from "../../src/figures/numbers.ts";
import { series, traceMarks, type Trace } from "../../src/figures/traces.ts";
import type { PerturbedFrame } from "./perturbed-figures.ts";

const [ofDifference, ofStrength] = [series(0), series(1)];

/** The difference of the layers over the steps: its mean over many paths, the law, and the law without what u does. */
export function differenceFigure(frame: PerturbedFrame): Drawing {
  const { difference, gap, kind, escaped, paths } = frame;
  const { step, mean, rms, law, simple } = difference;
  const recorded = step.length;
  const gone = mean.findIndex((c) => Math.abs(c) < 0.004 * gap);
  const until = kind === "labels" && gone > 0 ? step[gone] : frame.steps;
  const shown = step.filter((n) => n <= until).length;
  const cut = (y: Float64Array) => ({ x: step.subarray(0, shown), y: y.subarray(0, shown) });
  const top = 1.12 * Math.max(gap, ...(kind === "gradient" ? rms : []), 0.1);
  const traces: Trace[] = [
    ...(kind === "gradient" ? [{ ...cut(rms), colour: ofDifference, faint: true }] : []),
    { ...cut(mean), colour: ofDifference },
    ...(kind === "labels" ? [{ ...cut(simple), colour: "var(--faint)", dashed: true }] : []),
    ...(law ? [{ ...cut(law), colour: "var(--ink)", dashed: true }] : []),
  ];
  return {
    same: [frame],
    plot: (Plot, { narrow }) => ({
      x: { label: "step", domain: [0, until], ticks: narrow ? 3 : 5, tickFormat: short },
      y: { label: "difference of the layers, c", domain: [Math.min(0, -0.1 * top), top], ticks: 5 },
      clip: true,
      marks: [
        Plot.ruleY([gap], { stroke: "var(--faint)", strokeDasharray: "1 4" }),
        ...traceMarks(Plot, traces),
        ...(kind === "gradient" && shown > 1
          ? [
              Plot.text(["root mean square"], {
                ...{ x: [step[shown - 1]], y: [rms[shown - 1]], dy: -8, textAnchor: "end" },
                fill: ofDifference,
              }),
              Plot.text(["mean"], {
                ...{ x: [step[shown - 1]], y: [mean[shown - 1]], dy: 11, textAnchor: "end" },
                ...{ fill: ofDifference, fontWeight: 600 },
              }),
            ]
          : []),
      ],
    }),
    alt: () =>
      recorded < 2
        ? "No path has been followed yet."
        : `After ${step[recorded - 1]} steps the mean difference over ${paths} paths is ${short(mean[recorded - 1])}; it was ${short(gap)} at the start.${law ? ` The law says ${short(law[recorded - 1])}.` : ""}${escaped ? " Then a path escapes." : ""}`,
    columns: () => ({ step, mean, rootMeanSquare: rms, law: law ?? [], withoutStrength: simple }),
  };
}

/** The strengths at which mode 2 is found once it has come to rest, with the law's normal curve. */
export function spreadFigure(frame: PerturbedFrame): Drawing {
  const { spread, rest, escaped } = frame;
  if (!spread)
    return {
      same: [frame],
      plot: () => ({ x: { label: "strength of mode 2", domain: [0, 2] }, y: { axis: null }, marks: [] }),
      alt: () => (escaped ? "A path has escaped before any came to rest." : "No path has come to rest yet."),
      columns: () => ({}),
    };
  const { low, width, density, mean, variance } = spread;
  const bars = Array.from(density, (d, k) => ({ x1: low + k * width, x2: low + (k + 1) * width, d }));
  const sigma = rest ? Math.sqrt(rest.variance) : 0;
  const x = Float64Array.from({ length: 121 }, (_, k) => low + (k / 120) * density.length * width);
  const y = x.map((u) => Math.exp(-(((u - rest!.mean) / sigma) ** 2) / 2) / (sigma * Math.sqrt(2 * Math.PI)));
  return {
    same: [frame],
    plot: (Plot, { narrow }) => ({
      x: {
        label: "strength of mode 2",
        domain: [low, low + density.length * width],
        ticks: narrow ? 3 : 5,
      },
      y: { axis: null, domain: [0, 1.15 * Math.max(...density)] },
      clip: true,
      marks: [
        Plot.rect(bars, { x1: "x1", x2: "x2", y1: 0, y2: "d", fill: ofStrength, fillOpacity: 0.45 }),
        ...(sigma > 1e-6 ? traceMarks(Plot, [{ x, y, colour: "var(--ink)", dashed: true }]) : []),
        Plot.ruleX([frame.s[1]], { stroke: "var(--faint)", strokeDasharray: "1 4" }),
        Plot.ruleY([0], { stroke: "var(--axis, var(--faint))" }),
      ],
    }),
    alt: () =>
      `In the last quarter mode 2 has the mean strength ${short(mean)} and the variance ${short(variance)}.${rest ? ` The law says ${short(rest.mean)} and ${short(rest.variance)}.` : ""}`,
    columns: () => ({
      from: bars.map(({ x1 }) => x1),
      to: bars.map(({ x2 }) => x2),
      density,
    }),
  };
}
