import type { Drawing } from "../../src/figures/drawing.ts";
import { traceMarks, type Trace } from "../../src/figures/traces.ts";
import {
  bayesLimit,
  bestDebiasedRisk,
  debiasedStep,
  singleHeadRisk,
  slowStep,
} from "../../src/simulations/in-context-regression/law.ts";
import { kindOf, placeAt, trouble, type TrainingFrame } from "./circuits-figures.ts";
import { bayes, debiased, model, single } from "./colours.ts";
import { endLabels } from "./labels.ts";

/** Steps for a log axis: without step 0. */
const later = <A extends Float64Array | Int32Array>(a: A): A => a.subarray(1) as A;

/** The risk over training, and those of other ways to answer. */
export function riskFigure(frame: TrainingFrame, at: number): Drawing {
  const { step, steps, loss, d, L, noise, end } = frame;
  const risk = later(loss).map((x) => Math.min(x + noise, 2 * (1 + noise)));
  const top = 1.12 * (1 + noise);
  const lines = [
    { y: 1 + noise, words: "predict 0", colour: "var(--faint)" },
    { y: singleHeadRisk(d, L, noise), words: "one head", colour: single },
    { y: bestDebiasedRisk(d, L, noise), words: "debiased step", colour: debiased },
    { y: bayesLimit(d / L, noise), words: "Bayes", colour: bayes },
  ];
  return {
    same: [frame],
    cursor: Math.max(1, step[placeAt(frame, at)]),
    ...(trouble(frame) ? { note: trouble(frame) } : {}),
    plot: (Plot) => ({
      x: { label: "step (log scale)", type: "log", domain: [1, steps], ticks: 5, tickFormat: "~s" },
      y: { label: "risk", domain: [0, top], ticks: 6 },
      marginRight: 96,
      marks: [
        Plot.ruleY(lines, { y: "y", stroke: "colour", strokeDasharray: "5 4" }),
        ...traceMarks(Plot, [
          { x: later(step) as never, y: risk.map((x) => Math.min(x, top)), colour: model },
        ]),
        endLabels(Plot, steps, lines, top / 16),
      ],
    }),
    alt: () =>
      `${trouble(frame)} The risk falls from ${risk[0]?.toFixed(2) ?? "its start"} to ${risk.at(-1)?.toFixed(3) ?? "what is not yet known"}${end ? `; measured at the end ${end.risk.toFixed(4)}, against ${end.debiased.toFixed(4)} for one debiased step and ${end.bayes.toFixed(4)} for Bayes on the same prompts` : ""}.`.trim(),
    columns: () => ({ step: later(step), risk }),
  };
}

/** What has settled when: step size, read-outs, and what is compared. */
export function settlingFigure(frame: TrainingFrame, at: number): Drawing {
  const { step, steps, size, identity, label, d, L, noise } = frame;
  const goal = debiasedStep(d, L, noise);
  const part = size.map((x) => Math.max(-0.2, Math.min(1.3, x / goal)));
  const x = later(step) as never;
  const last = step.length - 1;
  const traces: (Trace & { label: string })[] = [
    { x, y: later(part), colour: model, label: "η / η*" },
    { x, y: later(label), colour: "var(--series-2)", label: "OV: label" },
    { x, y: later(identity), colour: "var(--series-1)", label: "KQ: identity" },
  ];
  return {
    same: [frame],
    cursor: Math.max(1, step[placeAt(frame, at)]),
    plot: (Plot) => ({
      x: { label: "step (log scale)", type: "log", domain: [1, steps], ticks: 5, tickFormat: "~s" },
      y: { label: "part of its final form", domain: [Math.min(0, ...part), 1.2], ticks: 6 },
      marginRight: 88,
      marks: [
        Plot.ruleY([0, 1], { stroke: "var(--rule)" }),
        ...traceMarks(
          Plot,
          traces.map(({ label: words, ...trace }) => (void words, trace)),
        ),
        endLabels(
          Plot,
          Math.max(1, step[last]),
          traces.map(({ y, colour, label: words }) => ({ y: y.at(-1) ?? 0, colour, words })),
          0.09,
        ),
      ],
    }),
    alt: () =>
      `At step ${step[last]} the step size is ${(100 * part[last]).toFixed(0)} % of the best one, the label entries are ${(100 * label[last]).toFixed(1)} % of the read-outs, and multiples of the identity ${(100 * identity[last]).toFixed(1)} % of what is compared.`,
    columns: () => ({ step, stepSize: size, label, identity }),
  };
}

/** Every head's way in the plane of its two numbers, with that of the pattern model from the same start. */
export function planeFigure(frame: TrainingFrame, at: number): Drawing {
  const { omega, mu, H, path, d, L, noise } = frame;
  const place = placeAt(frame, at);
  const column = (a: Float64Array, h: number, rows = a.length / H) =>
    Float64Array.from({ length: rows }, (_, k) => a[k * H + h]);
  const most = (...all: readonly Float64Array[]) =>
    1.08 * Math.max(...all.map((a) => a.reduce((m, x) => Math.max(m, Math.abs(x)), 0)));
  const [right, top] = [Math.min(3, most(omega, path.omega)), Math.min(12, most(mu, path.mu))];
  const inside = (a: Float64Array, end: number) => a.map((x) => Math.max(-end, Math.min(end, x)));
  const slow = Float64Array.from({ length: 80 }, (_, i) => (right * (i + 1)) / 80);
  const share = slow.map((g) => slowStep({ d, L, noise }, g) / (2 * g));
  const near = share.findIndex((m) => m < top);
  const heads = Array.from({ length: H }, (_, h) => ({ h, ...kindOf(frame, place, h) }));
  const curve = (sign: number): Trace => ({
    x: [...slow.slice(near)].map((x) => sign * x),
    y: [...share.slice(near)].map((y) => sign * y),
    colour: debiased,
    dashed: true,
  });
  return {
    same: [frame, place],
    plot: (Plot) => ({
      x: { label: "ω of a head", domain: [-right, right], ticks: 6 },
      y: { label: "μ of a head", domain: [-top, top], ticks: 6 },
      marks: [
        Plot.ruleX([0], { stroke: "var(--rule)" }),
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...traceMarks(Plot, [
          ...(H > 1 && near >= 0 ? [curve(1), curve(-1)] : []),
          ...heads.map(({ h }): Trace => ({
            x: inside(column(path.omega, h), right),
            y: inside(column(path.mu, h), top),
            colour: "var(--faint)",
            dashed: true,
          })),
          ...heads.map(({ h, colour }): Trace => ({
            x: inside(column(omega, h, place + 1), right),
            y: inside(column(mu, h, place + 1), top),
            colour,
          })),
        ]),
        Plot.dot(heads, {
          x: ({ h }: { h: number }) => Math.max(-right, Math.min(right, omega[place * H + h])),
          y: ({ h }: { h: number }) => Math.max(-top, Math.min(top, mu[place * H + h])),
          fill: "colour",
          r: 5,
        }),
      ],
    }),
    alt: () =>
      `Each head moves from near zero into ${H > 1 ? "one of the two quadrants in which omega and mu have the same sign" : "a quadrant in which omega and mu have the same sign"}: ${heads
        .map(({ h }) => `(${omega[place * H + h].toFixed(2)}, ${mu[place * H + h].toFixed(2)})`)
        .join(", ")}.`,
    columns: () => ({
      step: Float64Array.from(omega, (_, i) => frame.step[Math.floor(i / H)]),
      head: Int32Array.from(omega, (_, i) => (i % H) + 1),
      omega,
      mu,
    }),
  };
}
