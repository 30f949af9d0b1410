import type { Drawing } from "../../src/figures/drawing.ts";
import { short, within } from "../../src/figures/numbers.ts";
import { residualFigure } from "./residual-figure.ts";
import {
  clock,
  curve,
  looks,
  name,
  type BalanceFrame,
  type Clock,
  type Look,
  type Way,
} from "./balance-looks.ts";
import { taus } from "./plane-figures.ts";

/** Gradient descent from the reader's start, less the exact solution. */
export function unequalDifference(frame: BalanceFrame): Drawing {
  const { descent, strength } = frame;
  return residualFigure({
    ...{ x: descent.time, simulated: descent.learned, theory: descent.exact, whole: strength },
    axis: { label: "time, in τ", domain: [0, descent.time[descent.time.length - 1]] },
    words: "Descent in steps of a hundredth",
    same: [frame, "difference"],
  });
}

/** Points of a curve, each a twenty-second of the goal higher than the one before. */
function sparse({ x, y }: { x: Float64Array; y: Float64Array }, most: number) {
  const kept: { x: number; y: number }[] = [];
  for (let i = 0; i < x.length; ++i) {
    const last = kept.at(-1);
    if (!last || Math.abs(y[i] - last.y) > most / 22) kept.push({ x: x[i], y: y[i] });
  }
  return kept;
}

/** The strength learned over time: equal layers, very unequal ones, and the reader's, with descent as dots. */
export function unequalFigure(frame: BalanceFrame, kind: Clock, withPrinted: boolean): Drawing {
  const { strength: s, time, descent, printed, ways } = frame;
  const own = ways[ways.length - 1];
  const shown = looks(frame);
  return {
    same: [frame, kind, withPrinted],
    plot: (Plot) => {
      const { axis, cut } = clock(frame, kind);
      const wrong = cut(time, printed, own.half);
      const dots = sparse(cut(descent.time, descent.learned, own.half), s);
      return {
        x: axis,
        y: { label: "strength learned", domain: [0, 1.12 * s], ticks: 5 },
        marks: [
          Plot.ruleY([0], { stroke: "var(--rule)" }),
          Plot.ruleY([s], { stroke: "var(--faint)", strokeDasharray: "1 4" }),
          ...shown.map((look) => curve(Plot, cut(time, look.way.learned, look.way.half), look)),
          Plot.dot(dots, {
            x: "x",
            y: "y",
            r: 2.8,
            fill: "var(--paper)",
            stroke: "var(--ink)",
            strokeWidth: 1.3,
          }),
          ...(withPrinted
            ? [
                Plot.line(
                  { length: wrong.x.length },
                  { ...wrong, stroke: "var(--bad)", strokeWidth: 2.2, strokeDasharray: "2 4" },
                ),
                Plot.text(["appendix A as printed"], {
                  x: [axis.domain[1]],
                  y: [s / 2],
                  dy: -9,
                  textAnchor: "end",
                  fill: "var(--bad)",
                  fontWeight: 600,
                }),
              ]
            : []),
          ...names(frame, kind).map(({ x, y, dx, dy, colour, words }) =>
            Plot.text([words], {
              x: [x],
              y: [y],
              dx,
              dy,
              textAnchor: dx < 0 ? "end" : "start",
              fill: colour,
              stroke: "var(--paper)",
              strokeWidth: 4,
              fontWeight: 600,
            }),
          ),
        ],
      };
    },
    alt: () =>
      `Half learned: ${shown.map(({ way }) => `${name(way)} after ${taus(way.half)}`).join(", ")}. ${withPrinted ? `Appendix A as printed ends at ${short(printed[printed.length - 1])} instead of ${short(s)}.` : ""}`.trim(),
    columns: () => ({
      time,
      equal: ways[0].learned,
      veryUnequal: ways[1].learned,
      chosen: own.learned,
      printed,
    }),
  };
}

/**
 * Where the names of the curves stand: right of each, the later the lower. With clocks of their own all curves cross
 * at 1; there the sigmoid is named where it is lowest, and of the exponentials the upper one above, the lower below.
 */
function names(frame: BalanceFrame, kind: Clock) {
  const { strength, time } = frame;
  const shown = looks(frame).sort((p, q) => p.way.half - q.way.half);
  return shown.map(({ way, colour, chosen }, i) => {
    const own = kind === "own";
    const [level, dx, dy] = !own
      ? [1 - (i + 1) / (shown.length + 1), 14, 5]
      : way.balance === 0
        ? [0.15, 12, 4]
        : chosen && shown.length === 3
          ? [0.8, -8, -9]
          : [0.76, 12, 14];
    const y = level * strength;
    const k = Math.max(
      0,
      way.learned.findIndex((u) => u >= y),
    );
    return { x: time[k] / (own ? way.half : 1), y, dx, dy, colour, words: name(way) };
  });
}

/** How strongly the two layers together move the mode, over time. */
export function kernelFigure(frame: BalanceFrame, kind: Clock): Drawing {
  const { time, ways } = frame;
  const shown = looks(frame);
  const times = ({ growth }: Way) => `× ${growth < 1.1 ? growth.toFixed(3) : short(growth)}`;
  return {
    same: [frame, kind],
    plot: (Plot) => {
      const { axis, cut } = clock(frame, kind);
      const all = ways.flatMap(({ kernel }) => [kernel[0], kernel[kernel.length - 1]]);
      const domain = [Math.min(...all) / 1.6, Math.max(...all) * 2.2] as const;
      return {
        x: { ...axis, ...(kind === "log" ? {} : { ticks: 4 }) },
        y: {
          label: "kernel, a² + b²",
          type: "log",
          domain,
          ticks: within([1e-4, 1e-3, 0.01, 0.1, 1, 10], domain),
          tickFormat: short,
        },
        marginRight: 52,
        marks: [
          ...shown.map((look) => curve(Plot, cut(time, look.way.kernel, look.way.half), look)),
          Plot.text(apart(shown, domain[1] / domain[0]), {
            x: axis.domain[1],
            y: "place",
            text: (d: Look) => times(d.way),
            dx: 4,
            textAnchor: "start",
            fill: "colour",
            fontWeight: 600,
          }),
        ],
      };
    },
    alt: () => `The kernel grows: ${shown.map(({ way }) => `${name(way)} ${times(way)}`).join(", ")}.`,
    columns: () => ({
      time,
      equal: ways[0].kernel,
      veryUnequal: ways[1].kernel,
      chosen: ways[ways.length - 1].kernel,
    }),
  };
}

/** Labels at the ends of curves on a log axis, moved apart where they would cover each other. */
function apart(shown: readonly Look[], range: number) {
  const gap = range ** 0.08;
  let above = 0;
  return shown
    .map((look) => ({ ...look, place: look.way.kernel[look.way.kernel.length - 1] }))
    .sort((p, q) => p.place - q.place)
    .map((look) => {
      above = Math.max(look.place, above * gap);
      return { ...look, place: above };
    });
}
