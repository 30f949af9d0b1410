import type { Drawing } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import { bayes, debiased, descent } from "./colours.ts";
import type { PredictionFrame } from "./frames.ts";

/** With whom the layer is compared, in the order of a frame's fits. */
export const rivals = {
  debiased: { words: "one debiased step", colour: debiased },
  descent: { words: "one plain step", colour: descent },
  ridge: { words: "Bayes", colour: bayes },
} as const;
export type Rival = keyof typeof rivals;

/** Slope and R^2 against a rival at a place of the record; the last if none is given. */
export function fitOf({ fits, step }: PredictionFrame, rival: Rival, place = step.length - 1) {
  const at = 6 * place + 2 * Object.keys(rivals).indexOf(rival);
  return { slope: fits[at], r2: fits[at + 1] };
}

/** The place in the record of a moment from 0 to 1. */
export const placeAt = ({ planned, step }: PredictionFrame, at: number): number =>
  Math.min(step.length - 1, Math.round(at * (planned.length - 1)));

/** The layer's answers to the prompts shown, at a place of the record. */
function saidAt({ said, debiased: others }: PredictionFrame, place: number): Float64Array {
  return said.subarray(place * others.length, (place + 1) * others.length);
}

/** The layer's answers against a rival's: on the diagonal they are equal. */
export function scatterFigure(frame: PredictionFrame, at: number, rival: Rival): Drawing {
  const place = placeAt(frame, at);
  const [x, y] = [frame[rival], saidAt(frame, place)];
  const most = 1.05 * Math.max(...[...x].map(Math.abs), 1);
  const { slope, r2 } = fitOf(frame, rival, place);
  const { words, colour } = rivals[rival];
  const inside = (a: number) => Math.max(-most, Math.min(most, a));
  return {
    same: [frame, place, rival],
    height: 380,
    ...(frame.diverged ? { note: "Training diverged: what was last finite is shown." } : {}),
    plot: (Plot) => ({
      x: { label: `answer of ${words}`, domain: [-most, most], ticks: 6 },
      y: { label: "answer of the layer", domain: [-most, most], ticks: 6 },
      marks: [
        Plot.ruleX([0], { stroke: "var(--rule)" }),
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...traceMarks(Plot, [{ x: [-most, most], y: [-most, most], colour: "var(--faint)", dashed: true }]),
        Plot.dot({ length: x.length }, { x, y: y.map(inside), r: 2.4, fill: colour, fillOpacity: 0.75 }),
        Plot.text([`R² = ${r2.toFixed(3)}, slope ${slope.toFixed(2)}`], {
          x: [-most],
          y: [most],
          dx: 8,
          dy: 10,
          textAnchor: "start",
          fontWeight: 600,
          fill: colour,
        }),
      ],
    }),
    alt: () =>
      `At step ${frame.step[place]} the layer’s answers are ${slope.toFixed(3)} times those of ${words}, with R squared ${r2.toFixed(4)}.`,
    columns: () => ({ rival: x, layer: y }),
  };
}

/** How far the layer is from each rival, over training. */
export function agreementFigure(frame: PredictionFrame, at: number): Drawing {
  const { step, planned } = frame;
  const x = Float64Array.from(step.subarray(1));
  const names = Object.keys(rivals) as Rival[];
  const apart = (rival: Rival) =>
    Float64Array.from(x, (_, i) => Math.max(1e-3, 1 - fitOf(frame, rival, i + 1).r2));
  const end = planned.at(-1) ?? 1;
  return {
    same: [frame],
    cursor: Math.max(1, step[placeAt(frame, at)]),
    plot: (Plot) => ({
      x: { label: "step (log scale)", type: "log", domain: [1, end], ticks: 5, tickFormat: "~s" },
      y: { label: "1 − R²", type: "log", domain: [1e-3, 1.2], ticks: 4, tickFormat: "~g" },
      marginRight: 64,
      marks: traceMarks(
        Plot,
        names.map((rival) => ({
          x,
          y: apart(rival),
          colour: rivals[rival].colour,
          ...(x.length ? { label: { debiased: "debiased", descent: "plain", ridge: "Bayes" }[rival] } : {}),
        })),
      ),
    }),
    alt: () =>
      `What a multiple of a rival’s answer does not explain of the layer’s, at step ${step.at(-1)}: ${names.map((rival) => `${(100 * (1 - fitOf(frame, rival).r2)).toFixed(2)} % for ${rivals[rival].words}`).join(", ")}.`,
    columns: () => ({ step: x, ...Object.fromEntries(names.map((rival) => [rival, apart(rival)])) }),
  };
}

const bins = 25;

/** What is left when the best multiple of the rival's answer is taken away. */
export function residualsFigure(frame: PredictionFrame, at: number, rival: Rival): Drawing {
  const place = placeAt(frame, at);
  const { slope } = fitOf(frame, rival, place);
  const rest = saidAt(frame, place).map((y, i) => y - slope * frame[rival][i]);
  const width = 1; // of half the axis, in units of a label's signal
  const counts = new Int32Array(bins);
  for (const r of rest)
    ++counts[Math.max(0, Math.min(bins - 1, Math.floor(((r + width) / (2 * width)) * bins)))];
  const bars = [...counts].map((count, i) => ({ x: -width + (2 * width * i) / bins, count }));
  const spread = Math.sqrt(rest.reduce((sum, r) => sum + r * r, 0) / rest.length);
  return {
    same: [frame, place, rival],
    plot: (Plot) => ({
      x: { label: "layer’s answer less slope times the other’s", domain: [-width, width], ticks: 5 },
      y: { label: "prompts", domain: [0, rest.length], ticks: 4 },
      marks: [
        Plot.rect(bars, {
          x1: "x",
          x2: (b: { x: number }) => b.x + (2 * width) / bins,
          y1: 0,
          y2: "count",
          fill: rivals[rival].colour,
        }),
        Plot.ruleY([0], { stroke: "var(--rule)" }),
      ],
    }),
    alt: () =>
      `The differences of ${rest.length} answers have a root mean square of ${spread.toFixed(3)}; the targets’ is 1.`,
    columns: () => ({ difference: rest }),
  };
}
