import type { Drawing } from "../../src/figures/drawing.ts";
import { series, traceMarks } from "../../src/figures/traces.ts";
import type { ModesFrame } from "./frames.ts";
import { column, stepAt, trouble } from "./modes-figures.ts";
import { residual } from "./residual.ts";

const outermost = 100; // per cent drawn, of a mode's strength

/** How far each mode's strength in the network is from the exact solution, as a part of what it is to become. */
export function differenceFigure(frame: ModesFrame, goals: readonly number[], at: number): Drawing {
  const { step, strength, theory, planned } = frame;
  const known = goals.map((_, k) => k).filter((k) => goals[k] > 0);
  const curves = known.map((k) => ({
    k,
    y: residual(column(strength, k), column(theory, k), goals[k]),
  }));
  const lowest = curves.map(({ y }) => y.reduce((least, d) => Math.min(least, d), 0));
  const highest = curves.map(({ y }) => y.reduce((most, d) => Math.max(most, d), 0));
  const domain: [number, number] = [
    Math.max(-outermost, Math.min(-2, 1.15 * Math.min(0, ...lowest))),
    Math.min(outermost, Math.max(2, 1.15 * Math.max(0, ...highest))),
  ];
  const note = trouble(frame);
  return {
    same: [frame, "difference"],
    ...(note ? { note } : {}),
    cursor: stepAt(frame, at),
    plot: (Plot) => ({
      x: { label: "step", domain: [0, planned] },
      y: { label: "network less theory, % of the mode", domain, ticks: 6 },
      marks: [
        Plot.ruleY([0], { stroke: "var(--faint)", strokeDasharray: "5 4" }),
        ...traceMarks(
          Plot,
          curves.map(({ k, y }) => ({
            x: step,
            y: y.map((d) => Math.max(domain[0], Math.min(domain[1], d))),
            colour: series(k),
          })),
        ),
        ...curves.map(({ k, y }, i) => {
          const place = y.indexOf(Math.abs(lowest[i]) > highest[i] ? lowest[i] : highest[i]);
          const under = lowest[i] < -highest[i];
          return Plot.text([`mode ${k + 1}`], {
            ...{ x: [step[place]], y: [Math.max(domain[0], Math.min(domain[1], y[place]))] },
            ...{ dy: under ? 9 : -9, fill: series(k), fontWeight: 600 },
          });
        }),
      ],
    }),
    alt: () =>
      note ||
      `The network less the exact solution, as a part of each mode’s strength: ${curves.map(({ k }, i) => `mode ${k + 1} between ${lowest[i].toFixed(1)} % and ${highest[i].toFixed(1)} %`).join(", ")}.`,
    columns: () => ({ step, ...Object.fromEntries(curves.map(({ k, y }) => [`mode${k + 1}`, y])) }),
  };
}
