import type { Drawing } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import { ofMatrix, ofVectors, type ProductsFrame } from "./products-figures.ts";
import { logTicks } from "./products-words.ts";

/** What the layers do to the length of random vectors, and what to the median singular value. */
export function lengthsFigure(frame: ProductsFrame): Drawing {
  const { depth, width, medianLog, meanSquare, medianSquare, exponents, drawn } = frame;
  const layers = Float64Array.from({ length: depth + 1 }, (_, l) => l);
  const drawnLayers = layers.subarray(0, medianLog.length);
  const [mean, typical] = [meanSquare, medianSquare].map((squares) => squares.map((x) => Math.log10(x) / 2));
  const middle = exponents.length ? (exponents[(width - 1) >> 1] + exponents[width >> 1]) / 2 : 0;
  const low = Math.min(-0.5, depth * middle, ...medianLog, ...typical);
  const high = Math.max(0, ...mean);
  const theory = exponents.length
    ? [
        { x: layers, y: layers.map(() => 0), colour: ofVectors, dashed: true },
        { x: layers, y: layers.map((l) => l * exponents[0]), colour: ofVectors, dashed: true, faint: true },
        { x: layers, y: layers.map((l) => l * middle), colour: ofMatrix, dashed: true },
      ]
    : [];
  const last = drawnLayers.length - 1;
  return {
    same: [frame],
    plot: (Plot, { narrow }) => ({
      x: {
        label: "matrices passed",
        domain: [0, depth],
        ticks: Math.min(depth, narrow ? 4 : 6),
        tickFormat: "d",
      },
      y: {
        label: "length, times that at the start",
        domain: [1.08 * low, high + 0.2 * (high - low)],
        ...logTicks(1.08 * low, high + 0.2 * (high - low), 5),
      },
      marks: [
        ...traceMarks(Plot, [
          ...theory,
          { x: drawnLayers, y: typical, colour: ofVectors, faint: true },
          { x: drawnLayers, y: mean, colour: ofVectors },
          { x: drawnLayers, y: medianLog, colour: ofMatrix },
        ]),
        ...(last < 0
          ? []
          : [
              Plot.text(["random vector, root mean square"], {
                x: [depth],
                y: [mean[last]],
                dy: -10,
                textAnchor: "end",
                fontWeight: 600,
                fill: ofVectors,
              }),
              Plot.text(["random vector, median"], {
                x: [depth],
                y: [Math.min(typical[last], mean[last])],
                dy: 12,
                textAnchor: "end",
                fill: ofVectors,
              }),
              Plot.text(["median singular value"], {
                x: [0.5 * depth],
                y: [Math.min(medianLog[last >> 1], (depth / 2) * middle)],
                dx: -14,
                dy: 14,
                textAnchor: "end",
                fontWeight: 600,
                fill: ofMatrix,
              }),
            ]),
      ],
    }),
    alt: () =>
      drawn
        ? `Behind ${depth} matrices a random vector of length 1 has the root mean square length ${(10 ** mean[depth]).toPrecision(2)} and the median length ${(10 ** typical[depth]).toPrecision(2)}; the median singular value is ${(10 ** medianLog[depth]).toPrecision(2)}.`
        : "No product has been drawn yet.",
    columns: () => ({
      matrices: drawnLayers,
      rootMeanSquare: mean.map((x) => 10 ** x),
      median: typical.map((x) => 10 ** x),
      medianSingularValue: medianLog.map((x) => 10 ** x),
    }),
  };
}
