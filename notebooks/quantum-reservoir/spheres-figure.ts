import type { Drawing } from "../../src/figures/drawing.ts";
import type { CircuitFrame } from "./frames.ts";

/** Each qubit's Bloch vector in its sphere, seen from a direction in degrees. */
export function spheresFigure({ bloch }: CircuitFrame, turn: number, tilt: number): Drawing {
  const [a, b] = [(turn * Math.PI) / 180, (tilt * Math.PI) / 180];
  const [ca, sa, cb, sb] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)];
  /** Where a point of a sphere is seen, and how near it is. */
  const seen = (x: number, y: number, z: number) => {
    const depth = ca * x + sa * y;
    return { u: ca * y - sa * x, w: cb * z - sb * depth, near: cb * depth + sb * z };
  };
  const round = Array.from({ length: 73 }, (_, i) => (i * Math.PI) / 36);
  const circles = [
    (t: number) => seen(Math.cos(t), Math.sin(t), 0),
    (t: number) => seen(Math.cos(t), 0, Math.sin(t)),
    (t: number) => seen(0, Math.cos(t), Math.sin(t)),
  ];
  const places = [0, 1, 2, 3].map((j) => ({
    j,
    cx: 1.2 + 2.5 * (j % 2),
    cy: 3.75 - 2.75 * Math.floor(j / 2),
  }));
  const length = (j: number): number => Math.hypot(...bloch.subarray(3 * j, 3 * j + 3));
  const tips = places.map(({ j, cx, cy }) => {
    const { u, w, near } = seen(bloch[3 * j], bloch[3 * j + 1], bloch[3 * j + 2]);
    return { x1: cx, y1: cy, x2: cx + u, y2: cy + w, near };
  });
  const poles = places.flatMap(({ cx, cy }) =>
    [
      { words: "|0⟩", at: seen(0, 0, 1.13) },
      { words: "x", at: seen(1.13, 0, 0) },
      { words: "y", at: seen(0, 1.13, 0) },
    ].map(({ words, at }) => ({ words, x: cx + at.u, y: cy + at.w })),
  );
  return {
    same: [bloch, turn, tilt],
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
          ...places.flatMap(({ cx, cy }) => [
            Plot.line(round, {
              x: (t: number) => cx + Math.cos(t),
              y: (t: number) => cy + Math.sin(t),
              stroke: "var(--faint)",
            }),
            ...circles.map((circle) =>
              Plot.line(round, {
                x: (t: number) => cx + circle(t).u,
                y: (t: number) => cy + circle(t).w,
                stroke: "var(--rule)",
              }),
            ),
          ]),
          Plot.text(poles, { x: "x", y: "y", text: "words", fill: "var(--faint)", fontSize: 10 }),
          Plot.link(tips, {
            x1: "x1",
            y1: "y1",
            x2: "x2",
            y2: "y2",
            stroke: "var(--series-1)",
            strokeWidth: 2.4,
          }),
          Plot.dot(tips, {
            x: "x2",
            y: "y2",
            r: 4,
            stroke: "var(--series-1)",
            strokeWidth: 1.8,
            fill: (d: { near: number }) => (d.near >= 0 ? "var(--series-1)" : "var(--paper)"),
          }),
          Plot.text(places, {
            x: "cx",
            y: (d: { cy: number }) => d.cy - 1.25,
            text: (d: { j: number }) => `qubit ${d.j + 1}: length ${length(d.j).toFixed(3)}`,
            fill: "var(--ink)",
          }),
        ],
      };
    },
    alt: () =>
      `Bloch vectors of the four qubits have the lengths ${[0, 1, 2, 3].map((j) => length(j).toFixed(3)).join(", ")}; 1 would be a qubit that is entangled with no other.`,
    columns: () => ({
      qubit: [1, 2, 3, 4],
      x: bloch.filter((_, i) => i % 3 === 0),
      y: bloch.filter((_, i) => i % 3 === 1),
      z: bloch.filter((_, i) => i % 3 === 2),
    }),
  };
}
