import type { Drawing } from "../../src/figures/drawing.ts";
import { traceMarks, type Trace } from "../../src/figures/traces.ts";
import { singleHeadRisk } from "../../src/simulations/in-context-regression/law.ts";
import { bayes, debiased, descent, model, single } from "./colours.ts";
import type { HeadsFrame } from "./frames.ts";
import { endLabels } from "./labels.ts";

/** What a reader chooses of the figures. */
export interface HeadsLook {
  readonly scale: string;
  readonly risk: string;
}

/** The risks (lengths) of the m-th layer. */
export const riskOf = ({ risk, axis }: HeadsFrame, m: number): Float64Array =>
  risk.subarray(m * axis.length, (m + 1) * axis.length);

/** Its risk at the length of training; null before it is measured. */
export function atTraining(frame: HeadsFrame, m: number): number | null {
  const i = frame.axis.indexOf(frame.L);
  return i < frame.tried ? riskOf(frame, m)[i] : null;
}

const colours = [single, model, "var(--series-1)", "var(--series-2)"];

const progress = (frame: HeadsFrame): string =>
  frame.trained < frame.heads.length
    ? `Training ${frame.heads[frame.trained]} head${frame.trained ? "s" : ""}: step ${frame.step} of ${frame.steps}.`
    : "";

/** Risk over the length of the test prompts. */
export function lengthsFigure(frame: HeadsFrame, { scale, risk: kind }: HeadsLook): Drawing {
  const { axis, tried, heads, noise, d, L } = frame;
  const log = scale === "log";
  const less = kind === "excess" ? noise : 0;
  const x = Float64Array.from(axis.subarray(0, tried));
  const shown = (a: Float64Array) => a.subarray(0, tried).map((r) => Math.max(1e-4, r - less));
  const theory = Float64Array.from({ length: 60 }, (_, i) => 10 + (90 * i) / 59);
  const curves: (Trace & { words: string })[] = [
    {
      x: theory,
      y: theory.map((l) => singleHeadRisk(d, l, noise) - less),
      colour: single,
      dashed: true,
      words: "",
    },
    { x, y: shown(frame.descent), colour: descent, dashed: true, words: "GD" },
    { x, y: shown(frame.debiased), colour: debiased, dashed: true, words: "debiased" },
    { x, y: shown(frame.bayes), colour: bayes, dashed: true, words: "Bayes" },
    ...[...heads].map((H, m) => ({
      x,
      y: shown(riskOf(frame, m)),
      colour: colours[m],
      words: H === 1 ? "1 head" : "",
    })),
    ...(tried ? [{ x, y: shown(riskOf(frame, 1)), colour: model, dots: true, words: "2, 4, 8 heads" }] : []),
  ];
  const all = curves.flatMap(({ y }) => [...y]);
  const domain = log
    ? [Math.min(...all.filter((y) => y > 1e-4)) / 1.2, Math.max(1, ...all) * 1.1]
    : [0, Math.max(0.6, ...all) * 1.05];
  const note = progress(frame);
  return {
    same: [frame, scale, kind],
    ...(note ? { note } : {}),
    height: 360,
    plot: (Plot) => ({
      x: { label: "examples in a test prompt", domain: [10, 100], ticks: 6 },
      y: {
        label: kind === "excess" ? "risk beyond the noise" : "risk",
        domain,
        ...(log ? { type: "log" as const, tickFormat: "~g" } : {}),
        ticks: 6,
      },
      marginRight: 98,
      marks: [
        Plot.ruleX([L], { stroke: "var(--rule)" }),
        ...traceMarks(Plot, curves),
        ...(tried
          ? [
              endLabels(
                Plot,
                x.at(-1) ?? 10,
                curves.flatMap(({ y, colour, words }) =>
                  words ? [{ y: y.at(-1) ?? 0, words, colour }] : [],
                ),
                log ? Math.log(domain[1] / domain[0]) / 18 : domain[1] / 18,
                log,
              ),
            ]
          : []),
      ],
    }),
    alt: () =>
      tried < axis.length
        ? `${note || "Measuring."} The curves come when all layers are trained.`
        : `Risk at ${L} examples: ${[...heads].map((H, m) => `${atTraining(frame, m)?.toFixed(3)} with ${H} head${H > 1 ? "s" : ""}`).join(", ")}; debiased step ${frame.debiased[axis.indexOf(L)].toFixed(3)}, Bayes ${frame.bayes[axis.indexOf(L)].toFixed(3)}.`,
    columns: () => ({
      length: x,
      descent: frame.descent.slice(0, tried),
      debiased: frame.debiased.slice(0, tried),
      bayes: frame.bayes.slice(0, tried),
      ...Object.fromEntries([...heads].map((H, m) => [`heads${H}`, riskOf(frame, m).slice(0, tried)])),
    }),
  };
}

/** The risks at the length of training, as bars. */
export function barsFigure(frame: HeadsFrame): Drawing {
  const { heads, trained, loss, noise, axis, L } = frame;
  const at = axis.indexOf(L);
  const bars = [...heads].map((H, m) => ({
    x: m,
    risk: atTraining(frame, m) ?? (m === trained ? Math.min(loss, 1 + noise) : 0),
    colour: colours[m],
    opacity: atTraining(frame, m) === null ? 0.4 : 1,
    H,
  }));
  const first = atTraining(frame, 0);
  const lines =
    at < frame.tried
      ? [
          { y: frame.debiased[at], words: "debiased", colour: debiased },
          { y: frame.bayes[at], words: "Bayes", colour: bayes },
        ]
      : [];
  return {
    same: [frame],
    height: 260,
    plot: (Plot) => ({
      x: {
        label: "heads",
        domain: [-0.5, heads.length - 0.5],
        ticks: bars.map(({ x }) => x),
        tickFormat: (x: number) => String(heads[x]),
        tickSize: 0,
      },
      y: {
        label: `risk at ${L} examples`,
        domain: [0, Math.max(0.1, ...bars.map((b) => b.risk)) * 1.15],
        ticks: 5,
      },
      marginRight: 70,
      marks: [
        Plot.rect(bars, {
          x1: (b: { x: number }) => b.x - 0.3,
          x2: (b: { x: number }) => b.x + 0.3,
          y1: 0,
          y2: "risk",
          fill: "colour",
          fillOpacity: "opacity",
        }),
        Plot.ruleY(lines, { y: "y", stroke: "colour", strokeDasharray: "5 4" }),
        endLabels(Plot, heads.length - 0.5, lines, 0.02),
        ...(first === null
          ? []
          : [
              Plot.text(bars, {
                x: "x",
                y: "risk",
                dy: -8,
                text: (b: { risk: number }) => `${b.risk.toFixed(3)}`,
                fill: "colour",
                fontWeight: 600,
              }),
            ]),
      ],
    }),
    alt: () =>
      first === null
        ? `${progress(frame)} Its risk on the last prompts is about ${loss.toFixed(2)}.`
        : `Risks: ${bars.map(({ H, risk }) => `${risk.toFixed(3)} with ${H}`).join(", ")} heads.`,
    columns: () => ({ heads, risk: bars.map(({ risk }) => risk) }),
  };
}
