import type { Drawing } from "../../src/figures/drawing.ts";
import type { CircuitFrame } from "./frames.ts";

const n = 4;
const wire = ["x", "h₁", "h₂", "h₃"];
const given = "var(--series-2)"; // gates whose angles come from the inputs
const drawn = "var(--series-1)"; // gates whose angles are the network's weights

/** One gate of the diagram: its place, in units of which the whole is some 16 wide, and what stands in it. */
interface Box {
  readonly x: number;
  readonly qubit: number;
  readonly half: number; // of its width
  readonly lines: readonly { readonly words: string; readonly dead?: boolean }[];
  readonly colour: string;
  readonly title: string;
}

const angle = (theta: number): string => theta.toFixed(2).replace("-", "−");
const entry = (re: number, im: number): string =>
  `${re.toFixed(3)}${im < 0 ? " − " : " + "}${Math.abs(im).toFixed(3)}i`;

/** A 2 by 2 matrix as two lines of text, from a = first entry and b = below it: [[a, -conj b], [b, conj a]]. */
const matrix = (ar: number, ai: number, br: number, bi: number): string =>
  `${entry(ar, ai)}    ${entry(-br, bi)}\n${entry(br, bi)}    ${entry(ar, -ai)}`;

function rotation(alpha: number, beta: number, gamma: number): string {
  const [c, s] = [Math.cos(beta / 2), Math.sin(beta / 2)];
  const [plus, minus] = [(alpha + gamma) / 2, (alpha - gamma) / 2];
  return matrix(c * Math.cos(plus), -c * Math.sin(plus), s * Math.cos(minus), -s * Math.sin(minus));
}

/** Where everything stands. */
export function layout({ v, angles, reach, layers, pairs }: CircuitFrame) {
  const boxes: Box[] = [];
  const joints: { x: number; control: number; target: number }[] = [];
  const encoders = [
    { name: "H", of: () => null, half: 0.38 },
    { name: "RY", of: (x: number) => Math.atan(x), half: 0.52 },
    { name: "RZ", of: (x: number) => Math.atan(x * x), half: 0.52 },
  ];
  let x = 0.2;
  for (const { name, of, half } of encoders) {
    x += half;
    for (let j = 0; j < n; ++j) {
      const theta = of(v[j]);
      boxes.push({
        x,
        qubit: j,
        half,
        colour: theta === null ? "var(--faint)" : given,
        lines: [{ words: name }, ...(theta === null ? [] : [{ words: angle(theta) }])],
        title:
          theta === null
            ? "0.707  0.707\n0.707  −0.707"
            : name === "RY"
              ? rotation(0, theta, 0)
              : rotation(theta, 0, 0),
      });
    }
    x += half + 0.16;
  }
  for (let l = 0; l < layers; ++l) {
    for (const [control, target] of pairs) {
      joints.push({ x: x + 0.14, control, target });
      x += 0.42;
    }
    x += 0.62;
    for (let j = 0; j < n; ++j) {
      const at = 3 * (l * n + j);
      const [alpha, beta, gamma] = angles.subarray(at, at + 3);
      boxes.push({
        x,
        qubit: j,
        half: 0.6,
        colour: drawn,
        lines: [alpha, beta, gamma].map((theta, p) => ({
          words: angle(theta),
          dead: reach[at + p] < 1e-12,
        })),
        title: `R(α, β, γ)\n${rotation(alpha, beta, gamma)}`,
      });
    }
    x += 0.9;
  }
  return { boxes, joints, width: x + 0.9 };
}

