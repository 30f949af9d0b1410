import type { Drawing } from "../../src/figures/drawing.ts";
import { boxHalf, diagrams, type Box, type Node, type Wire } from "./flow-nodes.ts";
import type { FlowFrame } from "./frames.ts";
import { looks } from "./looks.ts";

/** The step at a moment of the window, from 0. */
export const stepAt = ({ steps }: FlowFrame, at: number): number =>
  Math.min(steps - 1, Math.floor(at * steps));

/** The numbers of a node at a step, null where the cell does not compute them; before the first step all are zero. */
function numbersOf(frame: FlowFrame, { of, before }: Node, step: number): (number | null)[] {
  const last = frame.steps - 1;
  if (of === "x") return [frame.x[step]];
  if (of === "y") return [...frame.out].map((value) => (step === last ? value : null));
  const values = frame.inside.find(({ part }) => part === of)!.values;
  const size = values.length / frame.steps;
  const t = before ? step - 1 : step;
  if (t < 0) return new Array<number>(size).fill(0);
  if (frame.cell === "qlstm" && of === "h" && t === last) return new Array<null>(size).fill(null);
  return [...values.subarray(t * size, (t + 1) * size)];
}

const [squareWide, squareHigh] = [0.9, 0.62];
const written = (value: number): string => value.toFixed(2).replace("-0.00", "0.00").replace("-", "−");

/** Ways that an arrow can point, each with the turn of a triangle that points up. */
const ways = [
  { dx: 0, dy: -1, rotate: 0 },
  { dx: 1, dy: 0, rotate: 90 },
  { dx: 0, dy: 1, rotate: 180 },
  { dx: -1, dy: 0, rotate: 270 },
];

/** Whether a wire ends in this direction. */
function points({ path }: Wire, { dx, dy }: (typeof ways)[number]): boolean {
  const [[x0, y0], [x1, y1]] = path.slice(-2);
  return Math.sign(x1 - x0) === dx && Math.sign(y1 - y0) === dy;
}

/** The cell as a graph, with the numbers that are in its parts at a step. */
export function flowFigure(frame: FlowFrame, at: number): Drawing {
  const { rows, nodes, boxes, wires } = diagrams[frame.cell];
  const { name, colour } = looks[frame.cell];
  const step = stepAt(frame, at);
  const contents = nodes.map((node) => ({ node, values: numbersOf(frame, node, step) }));
  const squares = contents.flatMap(({ node, values }) =>
    values.map((value, i) => ({
      value,
      x: node.x,
      y: node.y + squareHigh * (i - (values.length - 1) / 2),
    })),
  );
  type Square = (typeof squares)[number];
  const heads = contents.map(({ node, values }) => ({
    words: node.words,
    rises: node.rises ?? false,
    x: node.x,
    y: node.y - (squareHigh * values.length) / 2 - (node.rises ? 0.36 : 0.28),
  }));
  const joints = wires.flatMap(({ path, branch, joins }) => [
    ...(branch ? [path[0]] : []),
    ...(joins ? [path.at(-1)!] : []),
  ]);
  return {
    same: [frame, step],
    height: Math.round(12 + 42 * rows),
    plot: (Plot, { width, narrow }) => {
      const fontSize = narrow ? 8.5 : 11;
      return {
        x: { domain: [0.1, 11.9], axis: null },
        y: { domain: [rows, 0.2], axis: null },
        marginLeft: 4,
        marginRight: 4,
        marginTop: 6,
        marginBottom: 6,
        marks: [
          ...wires.flatMap(({ path }) =>
            [
              { stroke: "var(--paper)", strokeWidth: 7 },
              { stroke: "var(--faint)", strokeWidth: 1.5 },
            ].map((look) => Plot.line(path, look)),
          ),
          ...ways.map((way) =>
            Plot.dot(
              wires.filter((wire) => !wire.joins && points(wire, way)).map(({ path }) => path.at(-1)!),
              {
                symbol: "triangle",
                r: 3.4,
                rotate: way.rotate,
                dx: -3 * way.dx,
                dy: -3 * way.dy,
                fill: "var(--faint)",
              },
            ),
          ),
          Plot.dot(joints, { r: 3, fill: "var(--faint)" }),
          Plot.rect(boxes, {
            x1: (d: Box) => d.x - d.half,
            x2: (d: Box) => d.x + d.half,
            y1: (d: Box) => d.y - boxHalf,
            y2: (d: Box) => d.y + boxHalf,
            rx: 6,
            fill: "var(--paper)",
            stroke: colour,
            strokeWidth: 1.4,
          }),
          Plot.text(boxes, { x: "x", y: "y", text: "words", fill: colour, fontWeight: 600, fontSize }),
          Plot.rect(squares, {
            x1: (d: Square) => d.x - squareWide / 2,
            x2: (d: Square) => d.x + squareWide / 2,
            y1: (d: Square) => d.y - squareHigh / 2,
            y2: (d: Square) => d.y + squareHigh / 2,
            fill: (d: Square) => ((d.value ?? 0) < 0 ? "var(--heat-minus)" : "var(--heat-plus)"),
            fillOpacity: (d: Square) => 0.75 * Math.min(1, Math.abs(d.value ?? 0)),
            stroke: "var(--faint)",
          }),
          Plot.text(squares, {
            x: "x",
            y: "y",
            text: (d: Square) => (d.value === null ? "·" : written(d.value)),
            fill: "var(--ink)",
            fontSize: Math.min(11.5, width / 42),
          }),
          ...[false, true].map((rises) =>
            Plot.text(
              heads.filter((head) => head.rises === rises),
              {
                x: "x",
                y: "y",
                text: "words",
                ...(rises ? { dx: 5, textAnchor: "start" as const } : {}),
                fill: "var(--ink)",
                fontWeight: 600,
                fontSize,
              },
            ),
          ),
        ],
      };
    },
    alt: () =>
      `A ${name} at step ${step + 1} of ${frame.steps}: ${contents
        .map(
          ({ node, values }) =>
            `${node.words} ${values.map((value) => (value === null ? "not computed" : written(value))).join(", ")}`,
        )
        .join("; ")}.`,
    columns: () => ({ value: squares.map(({ value }) => value) }),
  };
}
