import type { Markish } from "@observablehq/plot";
import type { Drawing, Marks } from "../../src/figures/drawing.ts";
import { traceMarks, type Trace } from "../../src/figures/traces.ts";
import {
  bestDebiasedRisk,
  debiasedStep,
  lateOmega,
  singleHeadRisk,
} from "../../src/simulations/in-context-regression/law.ts";
import { debiased, model, negative, positive, single } from "./colours.ts";
import type { PhasesFrame } from "./frames.ts";
import { endLabels, type EndLabel } from "./labels.ts";
import { list, signed } from "./words.ts";

const first = 0.1; // where the log axis of time begins

/** One head's curve of a table (points, H), without time 0. */
const column = (table: Float64Array, H: number, h: number): Float64Array =>
  Float64Array.from({ length: table.length / H - 1 }, (_, i) => table[(i + 1) * H + h]);

const later = ({ time }: PhasesFrame): Float64Array => time.subarray(1);

const colourOf = (frame: PhasesFrame, h: number): string =>
  frame.omega[frame.omega.length - frame.H + h] < 0 ? negative : positive;

/** The collapse as a band, and the names of the phases. */
function bands(Plot: Marks, { begins, ends, end }: PhasesFrame, low: number, high: number): Markish[] {
  if (begins === null) return [];
  const until = ends ?? end;
  const places = [
    { x: Math.sqrt(first * begins), words: "I" },
    { x: Math.sqrt(begins * until), words: "II" },
    ...(ends === null ? [] : [{ x: Math.sqrt(ends * end), words: "III" }]),
  ];
  return [
    Plot.rect([0], { x1: begins, x2: until, y1: low, y2: high, fill: "var(--rule)", fillOpacity: 0.45 }),
    Plot.text(places, { x: "x", y: high, dy: 9, text: "words", fill: "var(--faint)", fontWeight: 600 }),
  ];
}

const axis = ({ end }: PhasesFrame) => ({
  label: "time of the flow (log scale)",
  type: "log" as const,
  domain: [first, end],
  ticks: 5,
  tickFormat: "~s",
});

/** Curves of every head from a table (points, H), others over them, and words at their ends, on an axis up to `most`. */
const headsPlot =
  (
    frame: PhasesFrame,
    table: Float64Array,
    label: string,
    most: number,
    others: readonly Trace[],
    words: readonly EndLabel[],
  ): Drawing["plot"] =>
  (Plot) => ({
    x: axis(frame),
    y: { label, domain: [-most, most], ticks: 6 },
    marginRight: 54,
    marks: [
      ...bands(Plot, frame, -most, most),
      Plot.ruleY([0], { stroke: "var(--rule)" }),
      ...traceMarks(Plot, [
        ...Array.from({ length: frame.H }, (_, h): Trace => ({
          x: later(frame),
          y: column(table, frame.H, h),
          colour: colourOf(frame, h),
        })),
        ...others,
      ]),
      ...(words.length ? [endLabels(Plot, frame.end, words, 0)] : []),
    ],
  });

/** The most that a table has, with some room. */
const mostOf = (table: Float64Array): number => 1.15 * table.reduce((m, w) => Math.max(m, Math.abs(w)), 0.05);

/** What each head compares with, and how it falls late. */
export function omegasFigure(frame: PhasesFrame): Drawing {
  const { omega, H, d, L, noise, ends } = frame;
  const x = later(frame);
  const most = mostOf(omega);
  const late = ends === null || H < 2 ? new Float64Array() : x.filter((t) => t > 2 * ends);
  const law = late.map((t) => lateOmega({ d, L, noise }, t));
  const laws = [1, -1].map((sign): Trace => ({
    x: late,
    y: law.map((g) => sign * g),
    colour: debiased,
    dashed: true,
  }));
  const words = late.length ? [{ y: law.at(-1) ?? 0, words: "t^(−1/6)", colour: debiased }] : [];
  return {
    same: [frame],
    plot: headsPlot(frame, omega, "ω", most, laws, words),
    alt: () =>
      `The heads’ omega end at ${list([...omega.slice(-H)].map((w) => signed(w)))} after rising to ${signed(most / 1.15)} at most.`,
    columns: () => ({
      time: x,
      ...Object.fromEntries(Array.from({ length: H }, (_, h) => [`omega${h + 1}`, column(omega, H, h)])),
    }),
  };
}

/** What each head reads out, and the sum. */
export function musFigure(frame: PhasesFrame): Drawing {
  const { mu, H } = frame;
  const x = later(frame);
  const sum = x.map((_, i) => {
    let total = 0;
    for (let h = 0; h < H; ++h) total += mu[(i + 1) * H + h];
    return total;
  });
  const sums = H > 1 ? [{ x, y: sum, colour: model, dashed: true }] : [];
  const words = H > 1 ? [{ y: sum.at(-1) ?? 0, words: "sum", colour: model }] : [];
  return {
    same: [frame],
    plot: headsPlot(frame, mu, "μ", mostOf(mu), sums, words),
    alt: () =>
      `The heads’ mu end at ${list([...mu.slice(-H)].map((w) => signed(w)))}; their sum is ${signed(sum.at(-1) ?? 0, 3)}.`,
    columns: () => ({
      time: x,
      sum,
      ...Object.fromEntries(Array.from({ length: H }, (_, h) => [`mu${h + 1}`, column(mu, H, h)])),
    }),
  };
}

/** The loss, and the step of gradient descent that the heads take together. */
export function lossFigure(frame: PhasesFrame): Drawing {
  const { loss, size, d, L, noise, end, begins, ends } = frame;
  const x = later(frame);
  const eta = debiasedStep(d, L, noise);
  const top = 1.12 * (1 + noise);
  const lines = [
    { y: singleHeadRisk(d, L, noise), words: "one head", colour: single },
    { y: bestDebiasedRisk(d, L, noise), words: "debiased", colour: debiased },
  ];
  const part = size.map((s) => s / eta);
  return {
    same: [frame],
    plot: (Plot) => ({
      x: axis(frame),
      y: { label: "approximate risk, and η / η*", domain: [0, top], ticks: 6 },
      marginRight: 74,
      marks: [
        ...bands(Plot, frame, 0, top),
        Plot.ruleY(lines, { y: "y", stroke: "colour", strokeDasharray: "5 4" }),
        ...traceMarks(Plot, [
          { x, y: part.subarray(1).map((p) => Math.min(p, top)), colour: "var(--faint)" },
          { x, y: loss.subarray(1), colour: model },
        ]),
        endLabels(
          Plot,
          end,
          [
            ...lines,
            { y: Math.min(part.at(-1) ?? 0, top), words: "η / η*", colour: "var(--faint)" },
            { y: (loss.at(-1) ?? 0) - 0.04, words: "risk", colour: model },
          ],
          top / 15,
        ),
      ],
    }),
    alt: () =>
      `The loss falls from ${loss[0].toFixed(2)} to ${(loss.at(-1) ?? 0).toFixed(3)}${begins === null ? "; a tenth of the fall is not reached" : `; a tenth of the fall is done at time ${begins.toFixed(1)}${ends === null ? "" : `, nine tenths at ${ends.toFixed(1)}`}`}.`,
    columns: () => ({ time: x, loss: loss.subarray(1), size: size.subarray(1) }),
  };
}
