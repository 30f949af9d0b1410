import type { Drawing } from "../../src/figures/drawing.ts";
import type { FlowFrame } from "./frames.ts";
import { looks } from "./looks.ts";

/** A list of numbers in the diagram, or an operation that has none. */
interface Node {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** The words over its numbers, or those of the operation. */
  readonly words: string;
  /** Where its numbers come from. */
  readonly of?: string;
  readonly before?: boolean;
}

type Edge = readonly [from: string, to: string];

const input: Node = { id: "x", x: 0.8, y: 0.9, words: "x", of: "x" };

/** What stands where, in a plane of 12 by 6, and what flows into what. */
const diagrams: Readonly<Record<FlowFrame["cell"], { nodes: readonly Node[]; edges: readonly Edge[] }>> = {
  qrnn: {
    nodes: [
      input,
      { id: "h0", x: 1.3, y: 3.6, words: "h before", of: "h", before: true },
      { id: "v1", x: 4.4, y: 2.2, words: "circuit" },
      { id: "t", x: 6.6, y: 2.2, words: "tanh" },
      { id: "h", x: 9.6, y: 2.2, words: "h", of: "h" },
    ],
    edges: [
      ["x", "v1"],
      ["h0", "v1"],
      ["v1", "t"],
      ["t", "h"],
    ],
  },
  qgru: {
    nodes: [
      input,
      { id: "h0", x: 1.3, y: 3.4, words: "h before", of: "h", before: true },
      { id: "v1", x: 3.7, y: 0.8, words: "circuit 1" },
      { id: "v2", x: 3.7, y: 5.2, words: "circuit 2" },
      { id: "r", x: 6, y: 0.8, words: "r: what to reread", of: "r" },
      { id: "v3", x: 6, y: 2.9, words: "circuit 3, of x and r h" },
      { id: "z", x: 6, y: 5.2, words: "z: what to keep", of: "z" },
      { id: "g", x: 9.4, y: 2.9, words: "g: what is new", of: "g" },
      { id: "h", x: 10.6, y: 5.2, words: "h = z h + (1 − z) g", of: "h" },
    ],
    edges: [
      ["x", "v1"],
      ["h0", "v1"],
      ["x", "v2"],
      ["h0", "v2"],
      ["v1", "r"],
      ["v2", "z"],
      ["r", "v3"],
      ["h0", "v3"],
      ["v3", "g"],
      ["g", "h"],
      ["z", "h"],
    ],
  },
  qlstm: {
    nodes: [
      input,
      { id: "c0", x: 1.4, y: 4.9, words: "c before", of: "c", before: true },
      { id: "v", x: 2.6, y: 2.6, words: "circuits 1 to 4" },
      { id: "f", x: 5.7, y: 0.6, words: "f: what to keep", of: "f" },
      { id: "i", x: 5.7, y: 2.1, words: "i: what to let in", of: "i" },
      { id: "g", x: 5.7, y: 3.6, words: "g: what is new", of: "g" },
      { id: "o", x: 5.7, y: 5.1, words: "o: what to show", of: "o" },
      { id: "c", x: 10, y: 2.1, words: "c = f c + i g", of: "c" },
      { id: "v5", x: 9.4, y: 3.7, words: "circuits 5, 6" },
      { id: "y", x: 10, y: 5.1, words: "features, at the end", of: "y" },
    ],
    edges: [
      ["x", "v"],
      ["v", "f"],
      ["v", "i"],
      ["v", "g"],
      ["v", "o"],
      ["f", "c"],
      ["i", "c"],
      ["g", "c"],
      ["c", "v5"],
      ["o", "v5"],
      ["v5", "y"],
    ],
  },
};

/** The step at a moment of the window, from 0. */
export const stepAt = ({ steps }: FlowFrame, at: number): number =>
  Math.min(steps - 1, Math.floor(at * steps));

/** The numbers of a node at a step; before the first step all are zero. */
function numbersOf(frame: FlowFrame, { of, before }: Node, step: number): number[] {
  if (of === "x") return [frame.x[step]];
  if (of === "y") return step === frame.steps - 1 ? [...frame.out] : [];
  const values = frame.inside.find(({ part }) => part === of)?.values;
  if (!values) return [];
  const size = values.length / frame.steps;
  const t = before ? step - 1 : step;
  return t < 0 ? new Array<number>(size).fill(0) : [...values.subarray(t * size, (t + 1) * size)];
}

