import type { Drawing } from "../../src/figures/drawing.ts";
import { diagrams, type Node } from "./flow-nodes.ts";
import type { FlowFrame } from "./frames.ts";
import { looks } from "./looks.ts";

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
