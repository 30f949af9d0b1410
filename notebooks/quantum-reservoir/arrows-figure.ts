import type { Drawing } from "../../src/figures/drawing.ts";
import type { MeasuredFrame } from "./frames.ts";

/** The step of the window that a player's moment, from 0 to 1, is at. */
export const stepOf = ({ steps }: MeasuredFrame, at: number): number => Math.round(at * (steps.length - 1));

// Where spheres are seen from: 35 degrees around their axis, 20 above the equator.
const [ca, sa, cb, sb] = [0.8192, 0.5736, 0.9397, 0.342];
const seenFrom = (x: number, y: number, z: number) => ({
  u: ca * y - sa * x,
  w: cb * z - sb * (ca * x + sa * y),
});

/** Each qubit's arrow as noise leaves it, without noise, and as shots show it. */
export function arrowsFigure(frame: MeasuredFrame, at: number): Drawing {
  const { bloch, ideal, seen } = frame.steps[stepOf(frame, at)];
  const n = bloch.length / 3;
  const place = (j: number) => ({ cx: 1.2 + 2.5 * (j % 2), cy: 3.75 - 2.75 * Math.floor(j / 2) });
  const shown = (all: Float64Array, i: number) => {
    const { cx, cy } = place(i % n);
    const { u, w } = seenFrom(all[3 * i], all[3 * i + 1], all[3 * i + 2]);
    return { x1: cx, y1: cy, x2: cx + u, y2: cy + w };
  };
  const qubits = Array.from({ length: n }, (_, j) => ({ j, ...place(j) }));
  const [arrows, ideals] = [bloch, ideal].map((all) => qubits.map(({ j }) => shown(all, j)));
  const dots = Array.from({ length: seen.length / 3 }, (_, i) => shown(seen, i));
  const length = (all: Float64Array, j: number): string =>
    Math.hypot(...all.subarray(3 * j, 3 * j + 3)).toFixed(2);
  const round = Array.from({ length: 73 }, (_, i) => (i * Math.PI) / 36);
  const arrow = { x1: "x1", y1: "y1", x2: "x2", y2: "y2" };
  return {
    same: [frame, at],
    height: 330,
    plot: (Plot, { width, height }) => {
      const unit = Math.min((width - 20) / 4.9, (height - 12) / 5.6);
      return {
        x: { domain: [0, 4.9], axis: null },
        y: { domain: [-0.45, 5.15], axis: null },
        marginLeft: 10,
        marginRight: width - 10 - 4.9 * unit,
        marginTop: 6,
        marginBottom: height - 6 - 5.6 * unit,
        marks: [
          ...qubits.flatMap(({ cx, cy }) => [
            Plot.line(round, {
              x: (t: number) => cx + Math.cos(t),
              y: (t: number) => cy + Math.sin(t),
              stroke: "var(--faint)",
            }),
            Plot.line(round, {
              x: (t: number) => cx + seenFrom(Math.cos(t), Math.sin(t), 0).u,
              y: (t: number) => cy + seenFrom(Math.cos(t), Math.sin(t), 0).w,
              stroke: "var(--rule)",
            }),
          ]),
          Plot.link(ideals, { ...arrow, stroke: "var(--ink)", strokeDasharray: "3 3", strokeWidth: 1.4 }),
          Plot.dot(dots, { x: "x2", y: "y2", r: 2, fill: "var(--series-2)", fillOpacity: 0.55 }),
          Plot.link(arrows, { ...arrow, stroke: "var(--series-1)", strokeWidth: 2.6 }),
          Plot.dot(arrows, { x: "x2", y: "y2", r: 3.6, fill: "var(--series-1)" }),
          Plot.text(qubits, {
            x: "cx",
            y: (d: { cy: number }) => d.cy - 1.25,
            text: (d: { j: number }) => `qubit ${d.j + 1}: ${length(bloch, d.j)} of ${length(ideal, d.j)}`,
            fill: "var(--ink)",
          }),
        ],
      };
    },
    alt: () =>
      `Lengths of the arrows: ${qubits.map(({ j }) => `${length(bloch, j)}, without noise ${length(ideal, j)}`).join("; ")}. ${seen.length ? `Around each tip ${frame.copies} dots of ${frame.shots} shots an axis.` : "Meters are exact."}`,
    columns: () => ({
      qubit: qubits.map(({ j }) => j + 1),
      x: qubits.map(({ j }) => bloch[3 * j]),
      y: qubits.map(({ j }) => bloch[3 * j + 1]),
      z: qubits.map(({ j }) => bloch[3 * j + 2]),
    }),
  };
}
