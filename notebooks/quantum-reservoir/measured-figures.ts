import type { Drawing } from "../../src/figures/drawing.ts";
import { short } from "../../src/figures/numbers.ts";
import { stepOf } from "./arrows-figure.ts";
import type { MeasuredFrame } from "./frames.ts";
import { three } from "./looks.ts";

/** Purity and entropy (bits) of a qubit with an arrow of this length. */
export function mixedness(r: number): { purity: number; entropy: number } {
  const part = (p: number): number => (p > 1e-15 ? -p * Math.log2(p) : 0);
  return { purity: (1 + r * r) / 2, entropy: part((1 + r) / 2) + part((1 - r) / 2) };
}

const lengthOf = (bloch: Float64Array, j: number): number => Math.hypot(...bloch.subarray(3 * j, 3 * j + 3));

/** Purity and entropy of every qubit, and the purity of all four together. */
export function purityFigure(frame: MeasuredFrame, at: number): Drawing {
  const { bloch, ideal, purity } = frame.steps[stepOf(frame, at)];
  const n = bloch.length / 3;
  const rows = Array.from({ length: n + 1 }, (_, j) => ({
    j,
    noisy: j < n ? mixedness(lengthOf(bloch, j)).purity : purity,
    ideal: j < n ? mixedness(lengthOf(ideal, j)).purity : 1,
  }));
  const entropies = rows.slice(0, n).map(({ j }) => ({ j, y: mixedness(lengthOf(bloch, j)).entropy }));
  type Row = (typeof rows)[number];
  const name = (j: number): string => (j < n ? String(j + 1) : "all");
  return {
    same: [frame, at],
    height: 300,
    plot: (Plot) => ({
      x: {
        label: "qubit",
        domain: [-0.6, n + 0.6],
        ticks: rows.map(({ j }) => j),
        tickFormat: name,
        tickSize: 0,
      },
      y: { label: "purity, bars; entropy in bits, dots", domain: [0, 1.05], ticks: 5, tickFormat: short },
      marks: [
        Plot.rect(rows, {
          x1: (d: Row) => d.j - 0.3,
          x2: (d: Row) => d.j + 0.3,
          y1: 0,
          y2: "noisy",
          fill: (d: Row) => (d.j < n ? "var(--series-1)" : "var(--series-3)"),
          fillOpacity: 0.8,
        }),
        Plot.link(rows, {
          x1: (d: Row) => d.j - 0.4,
          x2: (d: Row) => d.j + 0.4,
          y1: "ideal",
          y2: "ideal",
          stroke: "var(--ink)",
          strokeWidth: 1.8,
          strokeDasharray: "4 3",
        }),
        Plot.dot(entropies, {
          x: "j",
          y: "y",
          r: 4,
          fill: "var(--paper)",
          stroke: "var(--ink)",
          strokeWidth: 1.6,
        }),
        Plot.ruleY([0], { stroke: "var(--rule)" }),
      ],
    }),
    alt: () =>
      `Purity of each qubit: ${rows
        .slice(0, n)
        .map((row) => three(row.noisy))
        .join(", ")}; of all four together ${three(purity)}, which without noise is 1.`,
    columns: () => ({
      of: rows.map(({ j }) => name(j)),
      purity: rows.map((row) => row.noisy),
      withoutNoise: rows.map((row) => row.ideal),
      entropy: [...entropies.map(({ y }) => y), null],
    }),
  };
}

/** The density matrix of every qubit: area is modulus, the hand is phase. */
export function tilesFigure(frame: MeasuredFrame, at: number): Drawing {
  const { bloch } = frame.steps[stepOf(frame, at)];
  const n = bloch.length / 3;
  const tiles = Array.from({ length: 4 * n }, (_, i) => {
    const [j, row, col] = [Math.floor(i / 4), (i >> 1) & 1, i & 1];
    const [x, y, z] = bloch.subarray(3 * j, 3 * j + 3);
    const [re, im] = row === col ? [(1 + (row ? -z : z)) / 2, 0] : [x / 2, ((row ? 1 : -1) * y) / 2];
    const modulus = Math.hypot(re, im);
    const side = 0.46 * Math.sqrt(modulus);
    const [cx, cy] = [2.5 * (j % 2) + col + 0.75, -2.75 * Math.floor(j / 2) - row - 0.75];
    const turn = modulus > 1e-9 ? [re / modulus, im / modulus] : [0, 0];
    return { j, row, col, re, im, cx, cy, side, hx: cx + side * turn[0], hy: cy + side * turn[1] };
  });
  type Tile = (typeof tiles)[number];
  const box = (side: (d: Tile) => number) => ({
    x1: (d: Tile) => d.cx - side(d),
    x2: (d: Tile) => d.cx + side(d),
    y1: (d: Tile) => d.cy - side(d),
    y2: (d: Tile) => d.cy + side(d),
  });
  const entry = ({ re, im }: Tile): string =>
    `${re.toFixed(3)}${im < 0 ? "−" : "+"}${Math.abs(im).toFixed(3)}i`;
  return {
    same: [frame, at],
    height: 330,
    plot: (Plot, { width, height }) => {
      const unit = Math.min((width - 20) / 5, (height - 12) / 5.5);
      return {
        x: { domain: [0, 5], axis: null },
        y: { domain: [-5.4, 0.1], axis: null },
        marginLeft: 10,
        marginRight: width - 10 - 5 * unit,
        marginTop: 6,
        marginBottom: height - 6 - 5.5 * unit,
        marks: [
          Plot.rect(tiles, { ...box(() => 0.46), fill: "none", stroke: "var(--rule)" }),
          Plot.rect(tiles, { ...box((d) => d.side), fill: "var(--series-1)", fillOpacity: 0.35 }),
          Plot.link(tiles, {
            x1: "cx",
            y1: "cy",
            x2: "hx",
            y2: "hy",
            stroke: "var(--ink)",
            strokeWidth: 1.8,
          }),
          Plot.text(
            tiles.filter((_, i) => i % 4 === 0),
            {
              x: (d: Tile) => d.cx + 0.5,
              y: (d: Tile) => d.cy - 1.72,
              text: (d: Tile) => `qubit ${d.j + 1}`,
              fill: "var(--ink)",
            },
          ),
        ],
      };
    },
    alt: () => `Density matrices of single qubits. Of the first: ${tiles.slice(0, 4).map(entry).join(", ")}.`,
    columns: () => ({
      qubit: tiles.map(({ j }) => j + 1),
      row: tiles.map(({ row }) => row),
      column: tiles.map(({ col }) => col),
      re: tiles.map(({ re }) => re),
      im: tiles.map(({ im }) => im),
    }),
  };
}
