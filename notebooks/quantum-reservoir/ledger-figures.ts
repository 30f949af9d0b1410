import type { Drawing } from "../../src/figures/drawing.ts";
import { grouped } from "../../src/figures/numbers.ts";
import type { LedgerFrame } from "./frames.ts";
import { looks } from "./looks.ts";

type Row = LedgerFrame["rows"][number];

const names = {
  full: "full training",
  programmer: "fast weight programmer",
  again: "reservoir, run in every epoch",
  once: "reservoir, run once",
} as const;

/** A duration in the unit that suits it. */
export function duration(hours: number): string {
  const seconds = 3600 * hours;
  const digits = (x: number): string => (x < 10 ? x.toPrecision(2) : grouped(x));
  if (seconds < 100) return `${digits(seconds)} s`;
  if (seconds < 6000) return `${digits(seconds / 60)} min`;
  return hours < 100 ? `${digits(hours)} h` : `${digits(hours / 24)} days`;
}

/** Circuits to be run, and the time that takes, for four ways to learn. */
export function ledgerFigure({ rows, cell, epochs }: LedgerFrame): Drawing {
  const colour = {
    full: "var(--ink)",
    programmer: "var(--series-2)",
    again: looks[cell].colour,
    once: looks[cell].colour,
  };
  const places = rows.map((row, i) => ({ ...row, i }));
  type Place = Row & { i: number };
  return {
    same: [rows],
    height: 250,
    plot: (Plot, { narrow }) => ({
      x: { label: "circuits run", type: "log", domain: [100, 1e10], ticks: narrow ? 4 : 8, tickFormat: "~s" },
      y: { domain: [3.6, -0.7], axis: null },
      marginLeft: 12,
      marks: [
        Plot.rect(places, {
          x1: 100,
          x2: (d: Place) => Math.max(110, d.count),
          y1: (d: Place) => d.i - 0.12,
          y2: (d: Place) => d.i + 0.32,
          fill: (d: Place) => colour[d.way],
          fillOpacity: 0.8,
        }),
        Plot.text(places, {
          x: 100,
          y: (d: Place) => d.i - 0.32,
          text: (d: Place) => `${names[d.way]}: ${grouped(d.count)}, ${duration(d.hours)}`,
          textAnchor: "start",
          dx: 2,
          fontWeight: 600,
          fill: (d: Place) => colour[d.way],
        }),
      ],
    }),
    alt: () =>
      `Circuits run in ${epochs} epochs: ${rows.map(({ way, count, hours }) => `${names[way]} ${grouped(count)}, which take ${duration(hours)}`).join("; ")}.`,
    columns: () => ({
      way: rows.map(({ way }) => names[way]),
      circuits: rows.map(({ count }) => count),
      hours: rows.map(({ hours }) => hours),
    }),
  };
}
