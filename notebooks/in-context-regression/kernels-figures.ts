import type { Drawing } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import { debiased, model, negative, positive, single } from "./colours.ts";
import type { KernelsFrame } from "./frames.ts";
import { endLabels } from "./labels.ts";

const largest = (a: Float64Array): number => a.reduce((most, x) => Math.max(most, Math.abs(x)), 1e-12);
const reach = 2.7; // of each plane, in standard deviations of a covariate

/** The four sets of weights, each in a plane with the examples where they lie. */
export function planesFigure(frame: KernelsFrame): Drawing {
  const { x, query, plus, minus, pair, step, L, omega } = frame;
  const unit = Math.max(largest(plus), largest(minus));
  const planes = [
    { name: "head with ω", weights: plus, unit, colour: positive, centred: false },
    { name: "head with −ω", weights: minus, unit, colour: negative, centred: false },
    { name: "difference / 2ω", weights: pair, unit: largest(pair), colour: null, centred: true },
    { name: "gradient step", weights: step, unit: largest(step), colour: null, centred: true },
  ];
  const inside = (v: number) => Math.max(-reach, Math.min(reach, v));
  const [meanX, meanY] = [0, 1].map((i) => x.reduce((sum, v, k) => sum + (k % 2 === i ? v / L : 0), 0));
  const length = Math.hypot(query[0], query[1]);
  return {
    same: [frame],
    height: 300,
    plot: (Plot, { narrow }) => {
      const cols = narrow ? 2 : 4;
      const [wide, high] = [2.12 * reach, narrow ? 2.35 * reach : 2.2 * reach];
      const middle = (k: number) => [(k % cols) * wide, -Math.floor(k / cols) * high];
      const dots = planes.flatMap(({ weights, unit, colour }, k) =>
        [...weights].map((w, l) => ({
          x: middle(k)[0] + inside(x[2 * l]),
          y: middle(k)[1] + inside(x[2 * l + 1]),
          r: 1 + (narrow ? 6 : 8) * Math.sqrt(Math.abs(w) / unit),
          colour: colour ?? (w > 0 ? positive : negative),
        })),
      );
      // Where a step gives nothing: across the query, through the mean of the examples.
      const [along, across] = [query[0] / length, -query[1] / length];
      const borders = planes.flatMap(({ centred }, k) => {
        const far = 1.5;
        const at = (t: number) => [middle(k)[0] + meanX + t * across, middle(k)[1] + meanY + t * along];
        const [[x1, y1], [x2, y2]] = [at(-far), at(far)];
        return centred ? [{ x1, y1, x2, y2 }] : [];
      });
      return {
        x: { domain: [-reach, (cols - 1) * wide + reach], axis: null },
        y: { domain: [-reach - (4 / cols - 1) * high, reach + 0.8], axis: null },
        marginLeft: 6,
        marginRight: 6,
        marginTop: 8,
        marginBottom: 8,
        marks: [
          Plot.rect(planes, {
            x1: (_: unknown, k: number) => middle(k)[0] - reach,
            x2: (_: unknown, k: number) => middle(k)[0] + reach,
            y1: (_: unknown, k: number) => middle(k)[1] - reach,
            y2: (_: unknown, k: number) => middle(k)[1] + reach,
            stroke: "var(--rule)",
            fill: "none",
          }),
          Plot.link(borders, {
            x1: "x1",
            x2: "x2",
            y1: "y1",
            y2: "y2",
            stroke: "var(--faint)",
            strokeDasharray: "3 4",
          }),
          Plot.link(planes, {
            x1: (_: unknown, k: number) => middle(k)[0],
            x2: (_: unknown, k: number) => middle(k)[0] + inside(query[0]),
            y1: (_: unknown, k: number) => middle(k)[1],
            y2: (_: unknown, k: number) => middle(k)[1] + inside(query[1]),
            stroke: "var(--ink)",
            strokeWidth: 1.5,
          }),
          Plot.dot(dots, { x: "x", y: "y", r: "r", fill: "colour", fillOpacity: 0.75 }),
          Plot.dot(planes, {
            x: (_: unknown, k: number) => middle(k)[0] + inside(query[0]),
            y: (_: unknown, k: number) => middle(k)[1] + inside(query[1]),
            r: 4,
            fill: "var(--paper)",
            stroke: "var(--ink)",
            strokeWidth: 1.6,
          }),
          Plot.text(planes, {
            x: (_: unknown, k: number) => middle(k)[0],
            y: (_: unknown, k: number) => middle(k)[1] + reach,
            dy: -8,
            text: "name",
            fill: "var(--ink)",
            fontWeight: 600,
          }),
        ],
      };
    },
    alt: () =>
      `Weights of ${L} labels at ω = ${omega}. The largest weight of the head with ω is ${largest(plus).toFixed(3)}, of the head with −ω ${largest(minus).toFixed(3)}, where 1/L is ${(1 / L).toFixed(3)}. Their difference has the squared correlation ${frame.own.pair.toFixed(4)} with the weights of a gradient step.`,
    columns: () => ({
      x1: x.filter((_, k) => k % 2 === 0),
      x2: x.filter((_, k) => k % 2 === 1),
      plus,
      minus,
      pair,
      step,
    }),
  };
}

