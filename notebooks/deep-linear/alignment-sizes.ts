import type { Drawing } from "../../src/figures/drawing.ts";
import { series, traceMarks } from "../../src/figures/traces.ts";
import { axis, from1, recordAt, type AlignmentFrame } from "./alignment-figures.ts";
import { steps } from "./words.ts";

const rounded = (x: number): string =>
  x < 1e-12 ? "none" : `at most ${(100 * x).toFixed(x < 1e-3 ? 2 : 1)} %`;

/** How much the modes mix: what lies off the diagonal of the network's map. */
export function mixingFigure(frame: AlignmentFrame, at: number): Drawing {
  const { step, mixing, emerged } = frame;
  const most = mixing.reduce((a, b) => Math.max(a, b), 0);
  const where = step[mixing.indexOf(most)];
  const begun = emerged.flatMap((found, a) => (found && found.step > 0 ? [{ x: found.step, a }] : []));
  return {
    same: [frame],
    cursor: Math.max(1, step[recordAt(frame, at)]),
    plot: (Plot, { narrow }) => ({
      x: axis(frame, narrow),
      y: {
        label: "mixing of modes, part of all strengths",
        domain: [0, Math.max(0.02, 1.2 * most)],
        ticks: 5,
        tickFormat: "%",
      },
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        Plot.ruleX(begun, { x: "x", stroke: (d: { a: number }) => series(d.a), strokeDasharray: "1 4" }),
        ...traceMarks(Plot, [{ ...from1(frame, mixing), colour: "var(--ink)" }]),
        Plot.text([rounded(most)], {
          frameAnchor: "top-left",
          ...{ dx: 8, dy: 4, fontWeight: 600 },
        }),
      ],
    }),
    alt: () =>
      most < 1e-12
        ? "The modes do not mix at any step: the network's map stays diagonal."
        : `What lies off the diagonal of the map is ${rounded(most)} of all strengths, at step ${steps(where)}.`,
    columns: () => ({ step, mixing }),
  };
}

const floor = 1e-16; // relative error of a number

/** What descent conserves beside what it changes. */
export function balanceFigure(frame: AlignmentFrame, at: number): Drawing {
  const { step, balance, weight } = frame;
  const [first, last] = [balance[0], balance[balance.length - 1]];
  const equal = first <= 10 * floor * weight[0]; // what rounding leaves of layers that start equal
  const words = equal
    ? "there is no difference between the layers"
    : `difference of the layers: ${(100 * (last / first - 1)).toFixed(1).replace("-", "−")} %`;
  const [low, high] = [Math.min(...weight, ...(equal ? [] : balance)), Math.max(...weight)];
  return {
    same: [frame],
    cursor: Math.max(1, step[recordAt(frame, at)]),
    plot: (Plot, { narrow }) => ({
      x: axis(frame, narrow),
      y: { label: "size (log scale)", type: "log", domain: [low / 5, 4 * high], ticks: 5, tickFormat: power },
      marks: [
        ...traceMarks(Plot, [
          { ...from1(frame, weight), colour: "var(--series-2)" },
          ...(equal ? [] : [{ ...from1(frame, balance), colour: "var(--series-1)" }]),
        ]),
        Plot.text(["squared weights"], {
          ...{ x: [step[step.length - 1]], y: [weight[weight.length - 1]], dy: 14, dx: -4 },
          ...{ textAnchor: "end", fill: "var(--series-2)", fontWeight: 600 },
        }),
        Plot.text([words], {
          ...(equal ? { frameAnchor: "bottom-right" } : { x: [step[step.length - 1]], y: [last] }),
          ...{ dy: -10, dx: -4, textAnchor: "end", fill: "var(--series-1)", fontWeight: 600 },
        }),
      ],
    }),
    alt: () =>
      `${equal ? "There is no difference between the two layers" : `The difference between the two layers' inner products goes from ${first.toPrecision(3)} to ${last.toPrecision(3)}`}. Meanwhile the sum of the squared weights goes from ${weight[0].toPrecision(3)} to ${weight[weight.length - 1].toPrecision(3)}.`,
    columns: () => ({ step, difference: balance, squaredWeights: weight }),
  };
}

/** A number on a log axis. */
const power = (d: number): string => (d < 0.01 ? d.toExponential(0).replace("-", "−") : String(d));
