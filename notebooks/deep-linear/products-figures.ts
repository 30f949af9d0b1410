import type { Drawing, Marks } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import { logTicks, percent } from "./products-words.ts";
import type products from "../../src/simulations/deep-linear/products.ts";

export type ProductsFrame = ReturnType<(typeof products)["frames"]> extends Generator<infer F> ? F : never;

export const [ofMatrix, ofVectors] = ["var(--series-1)", "var(--series-2)"];
/** What has been drawn so far, in words. */
const extent = ({ drawn, planned, cut }: ProductsFrame): string =>
  `${drawn} ${drawn === 1 ? "product" : "products"}${drawn < planned ? ` of ${planned}` : cut ? ": larger ones take too long" : ""}`;

/** A width of bins that a reader can count in, about a fortieth of the whole. */
const binWidth = (whole: number): number =>
  [0.05, 0.1, 0.25, 0.5, 1, 2, 5].find((w) => w >= whole / 45) ?? 10;

interface Bin {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

/** Shares of some numbers in bins of a width, those that are empty left out. */
function histogram(numbers: Float64Array, width: number): Bin[] {
  const counts = new Map<number, number>();
  for (const x of numbers) {
    const k = Math.floor(x / width + 1e-9); // an edge that rounding has left belongs to the bin above it
    counts.set(k, (counts.get(k) ?? 0) + 1);
  }
  return [...counts].map(([k, count]) => ({
    from: k * width,
    to: (k + 1) * width,
    share: count / numbers.length,
  }));
}

/** Where the singular values lie: as such in shallow products, on a log scale in deep ones. */
export function spectrumFigure(frame: ProductsFrame): Drawing {
  const { linear, depth, logs, lengths, law, exponents } = frame;
  const values = linear ? logs.map((x) => 10 ** x) : logs;
  const vectors = linear ? lengths.map((x) => 10 ** x) : lengths;
  const largest = Math.max(linear ? 2 : 0.5, ...values, ...law.value);
  const smallest = linear ? 0 : Math.min(-1, ...values, ...exponents.map((x) => x * depth));
  const width = binWidth(largest - smallest);
  const bins = histogram(values, width);
  const top = 1.35 * Math.max(0.02, ...bins.map(({ share }) => share));
  return {
    same: [frame],
    plot: (Plot, { narrow }) => ({
      x: {
        label: "singular value",
        domain: [smallest - (linear ? 0 : width), largest + width],
        ...(linear ? { ticks: narrow ? 4 : 7 } : logTicks(smallest, largest, narrow ? 4 : 7)),
      },
      y: { label: "share", domain: [linear ? 0 : -0.05 * top, top], ticks: 4, tickFormat: "~%", clamp: true },
      marks: [
        Plot.rect(bins, {
          x1: "from",
          x2: "to",
          y1: 0,
          y2: "share",
          fill: ofMatrix,
          fillOpacity: 0.55,
          insetLeft: 0.5,
          insetRight: 0.5,
        }),
        ...traceMarks(Plot, [
          {
            x: law.value,
            y: law.density.map((d) => Math.min(top, d * width)),
            colour: ofMatrix,
            dashed: true,
          },
        ]),
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...(linear
          ? []
          : [
              Plot.link(
                Array.from(exponents, (x) => x * depth),
                { x: (x: number) => x, y1: 0, y2: -0.045 * top, stroke: ofMatrix, strokeOpacity: 0.8 },
              ),
            ]),
        Plot.link(vectors, {
          x: (x: number) => x,
          y1: 0.94 * top,
          y2: top,
          stroke: ofVectors,
          strokeOpacity: 0.5,
        }),
        label(
          Plot,
          vectors.length ? ["random vectors’ lengths"] : [],
          vectors[0] ?? 1,
          0.94 * top,
          ofVectors,
          linear,
        ),
        Plot.text(frame.drawn ? [] : ["drawing the first product"], {
          frameAnchor: "middle",
          fill: "var(--faint)",
        }),
      ],
    }),
    alt: () => spectrumWords(frame),
    columns: () => ({
      product: Int32Array.from(logs, (_, i) => Math.floor(i / frame.width) + 1),
      singularValue: logs.map((x) => 10 ** x),
    }),
  };
}

const label = (Plot: Marks, words: string[], x: number, y: number, fill: string, start: boolean) =>
  Plot.text(words, {
    x: [x],
    y: [y],
    dy: 12,
    dx: start ? 0 : 6,
    textAnchor: start ? "middle" : "end",
    fontWeight: 600,
    fill,
  });

function spectrumWords(frame: ProductsFrame): string {
  const { drawn, depth, width, logs, medianLog, lengths } = frame;
  if (!drawn) return "No product has been drawn yet.";
  const sorted = logs.slice().sort();
  return `Singular values of ${extent(frame)}, each of ${depth} matrices of ${width} rows: from ${(10 ** sorted[0]).toExponential(1)} to ${(10 ** sorted[sorted.length - 1]).toPrecision(2)}, median ${(10 ** medianLog[depth]).toPrecision(2)}. ${lengths.length} random vectors of length 1 come out with lengths from ${(10 ** Math.min(...lengths)).toPrecision(2)} to ${(10 ** Math.max(...lengths)).toPrecision(2)}.`;
}

const most = 1500; // dots
const widest = 1.5; // of the plane shown

/** Eigenvalues in the complex plane; those of the central square are left out, and counted. */
export function eigenvaluesFigure(frame: ProductsFrame): Drawing {
  const { re, im, half, share, shareTheory, drawn } = frame;
  const outside = Array.from(re, (x, i) => ({ x, y: im[i] })).filter(
    ({ x, y }) => Math.abs(x) >= half || Math.abs(y) >= half,
  );
  const reach = outside.reduce((r, { x, y }) => Math.max(r, Math.abs(x), Math.abs(y)), 1.1);
  const side = Math.min(widest, 1.06 * reach);
  const shown = outside.filter(({ x, y }) => Math.max(Math.abs(x), Math.abs(y)) <= side).slice(0, most);
  const turn = Array.from({ length: 181 }, (_, k) => (k / 90) * Math.PI);
  const words = [
    ...(share === null ? [] : [`${percent(share, 1)} in the central square, not drawn`]),
    ...(shareTheory === null ? [] : [`theory: ${percent(shareTheory, 1)}`]),
  ];
  return {
    same: [frame],
    plot: (Plot, { width, height, narrow }) => ({
      x: { label: "real part", labelAnchor: "center", domain: [-side, side], ticks: 5 },
      y: { label: "imaginary part", domain: [-side, side], ticks: 5 },
      marginRight: Math.max(narrow ? 84 : 96, width - 52 - (height - 62)), // a square plane
      marks: [
        Plot.line(turn, {
          x: (t: number) => Math.cos(t),
          y: (t: number) => Math.sin(t),
          stroke: "var(--faint)",
          strokeDasharray: "5 4",
        }),
        Plot.dot(shown, { x: "x", y: "y", r: 1.7, fill: ofMatrix, fillOpacity: 0.6 }),
        Plot.rect([half], {
          x1: -half,
          x2: half,
          y1: -half,
          y2: half,
          stroke: "var(--bad)",
          strokeWidth: 1.4,
        }),
        Plot.text(words, {
          x: side,
          y: (_, i: number) => side * (0.95 - 0.62 * i),
          dx: 10,
          textAnchor: "start",
          lineAnchor: "top",
          lineWidth: 7.5,
          fill: (_, i: number) => (i ? "var(--faint)" : "var(--bad)"),
        }),
      ],
    }),
    alt: () =>
      drawn
        ? `Eigenvalues of ${extent(frame)}. ${percent(share ?? 0, 1)} of them lie within ${half} of zero in both coordinates${shareTheory === null ? "" : `; for infinite width theory says ${percent(shareTheory, 1)}`}. The largest modulus is ${Math.max(...Array.from(re, (x, i) => Math.hypot(x, im[i]))).toPrecision(3)}.`
        : "No product has been drawn yet.",
    columns: () => ({ real: re, imaginary: im }),
  };
}