const w = 0.56; // half the height of a square; its half width

/** The cell as a graph, with the numbers that are in its parts at a step. */
export function flowFigure(frame: FlowFrame, at: number): Drawing {
  const { nodes, edges } = diagrams[frame.cell];
  const step = stepAt(frame, at);
  const place = new Map(nodes.map((node) => [node.id, node]));
  const lines = edges.map(([from, to]) => ({ a: place.get(from)!, b: place.get(to)! }));
  const operations = nodes.filter(({ of }) => !of);
  const squares = nodes
    .filter(({ of }) => of)
    .flatMap((node) => {
      const values = numbersOf(frame, node, step);
      return values.map((value, i) => ({
        value,
        x: node.x + 0.78 * (i - (values.length - 1) / 2),
        y: node.y,
      }));
    });
  type Square = (typeof squares)[number];
  const written = (value: number): string => value.toFixed(2).replace("-", "−");
  return {
    same: [frame, step],
    height: 370,
    plot: (Plot, { width, narrow }) => ({
      x: { domain: [0, 12], axis: null },
      y: { domain: [6, -0.3], axis: null },
      marginLeft: 4,
      marginRight: 4,
      marginTop: 6,
      marginBottom: 6,
      marks: [
        Plot.link(lines, {
          x1: (d: { a: Node }) => d.a.x,
          y1: (d: { a: Node }) => d.a.y,
          x2: (d: { b: Node }) => d.b.x,
          y2: (d: { b: Node }) => d.b.y,
          stroke: "var(--faint)",
          strokeOpacity: 0.55,
          strokeWidth: 1.4,
        }),
        Plot.rect(operations, {
          x1: (d: Node) => d.x - 0.062 * d.words.length * (narrow ? 1.7 : 1) - 0.25,
          x2: (d: Node) => d.x + 0.062 * d.words.length * (narrow ? 1.7 : 1) + 0.25,
          y1: (d: Node) => d.y - 0.36,
          y2: (d: Node) => d.y + 0.36,
          rx: 6,
          fill: "var(--paper)",
          stroke: looks[frame.cell].colour,
          strokeWidth: 1.4,
        }),
        Plot.text(operations, {
          x: "x",
          y: "y",
          text: "words",
          fill: looks[frame.cell].colour,
          fontWeight: 600,
          fontSize: narrow ? 8.5 : 11,
        }),
        Plot.rect(squares, {
          x1: (d: Square) => d.x - 0.38,
          x2: (d: Square) => d.x + 0.38,
          y1: (d: Square) => d.y - w / 2,
          y2: (d: Square) => d.y + w / 2,
          fill: "var(--paper)",
        }),
        Plot.rect(squares, {
          x1: (d: Square) => d.x - 0.38,
          x2: (d: Square) => d.x + 0.38,
          y1: (d: Square) => d.y - w / 2,
          y2: (d: Square) => d.y + w / 2,
          fill: (d: Square) => (d.value < 0 ? "var(--heat-minus)" : "var(--heat-plus)"),
          fillOpacity: (d: Square) => 0.75 * Math.min(1, Math.abs(d.value)),
          stroke: "var(--faint)",
        }),
        Plot.text(squares, {
          x: "x",
          y: "y",
          text: (d: Square) => written(d.value),
          fill: "var(--ink)",
          fontSize: Math.min(11.5, width / 46),
        }),
        Plot.text(
          nodes.filter(({ of }) => of),
          {
            x: "x",
            y: (d: Node) => d.y - 0.52,
            text: "words",
            fill: "var(--ink)",
            fontWeight: 600,
            fontSize: narrow ? 8.5 : 11,
          },
        ),
      ],
    }),
    alt: () =>
      `A ${looks[frame.cell].name} at step ${step + 1} of ${frame.steps}: ${nodes
        .filter(({ of }) => of)
        .map(
          (node) =>
            `${node.words} ${numbersOf(frame, node, step).map(written).join(", ") || "not yet there"}`,
        )
        .join("; ")}.`,
    columns: () => ({ value: squares.map(({ value }) => value) }),
  };
}
