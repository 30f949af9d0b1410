import type { Drawing } from "../../src/figures/drawing.ts";
import { kinds, looks, ofTheory, type NonlinearFrame } from "./nonlinear-figures.ts";

/** How late a mode is in each of the networks of one kind, as a part of the theory's time; those that learned it. */
export function delays({ half, halfTheory }: NonlinearFrame, kind: "linear" | "tanh", a: number): number[] {
  const theory = halfTheory[a];
  return half[kind].flatMap((one) => (one[a] == null || !theory ? [] : [one[a] / theory - 1]));
}

/** The mean of some numbers, and how far one of them is from it, typically. */
export function meanAndSpread(x: readonly number[]): { mean: number; spread: number } {
  const mean = x.reduce((sum, y) => sum + y, 0) / x.length;
  return {
    mean,
    spread: Math.sqrt(x.reduce((sum, y) => sum + (y - mean) ** 2, 0) / Math.max(1, x.length - 1)),
  };
}

/** How late each mode is, against the exact solution, in both kinds of networks. */
export function delaysFigure(frame: NonlinearFrame): Drawing {
  const { s, networks } = frame;
  const rows = kinds.flatMap((kind) =>
    Array.from(s, (_, a) => a).flatMap((a) => {
      const all = delays(frame, kind, a);
      if (!all.length || all.length < frame.half[kind].length) return [];
      const { mean, spread } = meanAndSpread(all);
      return [
        { kind, mode: a + 1, mean: 100 * mean, low: 100 * (mean - spread), high: 100 * (mean + spread) },
      ];
    }),
  );
  const top = Math.max(12, ...rows.map(({ mean }) => 1.25 * mean));
  const bottom = Math.min(-5, ...rows.map(({ mean }) => 1.25 * mean));
  const held = (y: number) => Math.min(top, Math.max(bottom, y));
  return {
    same: [frame],
    plot: (Plot, { narrow }) => ({
      x: {
        label: "mode, strongest first",
        domain: [0.4, s.length + 0.6],
        ticks: Math.min(s.length, narrow ? 4 : 8),
        tickFormat: "d",
      },
      y: { label: "later than theory, %", domain: [bottom, top], ticks: 5 },
      marginRight: 52,
      marks: [
        Plot.ruleY([0], { stroke: ofTheory, strokeDasharray: "5 4" }),
        ...kinds.flatMap((kind) => {
          const own = rows.filter((row) => row.kind === kind);
          const { colour, dx } = looks[kind];
          const end = own.at(-1);
          return [
            Plot.link(own, {
              x: "mode",
              y1: (d: { low: number }) => held(d.low),
              y2: (d: { high: number }) => held(d.high),
              dx,
              stroke: colour,
              strokeOpacity: 0.6,
            }),
            Plot.dot(own, { x: "mode", y: "mean", dx, r: narrow ? 2 : 2.8, fill: colour }),
            Plot.text(end ? [kind] : [], {
              x: [end?.mode ?? 0],
              y: [end?.mean ?? 0],
              dx: 8,
              textAnchor: "start",
              fill: colour,
              fontWeight: 600,
            }),
          ];
        }),
        Plot.text(["theory"], { x: [s.length + 0.6], y: [0], dx: 4, textAnchor: "start", fill: ofTheory }),
        Plot.text(rows.length ? [] : ["no network is through yet"], {
          frameAnchor: "middle",
          fill: "var(--faint)",
        }),
      ],
    }),
    alt: () =>
      rows.length
        ? `Mean delay against theory over ${networks} networks of each kind: ${kinds
            .map((kind) => {
              const own = rows.filter((row) => row.kind === kind);
              return own.length
                ? `${kind}, from ${own[0].mean.toFixed(1)} % for the strongest mode to ${own[own.length - 1].mean.toFixed(1)} % for mode ${own[own.length - 1].mode}`
                : `${kind}, none yet`;
            })
            .join("; ")}.`
        : "No network has been through all its steps yet.",
    columns: () => ({
      network: rows.map(({ kind }) => kind),
      mode: rows.map(({ mode }) => mode),
      delay: rows.map(({ mean }) => mean / 100),
      spread: rows.map(({ mean, high }) => (high - mean) / 100),
    }),
  };
}