/** The circuit as physicists draw it, with its angles. */
export function circuitFigure(frame: CircuitFrame): Drawing {
  const { boxes, joints, width } = layout(frame);
  const dead = frame.reach.filter((r) => r < 1e-12).length;
  const texts = boxes.flatMap(({ x, qubit, lines, colour }) =>
    lines.map(({ words, dead }, i) => ({
      x,
      y: qubit + 0.27 * (i - (lines.length - 1) / 2),
      words,
      fill: dead ? "var(--faint)" : colour,
      dead,
    })),
  );
  const meters = Array.from(frame.meters, (z, qubit) => ({ qubit, z }));
  return {
    same: [frame],
    height: 320,
    plot: (Plot, { width: pixels, narrow }) => {
      const [marginLeft, marginRight] = narrow ? [40, 46] : [64, 62];
      const unit = (pixels - marginLeft - marginRight) / width;
      const fontSize = Math.min(11.5, Math.max(7, unit * 0.38));
      return {
        axis: null,
        x: { domain: [0, width], axis: null },
        y: { domain: [3.6, -0.6], axis: null },
        marginLeft,
        marginRight,
        marginTop: 8,
        marginBottom: 8,
        marks: [
          Plot.link(meters, { x1: 0, x2: width, y1: "qubit", y2: "qubit", stroke: "var(--faint)" }),
          Plot.text(meters, {
            x: 0,
            y: "qubit",
            text: (_, j: number) => (narrow ? wire[j] : `${wire[j]} = ${angle(frame.v[j])}`),
            dx: -4,
            dy: -7,
            textAnchor: "end",
            fill: given,
            fontWeight: 600,
          }),
          Plot.text(meters, {
            x: 0,
            y: "qubit",
            text: (_, j: number) => (narrow ? angle(frame.v[j]) : "|0⟩"),
            dx: -4,
            dy: 8,
            textAnchor: "end",
            fill: "var(--faint)",
          }),
          Plot.link(joints, { x1: "x", x2: "x", y1: "control", y2: "target", stroke: "var(--ink)" }),
          Plot.dot(joints, { x: "x", y: "control", r: narrow ? 2 : 3, fill: "var(--ink)" }),
          Plot.dot(joints, {
            x: "x",
            y: "target",
            r: narrow ? 3.2 : 5.5,
            fill: "var(--paper)",
            stroke: "var(--ink)",
          }),
          Plot.dot(joints, {
            x: "x",
            y: "target",
            r: narrow ? 3.2 : 5.5,
            symbol: "plus",
            stroke: "var(--ink)",
          }),
          Plot.rect(boxes, {
            x1: (d: Box) => d.x - d.half,
            x2: (d: Box) => d.x + d.half,
            y1: (d: Box) => d.qubit - 0.42,
            y2: (d: Box) => d.qubit + 0.42,
            fill: "var(--paper)",
            stroke: "colour",
            strokeWidth: 1.2,
            rx: 2,
            title: "title",
          }),
          Plot.text(texts, { x: "x", y: "y", text: "words", fill: "fill", fontSize, pointerEvents: "none" }),
          Plot.rect(meters, {
            x1: width - 0.75,
            x2: width,
            y1: (d: { qubit: number }) => d.qubit - 0.3,
            y2: (d: { qubit: number }) => d.qubit + 0.3,
            fill: "var(--paper)",
            stroke: "var(--ink)",
          }),
          Plot.text(meters, { x: width - 0.375, y: "qubit", text: () => "Z", fill: "var(--ink)", fontSize }),
          Plot.text(meters, {
            x: width,
            y: "qubit",
            text: (d: { z: number }) => d.z.toFixed(3).replace("-", "−"),
            dx: 6,
            textAnchor: "start",
            fill: "var(--ink)",
            fontWeight: 600,
          }),
        ],
      };
    },
    alt: () =>
      `Four wires of qubits. H, RY and RZ encode ${wire.map((name, j) => `${name} = ${frame.v[j].toFixed(2)}`).join(", ")}; then ${frame.layers} layers of ${frame.pairs.length} controlled gates and four rotations. The meters read ${[...frame.meters].map((z) => z.toFixed(3)).join(", ")}. ${dead} of ${frame.reach.length} angles can affect none of the first three.`,
    columns: () => ({ angle: frame.angles, reach: frame.reach }),
  };
}
