import type { Drawing } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type chaos from "../../src/simulations/deep-linear/chaos.ts";
import { percent } from "./products-words.ts";

export type ChaosFrame = ReturnType<(typeof chaos)["frames"]> extends Generator<infer F> ? F : never;

const [ofTheory, ofCircle, ofPath] = ["var(--series-1)", "var(--series-3)", "var(--series-2)"];

/** Corners of the steps from one layer's variance to the next, between the map and the diagonal. */
function stairs(path: Float64Array): { x: number[]; y: number[] } {
  const [x, y] = [[path[0]], [0]];
  for (let l = 1; l < path.length; ++l) {
    x.push(path[l - 1], path[l]);
    y.push(path[l], path[l]);
  }
  return { x, y };
}

/** The variance of one layer against that of the layer before, and the way through the layers. */
export function mapFigure(frame: ChaosFrame): Drawing {
  const { map, path, fixed, gain, measured } = frame;
  const { variance, next } = map;
  const end = variance[variance.length - 1];
  const corners = stairs(path);
  const pairs = Array.from(measured.subarray(1), (q, l) => ({ x: measured[l], y: q })).filter(
    ({ x }) => x <= end,
  );
  return {
    same: [frame],
    plot: (Plot, { narrow }) => ({
      x: { label: "variance of a layer", domain: [0, end], ticks: narrow ? 4 : 6 },
      y: {
        label: "variance of the next",
        domain: [0, Math.max(...next, fixed) * 1.12],
        ticks: 5,
        clamp: true,
      },
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        Plot.line([0, Math.min(end, 1.12 * Math.max(...next, fixed))], {
          x: (q: number) => q,
          y: (q: number) => q,
          stroke: "var(--faint)",
          strokeDasharray: "1 4",
        }),
        ...traceMarks(Plot, [{ x: variance, y: next, colour: ofTheory, dashed: true }]),
        Plot.line(corners.x, {
          x: (x: number) => x,
          y: (_, i: number) => corners.y[i],
          stroke: ofPath,
          strokeWidth: 1.1,
        }),
        Plot.dot(pairs, { x: "x", y: "y", r: 2.6, fill: ofTheory }),
        Plot.text(["input"], {
          x: [path[0]],
          y: [0],
          dy: -8,
          dx: -5,
          textAnchor: "end",
          fill: ofPath,
          fontWeight: 600,
        }),
        ...(fixed > 0
          ? [
              Plot.dot([fixed], {
                x: (q: number) => q,
                y: (q: number) => q,
                r: 5,
                stroke: "var(--ink)",
                strokeWidth: 1.6,
              }),
            ]
          : []),
      ],
    }),
    alt: () =>
      `At gain ${gain} the variance of 30 layers goes from ${path[0].toPrecision(3)} to ${path[path.length - 1].toPrecision(3)} by theory. ${fixed > 0 ? `The map from one layer to the next crosses the diagonal at ${fixed.toPrecision(3)}.` : "The map from one layer to the next lies below the diagonal everywhere: its only fixed point is 0."}`,
    columns: () => ({ layer: Float64Array.from(path, (_, l) => l + 1), theory: path }),
  };
}

/** The variance that deep layers settle at, over the gain. */
export function transitionFigure(frame: ChaosFrame): Drawing {
  const { transition, simulated, gain, fixed, bias, layers } = frame;
  return {
    same: [frame],
    cursor: gain,
    plot: (Plot, { narrow }) => ({
      x: { label: "gain", domain: [0.5, 3], ticks: narrow ? 5 : 6 },
      y: { label: "variance settled at", domain: [-0.15, 7], ticks: 5 },
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...traceMarks(Plot, [
          { x: transition.gain, y: transition.variance, colour: ofTheory, dashed: true },
          { x: simulated.gain, y: simulated.variance, colour: ofTheory, dots: true },
        ]),
        ...(bias > 0
          ? []
          : [
              Plot.text(["every input dies"], {
                x: [0.97],
                y: [0],
                dy: -16,
                textAnchor: "end",
                lineWidth: 6,
                fill: "var(--faint)",
              }),
            ]),
        Plot.text([layers < 30 ? `layer ${layers} of 30` : ""], {
          frameAnchor: "top-left",
          dx: 8,
          fill: "var(--faint)",
        }),
        Plot.dot([{ gain, fixed }], { x: "gain", y: "fixed", r: 5, stroke: "var(--ink)", strokeWidth: 1.6 }),
      ],
    }),
    alt: () =>
      `By theory the variance settles at ${fixed.toPrecision(3)} for gain ${gain}. ${bias > 0 ? "With biases it is positive at every gain." : "It is 0 up to gain 1 and rises from there, to 6.31 at gain 3."}${simulated.gain.length ? ` Networks of 200 units: ${[5, 10, 15, 25].map((k) => `${simulated.variance[k].toPrecision(2)} at ${simulated.gain[k].toFixed(1)}`).join(", ")}.` : ""}`,
    columns: () => ({ gain: simulated.gain, variance: simulated.variance }),
  };
}

/** A circle of inputs as four of the layers see it, each at its own scale. */
export function circleFigure({ circle }: ChaosFrame): Drawing {
  return {
    same: [circle],
    plot: (Plot, { width, height }) => {
      const [cellWidth, cellHeight] = [width / 2, height / 2];
      const room = Math.min(cellWidth / 2, cellHeight / 2 - 18) - 6;
      const views = circle.map(({ layer, x, y, size, share }, k) => {
        const reach = Math.max(...x.map(Math.abs), ...y.map(Math.abs)) || 1;
        const [left, top] = [
          (k % 2) * cellWidth + cellWidth / 2,
          Math.floor(k / 2) * cellHeight + cellHeight / 2 + 16,
        ];
        const loop = Array.from({ length: x.length + 1 }, (_, i) => i % x.length);
        return {
          words: `layer ${layer}: size ${Number(size.toPrecision(2))}, ${percent(share)} in this plane`,
          left,
          top: top - cellHeight / 2 - 6,
          x: loop.map((i) => left + (room * x[i]) / reach),
          y: loop.map((i) => top + (room * y[i]) / reach),
        };
      });
      return {
        x: { axis: null, domain: [0, width], range: [0, width] },
        y: { axis: null, domain: [0, height], range: [0, height] },
        margin: 0,
        marks: views.flatMap(({ words, left, top, x, y }) => [
          ...traceMarks(Plot, [
            { x, y, colour: ofCircle },
            { x, y, colour: ofCircle, dots: true, faint: true },
          ]),
          Plot.text([words], { x: [left], y: [top], fill: "var(--ink)" }),
        ]),
      };
    },
    alt: () =>
      circle
        .map(
          ({ layer, size, share }) =>
            `In layer ${layer} the circle has the size ${size.toPrecision(2)}, and ${percent(share)} of its variance lies in two directions.`,
        )
        .join(" "),
    columns: () => ({
      layer: circle.flatMap(({ layer, x }) => [...x].map(() => layer)),
      first: circle.flatMap(({ x }) => [...x]),
      second: circle.flatMap(({ y }) => [...y]),
    }),
  };
}
