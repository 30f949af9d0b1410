import type { Drawing } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import { bayes, debiased, descent, model, single } from "./colours.ts";
import type { ShiftsFrame } from "./frames.ts";
import { endLabels } from "./labels.ts";

/** How the prompts are shifted, and what is added to every read-out. */
export interface Shift {
  readonly offset: number; // of labels, b
  readonly mean: number; // of covariates, m
  readonly broken: number; // of read-outs, delta
}

const heads = { pair: 2, single: 1 } as const;
export const answers = {
  descent: { words: "plain", colour: descent, dashed: true },
  ridge: { words: "ridge", colour: bayes, dashed: true },
  debiased: { words: "debiased", colour: debiased, dashed: true },
  single: { words: "1 head", colour: single, dashed: false },
  pair: { words: "2 heads", colour: model, dashed: false },
} as const;
export type Answer = keyof typeof answers;
const names = Object.keys(answers) as Answer[];
const many = 5; // products of a mean

/** Sum of the read-outs of a layer to whose every read-out `broken` is added. */
export const readOutOf = ({ readOuts }: ShiftsFrame, layer: "pair" | "single", broken: number): number =>
  readOuts[layer === "pair" ? 0 : 1] + heads[layer] * broken;

/** The risk at the i-th mean, from mean products of errors: exact in b and delta for these prompts. */
function riskAt(frame: ShiftsFrame, who: Answer, i: number, { offset: b, broken }: Shift): number {
  const [ee, eK, KK, e, K] = frame[who].subarray(i * many, (i + 1) * many);
  if (who !== "pair" && who !== "single") return frame.noise + ee + 2 * b * eK + b * b * KK;
  const c = b * readOutOf(frame, who, broken);
  return frame.noise + ee + 2 * broken * eK + broken * broken * KK + 2 * c * (e + broken * K) + c * c;
}

/** The risk of an answer to shifted prompts; between two means that were tried by a straight line. */
export function riskOf(frame: ShiftsFrame, who: Answer, shift: Shift): number {
  const place = 10 * shift.mean;
  const low = Math.min(Math.floor(place), frame.tried - 1);
  const high = Math.min(low + 1, frame.tried - 1);
  const part = Math.max(0, Math.min(1, place - low));
  return (1 - part) * riskAt(frame, who, low, shift) + part * riskAt(frame, who, high, shift);
}

const waiting = ({ training, tried, means }: ShiftsFrame): string =>
  training ? `Training ${training}.` : tried < means.length ? "Trying shifted prompts." : "";

/** Risks of all answers along one of the shifts, on a log axis. */
function along(
  frame: ShiftsFrame,
  shift: Shift,
  name: "offset" | "mean",
  label: string,
  x: Float64Array,
): Drawing {
  const curves = frame.tried
    ? names.map((who) => ({
        ...answers[who],
        who,
        x,
        y: x.map((v) => riskOf(frame, who, { ...shift, [name]: v })),
      }))
    : [];
  const all = curves.flatMap(({ y }) => [...y]);
  const domain: [number, number] = [Math.min(0.1, ...all) / 1.15, Math.max(5, ...all) * 1.3];
  const note = waiting(frame);
  return {
    same: [frame, ...Object.entries(shift).flatMap(([key, v]) => (key === name ? [] : [v]))],
    cursor: shift[name],
    ...(note ? { note } : {}),
    plot: (Plot) => ({
      x: { label, domain: [0, name === "offset" ? 3 : 1.5], ticks: 6 },
      y: { label: "risk (log scale)", type: "log", domain, ticks: 4, tickFormat: "~g" },
      marginRight: 72,
      marks: [
        ...traceMarks(Plot, curves),
        endLabels(
          Plot,
          x.at(-1) ?? 0,
          curves.map(({ y, words, colour }) => ({ y: y.at(-1) ?? 1, words, colour })),
          Math.log(domain[1] / domain[0]) / 15,
          true,
        ),
      ],
    }),
    alt: () =>
      frame.tried
        ? `Risk at ${name === "offset" ? `b = ${shift.offset}` : `m = ${shift.mean}`}: ${curves.map(({ who, words }) => `${words} ${riskOf(frame, who, shift).toFixed(3)}`).join(", ")}.`
        : note,
    columns: () => ({ [name]: x, ...Object.fromEntries(curves.map(({ who, y }) => [who, y])) }),
  };
}

const offsets = Float64Array.from({ length: 61 }, (_, i) => i / 20);

/** Risks over what is added to all labels. */
export const offsetsFigure = (frame: ShiftsFrame, shift: Shift): Drawing =>
  along(frame, shift, "offset", "b, added to all labels of a prompt", offsets);

/** Risks over the mean of the covariates. */
export const meansFigure = (frame: ShiftsFrame, shift: Shift): Drawing =>
  along(frame, shift, "mean", "m, mean of every covariate", frame.means.slice(0, frame.tried));

/** The risk of two heads whose read-outs no longer cancel, over what is added to each. */
export function brokenFigure(frame: ShiftsFrame, shift: Shift): Drawing {
  const { L, noise, tried } = frame;
  const x = tried ? Float64Array.from({ length: 51 }, (_, i) => i / 50) : new Float64Array(0);
  const y = x.map((broken) => riskOf(frame, "pair", { ...shift, broken }));
  // Mean square of a context's mean label: of beta times the mean of L covariates, with their noise, and m times sum beta.
  const plain = (1 + noise) / L + shift.mean ** 2;
  const start = tried ? riskOf(frame, "pair", { ...shift, broken: 0 }) : 0;
  const law = x.map((broken) => start + (2 * broken) ** 2 * (shift.offset ** 2 + plain));
  const top = 1.08 * Math.max(0.5, ...y, ...law);
  return {
    same: [frame, shift.offset, shift.mean],
    cursor: shift.broken,
    plot: (Plot) => ({
      x: { label: "δ, added to both read-outs", domain: [0, 1], ticks: 5 },
      y: { label: "risk of two heads", domain: [0, top], ticks: 5 },
      marks: traceMarks(Plot, [
        { x, y, colour: model },
        { x, y: law, colour: debiased, dashed: true },
      ]),
    }),
    alt: () =>
      tried
        ? `Two heads have the risk ${start.toFixed(3)} with read-outs that cancel, and ${y.at(-1)?.toFixed(3)} when 1 is added to both.`
        : "Layers are being trained.",
    columns: () => ({ added: x, risk: y, law }),
  };
}
