import type { Drawing } from "../../src/figures/drawing.ts";
import { pairRisk } from "../../src/simulations/in-context-regression/law.ts";
import { debiased, negative, positive, single } from "./colours.ts";
import type { StartsFrame } from "./frames.ts";
import { endLabels } from "./labels.ts";
import { signed } from "./words.ts";

/** The risk above which a layer counts as trapped: half-way between one head and two. */
export const edge = ({ debiased: low, single: high }: StartsFrame): number => (low + high) / 2 + 0.02;

export const trappedOf = (frame: StartsFrame): number =>
  [...frame.risk].filter((r) => r > edge(frame)).length;

/** The heads of all runs, those that are off told apart: |mu| below a tenth of the largest of the run. */
export function headsIn({ omega, mu, risk, H }: StartsFrame) {
  return [...mu].map((m, i) => {
    const run = Math.floor(i / H);
    const most = Math.max(...mu.subarray(run * H, (run + 1) * H).map(Math.abs));
    const off = Math.abs(m) < 0.1 * most;
    const colour = off ? "var(--faint)" : omega[i] > 0 ? positive : negative;
    return { run, omega: omega[i], mu: m, risk: risk[run], off, colour };
  });
}

/** Where the heads of all runs ended, in the plane of their two numbers. */
export function quadrantsFigure(frame: StartsFrame): Drawing {
  const heads = headsIn(frame);
  const most = (get: (h: (typeof heads)[number]) => number, least: number) =>
    1.15 * heads.reduce((m, h) => Math.max(m, Math.abs(get(h))), least);
  const [right, top] = [most((h) => h.omega, 0.4), most((h) => h.mu, 1.5)];
  const shaded = [
    { x1: 0, x2: right, y1: 0, y2: top },
    { x1: -right, x2: 0, y1: -top, y2: 0 },
  ];
  const off = heads.filter((h) => h.off).length;
  return {
    same: [frame],
    plot: (Plot) => ({
      x: { label: "ω of a head", domain: [-right, right], ticks: 6 },
      y: { label: "μ of a head", domain: [-top, top], ticks: 6 },
      marks: [
        Plot.rect(shaded, { x1: "x1", x2: "x2", y1: "y1", y2: "y2", fill: "var(--rule)", fillOpacity: 0.35 }),
        Plot.ruleX([0], { stroke: "var(--faint)" }),
        Plot.ruleY([0], { stroke: "var(--faint)" }),
        Plot.dot(heads, {
          x: "omega",
          y: "mu",
          r: (h: { mu: number }) => 2 + 3 * Math.sqrt(Math.abs(h.mu) / top),
          fill: (h: { risk: number; colour: string }) => (h.risk > edge(frame) ? "none" : h.colour),
          stroke: "colour",
          strokeWidth: 1.6,
        }),
      ],
    }),
    alt: () =>
      `${heads.length} heads of ${frame.done} layers: ${heads.filter((h) => !h.off && h.omega > 0).length} positive, ${heads.filter((h) => !h.off && h.omega < 0).length} negative, ${off} off. Open circles belong to trapped layers.`,
    columns: () => ({
      run: heads.map((h) => h.run + 1),
      omega: heads.map((h) => h.omega),
      mu: heads.map((h) => h.mu),
    }),
  };
}

/** The final risk of every run. */
export function stripFigure(frame: StartsFrame): Drawing {
  const dots = [...frame.risk].map((risk, i) => ({
    risk,
    run: i + 1,
    colour: risk > edge(frame) ? single : debiased,
  }));
  const lines = [
    { y: frame.debiased, words: "debiased", colour: debiased },
    { y: frame.single, words: "one head", colour: single },
  ];
  return {
    same: [frame],
    plot: (Plot) => ({
      x: { label: "start", domain: [0.5, frame.runs + 0.5], ticks: dots.map(({ run }) => run), tickSize: 0 },
      y: { label: "risk at the end", domain: [0.2, Math.max(0.46, ...frame.risk) + 0.02], ticks: 5 },
      marginRight: 72,
      marks: [
        Plot.ruleY(lines, { y: "y", stroke: "colour", strokeDasharray: "5 4" }),
        Plot.dot(dots, { x: "run", y: "risk", r: 4.5, fill: "colour" }),
        endLabels(Plot, frame.runs + 0.5, lines, 0.018),
      ],
    }),
    alt: () =>
      `${frame.done} starts are done: ${trappedOf(frame)} of them end near the risk of a single head, the others near ${frame.debiased.toFixed(3)}.`,
    columns: () => ({ start: dots.map(({ run }) => run), risk: frame.risk }),
  };
}

const cells = 60;
const reach = 0.8; // of omega, on both axes

/** The loss over the two omega of a pair, with where the runs ended. */
export function landscapeFigure(frame: StartsFrame): Drawing {
  const values = new Float64Array(cells * cells);
  const at = (i: number) => -reach + (2 * reach * (i + 0.5)) / cells;
  for (let i = 0; i < cells; ++i)
    for (let j = 0; j < cells; ++j)
      values[i * cells + j] = pairRisk(at(j), at(cells - 1 - i), 5, 40, 0.1) - frame.single;
  const ends = Array.from({ length: frame.H === 2 ? frame.done : 0 }, (_, r) => ({
    x: frame.omega[2 * r],
    y: frame.omega[2 * r + 1],
  }));
  return {
    same: [frame],
    heat: { rows: cells, cols: cells, values, full: 0.16 },
    ...(frame.H === 2 ? {} : { note: "This map is of two heads: set the heads to 2 to see the runs on it." }),
    plot: (Plot, { width, height }) => ({
      x: { label: "ω of head 1", domain: [-reach, reach], ticks: 5 },
      y: { label: "ω of head 2", domain: [-reach, reach], ticks: 5 },
      marginRight: Math.max(22, width - 52 - (height - 62)),
      marks: [
        Plot.ruleX([0], { stroke: "var(--rule)" }),
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        Plot.dot(ends, {
          x: "x",
          y: "y",
          r: 4,
          fill: "var(--paper)",
          stroke: "var(--ink)",
          strokeWidth: 1.6,
        }),
      ],
    }),
    alt: () =>
      `Orange, where the two omega have opposite signs, is below the risk of a single head; with equal signs no place is. The runs ended at ${ends.map(({ x, y }) => `(${signed(x)}, ${signed(y)})`).join(", ") || "places that are not shown for this number of heads"}.`,
    columns: () => ({
      first: Float64Array.from(values, (_, k) => at(k % cells)),
      second: Float64Array.from(values, (_, k) => at(cells - 1 - Math.floor(k / cells))),
      beyondSingle: values,
    }),
  };
}
