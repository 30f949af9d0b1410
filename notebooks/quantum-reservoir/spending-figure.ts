import type { Drawing } from "../../src/figures/drawing.ts";
import { grouped, short } from "../../src/figures/numbers.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type { TrainingFrame } from "./frames.ts";
import { looks, three } from "./looks.ts";
import { ends, trained } from "./training-figures.ts";

/** Test error against circuits that had to be run: the reservoir runs its own once. */
export function spendingFigure(frame: TrainingFrame): Drawing {
  const { stops, frozen, full, circuits, variance, cell, done } = frame;
  const spent = Float64Array.from(stops.subarray(1, Math.max(2, done)), (epoch) => epoch * circuits.epoch);
  const whole = full.test.subarray(1, done).map((e) => e / variance);
  const reservoir = frozen.test.map((e) => e / variance);
  const last = reservoir[reservoir.length - 1];
  const low = Math.min(last, ...whole) / 2;
  const high = Math.max(2, ...reservoir, ...whole);
  const domain = [circuits.once / 3, 2 * circuits.epoch * frame.epochs];
  return {
    same: [frame],
    plot: (Plot) => ({
      x: { label: "circuits run", type: "log", domain, ticks: 5, tickFormat: "~s" },
      y: {
        label: "error on windows not seen, in variances",
        type: "log",
        domain: [low, high],
        ticks: 5,
        tickFormat: short,
      },
      marginRight: 68,
      marks: [
        Plot.line(reservoir, {
          x: circuits.once,
          y: (d) => d,
          stroke: looks[cell].colour,
          strokeWidth: 4,
        }),
        Plot.ruleY([last], {
          x1: circuits.once,
          x2: domain[1],
          stroke: looks[cell].colour,
          strokeOpacity: 0.5,
        }),
        Plot.dot([last], { x: circuits.once, y: (d) => d, r: 4, fill: looks[cell].colour }),
        Plot.text(["frozen"], {
          x: [circuits.once],
          y: [last],
          dx: 8,
          dy: 12,
          textAnchor: "start",
          fill: looks[cell].colour,
          fontWeight: 600,
        }),
        ...traceMarks(Plot, [{ x: spent, y: whole, colour: trained, label: "trained" }]),
        Plot.dot(whole, { x: (_, i: number) => spent[i], y: (d) => d, r: 2.2, fill: trained }),
      ],
    }),
    alt: () =>
      `The reservoir runs ${grouped(circuits.once)} circuits once and ends at ${three(last)} variances. Full training runs ${grouped(circuits.epoch)} an epoch and ends at ${three(ends(frame).full)}.`,
    columns: () => ({ circuits: spent, full: full.test.subarray(1, done) }),
  };
}
