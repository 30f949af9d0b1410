import type { Drawing } from "../../src/figures/drawing.ts";
import { grouped, short, within } from "../../src/figures/numbers.ts";
import { series, traceMarks, type Trace } from "../../src/figures/traces.ts";
import { predictTimes } from "./depth-predict.ts";
import { residualFigure } from "./residual-figure.ts";
import type { DepthFrame } from "./frames.ts";

const shades = [6, 2, 7, 3, 1, 8, 5, 4, 9]; // colours for 2, 3, 4, 5, 10, 20, 50, 100 layers and the limit
const all = [2, 3, 4, 5, 10, 20, 50, 100];
const colourOf = (layers: number | null): string =>
  layers === null ? "var(--ink)" : series((shades[all.indexOf(layers)] ?? 1) - 1);

const whole = (steps: number): string => (steps < 20 ? steps.toFixed(1) : grouped(steps));

/** Strength over steps in networks of several depths, and gradient descent in one of them. */
export function curvesFigure(frame: DepthFrame): Drawing {
  const { curves, descent, strength, goal } = frame;
  const longest = Math.max(1, descent.step.at(-1) ?? 1, ...curves.map(({ learned }) => learned)) * 1.12;
  return {
    same: [frame],
    plot: (Plot, { narrow }) => {
      const traces = curves.map(({ layers, step, strength: u }): Trace => {
        const inside = step.findIndex((x) => x > longest);
        const points = inside < 0 ? step.length : inside;
        return {
          x: step.subarray(0, points),
          y: u.subarray(0, points),
          colour: colourOf(layers),
          dashed: layers === null,
        };
      });
      const sparse = spaced(descent.step, descent.strength, longest, goal);
      return {
        x: { label: "step", domain: [0, longest], ...(narrow ? { ticks: 4 } : {}) },
        y: { label: "strength learned", domain: [0, 1.18 * strength] },
        marks: [
          Plot.ruleY([0], { stroke: "var(--rule)" }),
          Plot.ruleY([goal], { stroke: "var(--faint)", strokeDasharray: "1 4" }),
          ...traceMarks(Plot, traces),
          Plot.dot(sparse, {
            x: "x",
            y: "y",
            r: 2.8,
            fill: "var(--paper)",
            stroke: "var(--ink)",
            strokeWidth: 1.3,
          }),
          ...labels(curves, longest).map((label) =>
            Plot.text([label], {
              x: "x",
              y: strength,
              text: "text",
              dy: -9 - 12 * label.row,
              fontWeight: 600,
              fill: colourOf(label.layers),
            }),
          ),
        ],
      };
    },
    alt: () =>
      `Steps until 95 % is learned: ${curves.map(({ layers, learned }) => `${layers ?? "infinitely many"} layers ${whole(learned)}`).join(", ")}. Gradient descent in ${descent.layers} layers takes ${descent.learned === null ? "longer than it was given" : whole(descent.learned)}.`,
    columns: () => {
      const named = [
        ...curves.map(({ layers, step, strength: u }) => ({
          curve: `${layers ?? "infinitely many"} layers`,
          step,
          u,
        })),
        { curve: `descent in ${descent.layers} layers`, step: descent.step, u: descent.strength },
      ];
      const rows = named.flatMap(({ curve, step, u }) =>
        Array.from(step, (n, i) => ({ curve, step: n, u: u[i] })),
      );
      return {
        curve: rows.map((row) => row.curve),
        step: rows.map((row) => row.step),
        strength: rows.map((row) => row.u),
      };
    },
  };
}

/** Gradient descent in the selected network, less the exact solution for it. */
export function depthDifferenceFigure(frame: DepthFrame): Drawing {
  const { descent, strength } = frame;
  return residualFigure({
    ...{ x: descent.step, simulated: descent.strength, theory: descent.exact, whole: strength },
    axis: { label: "step", domain: [0, Math.max(1, descent.step.at(-1) ?? 1)] },
    words: `Descent in ${descent.layers} layers`,
    same: [frame, "difference"],
  });
}

/** Points of a curve up to its goal, none closer to the next than a thirtieth of the figure. */
function spaced(x: Float64Array, y: Float64Array, width: number, height: number): { x: number; y: number }[] {
  const kept: { x: number; y: number }[] = [];
  for (let i = 0; i < x.length && y[i] <= height; ++i) {
    const last = kept.at(-1);
    const apart = last ? Math.hypot((x[i] - last.x) / width, (y[i] - last.y) / height) : Infinity;
    if (apart >= 1 / 30) kept.push({ x: x[i], y: y[i] });
  }
  return kept;
}

/** Where each curve is learned, with neighbours that would cover each other in rows of their own. */
function labels(curves: DepthFrame["curves"], width: number) {
  let [before, row] = [-Infinity, 0];
  return curves.map(({ layers, learned }) => {
    row = learned - before < 0.035 * width ? (row + 1) % 2 : 0;
    before = learned;
    return { x: learned, text: layers === null ? "∞" : String(layers), layers, row };
  });
}

/** Learning time over depth, with the best rate for each depth and with the same rate for all. */
export function timesFigure(frame: DepthFrame): Drawing {
  const { axis, best, fixed, atInfinity, descent, peak, rule } = frame;
  const layers = Float64Array.from(axis);
  const domain = [1, 2 * Math.max(atInfinity, peak.steps)] as const;
  return {
    same: [frame],
    predict: predictTimes(frame),
    plot: (Plot) => ({
      x: {
        label: "layers of neurons",
        type: "log",
        domain: [2, 100],
        ticks: [2, 3, 5, 10, 20, 50, 100],
        tickFormat: "d",
      },
      y: {
        label: "steps until learned",
        type: "log",
        domain,
        ticks: within([1, 10, 100, 1000, 10_000], domain),
        tickFormat: short,
      },
      marks: [
        Plot.ruleY([atInfinity], { stroke: "var(--faint)", strokeDasharray: "5 4" }),
        Plot.text([`dashed: infinitely deep, ${whole(atInfinity)}`], {
          y: [atInfinity / 20],
          x: [100],
          textAnchor: "end",
          fill: "var(--faint)",
        }),
        ...traceMarks(Plot, [
          { x: layers, y: fixed, colour: "var(--series-2)", faint: rule !== "fixed" },
          { x: layers, y: best, colour: "var(--series-1)", faint: rule === "fixed" },
        ]),
        Plot.text(["the same rate for all"], {
          x: [peak.layers],
          y: [peak.steps],
          dy: -10,
          fill: "var(--series-2)",
          fontWeight: 600,
        }),
        Plot.text(["the best for each"], {
          x: [10],
          y: [best[8]],
          dx: 8,
          dy: 12,
          textAnchor: "start",
          fill: "var(--series-1)",
          fontWeight: 600,
        }),
        ...(descent.learned === null
          ? []
          : [Plot.dot([descent], { x: "layers", y: "learned", r: 4, fill: "var(--accent)" })]),
      ],
    }),
    alt: () =>
      `With the best rate for each depth, learning takes ${whole(best[1])} steps in 3 layers, ${whole(best[8])} in 10, ${whole(best[98])} in 100 and ${whole(atInfinity)} in infinitely many. With the rate that is best for 100 layers the longest time is ${whole(peak.steps)} steps, at ${peak.layers} layers.`,
    columns: () => ({ layers, best, sameRate: fixed }),
  };
}