/** The weights of the pair against those of a step, for the prompt in the plane. */
export function weightsFigure(frame: KernelsFrame): Drawing {
  const { pair, step, plus, omega, L, own } = frame;
  const one = plus.map((p) => (p - 1 / L) / omega);
  const reach = 1.08 * largest(step);
  const top = Math.max(reach, 1.08 * largest(pair));
  const bottom = -top;
  const inside = (v: number) => Math.max(bottom, Math.min(top, v));
  return {
    same: [frame],
    plot: (Plot) => ({
      x: { label: "weight in a gradient step", domain: [-reach, reach], ticks: 4 },
      y: { label: "weight in the layer", domain: [bottom, top], ticks: 5 },
      marks: [
        Plot.ruleX([0], { stroke: "var(--rule)" }),
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...traceMarks(Plot, [
          { x: [-reach, reach], y: [-reach, reach], colour: debiased, dashed: true },
          { x: step, y: one.map(inside), colour: single, dots: true },
          { x: step, y: pair, colour: model, dots: true },
        ]),
        ...[`two heads: r² = ${own.pair.toFixed(3)}`, `one head: r² = ${own.head.toFixed(3)}`].map(
          (words, i) =>
            Plot.text([words], {
              x: [-reach],
              y: [top],
              dx: 6,
              dy: 9 + 16 * i,
              textAnchor: "start",
              fontWeight: 600,
              fill: i ? single : model,
            }),
        ),
      ],
    }),
    alt: () =>
      `Squared correlation with the weights of a gradient step: ${own.pair.toFixed(4)} for the two heads, ${own.head.toFixed(4)} for one.`,
    columns: () => ({ step, pair, one }),
  };
}

/** How far the weights are from those of a step, over the scale, on many prompts. */
export function likenessFigure(frame: KernelsFrame): Drawing {
  const { scales, pairs, heads, omega, tried, d } = frame;
  const short = (a: Float64Array) => a.map((r) => Math.max(1e-8, 1 - r));
  const some = tried > 0;
  const x = some ? scales : scales.subarray(0, 0);
  const [two, one] = [short(pairs), short(heads)];
  return {
    same: [frame],
    cursor: omega,
    plot: (Plot) => ({
      x: { label: "ω (log scale)", type: "log", domain: [0.02, 2], ticks: 4, tickFormat: "~g" },
      y: { label: "1 − r² (log scale)", type: "log", domain: [1e-7, 1.5], ticks: 5, tickFormat: "~g" },
      marginLeft: 56,
      marginRight: 66,
      marks: [
        ...traceMarks(Plot, [
          { x, y: one, colour: single },
          { x, y: two, colour: model },
          { x, y: one, colour: single, dots: true },
          { x, y: two, colour: model, dots: true },
        ]),
        ...(some
          ? [
              endLabels(
                Plot,
                2,
                [
                  { y: one.at(-1) ?? 1, words: "one head", colour: single },
                  { y: two.at(-1) ?? 1, words: "two heads", colour: model },
                ],
                1.2,
                true,
              ),
            ]
          : []),
      ],
    }),
    alt: () =>
      some
        ? `On ${tried} prompts of ${d} covariates, what is missing to a squared correlation of 1: ${[...scales].map((s, k) => `${two[k].toPrecision(2)} for two heads and ${one[k].toPrecision(2)} for one at ω = ${s}`).join("; ")}.`
        : "The prompts are being drawn.",
    columns: () => ({ omega: x, pair: two, head: one }),
  };
}
