import type { FlowFrame } from "./frames.ts";

/** A list of numbers in the diagram, one under another. */
export interface Node {
  readonly x: number;
  readonly y: number; // of its middle
  /** The words over its numbers. */
  readonly words: string;
  /** Where its numbers come from. */
  readonly of: string;
  readonly before?: boolean;
  /** A line leaves it upwards: its words stand beside that. */
  readonly rises?: boolean;
}

/** An operation. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly words: string;
  readonly half: number; // of its width
}

/** A line from corner to corner, with an arrow at its end. */
export interface Wire {
  readonly path: readonly (readonly [x: number, y: number])[];
  /** It starts on another line. */
  readonly branch?: boolean;
  /** It ends on another line. */
  readonly joins?: boolean;
}

export interface Diagram {
  readonly rows: number; // height of the plane, which is 12 wide
  readonly nodes: readonly Node[];
  readonly boxes: readonly Box[];
  /** Later ones pass over earlier ones where they cross. */
  readonly wires: readonly Wire[];
}

export const boxHalf = 0.36; // half the height of a box
const word = (x: number, y: number, words: string): Box => ({ x, y, words, half: 0.72 });
const sign = (x: number, y: number, words: string): Box => ({ x, y, words, half: 0.34 });
const wire = (...path: Wire["path"]): Wire => ({ path });
const branch = (...path: Wire["path"]): Wire => ({ path, branch: true });

const [edge, lane] = [1.2, 1.95]; // right of what comes in; the line along which memory goes from step to step

const columns = [2.6, 4.2, 5.8, 7.4]; // of a QLSTM's gates

/** What stands where, and what flows into what: memory along the top, as classical cells are usually drawn. */
export const diagrams: Readonly<Record<FlowFrame["cell"], Diagram>> = {
  qrnn: {
    rows: 4.5,
    nodes: [
      { x: 0.75, y: lane, words: "h before", of: "h", before: true },
      { x: 0.75, y: 3.9, words: "x", of: "x" },
      { x: 10, y: lane, words: "h", of: "h" },
    ],
    boxes: [word(4, lane, "circuit"), word(7, lane, "tanh")],
    wires: [
      wire([edge, lane], [3.28, lane]),
      wire([edge, 3.9], [4, 3.9], [4, lane + boxHalf]),
      wire([4.72, lane], [6.28, lane]),
      wire([7.72, lane], [9.55, lane]),
    ],
  },
  qgru: {
    rows: 10,
    nodes: [
      { x: 0.75, y: lane, words: "h before", of: "h", before: true },
      { x: 0.75, y: 9.5, words: "x", of: "x" },
      { x: 2.6, y: 5.9, words: "r: reread", of: "r", rises: true },
      { x: 5.2, y: 5.9, words: "z: keep", of: "z", rises: true },
      { x: 8.2, y: 5.9, words: "g: new", of: "g", rises: true },
      { x: 11.25, y: lane, words: "h", of: "h" },
    ],
    boxes: [
      word(2.6, 7.8, "circuit 1"),
      word(5.2, 7.8, "circuit 2"),
      word(8.2, 7.8, "circuit 3"),
      sign(2.6, 3.75, "×"),
      sign(5.2, lane, "×"),
      sign(6.7, 2.95, "1 −"),
      sign(8.2, 2.95, "×"),
      sign(8.2, lane, "+"),
    ],
    wires: [
      wire([edge, lane], [4.86, lane]),
      wire([5.54, lane], [7.86, lane]),
      wire([8.54, lane], [10.8, lane]),
      branch([2.6, lane], [2.6, 3.39]),
      branch([1.75, lane], [1.75, 8.8], [4.9, 8.8], [4.9, 8.16]),
      branch([2.9, 8.8], [2.9, 8.16]),
      wire([edge, 9.5], [8.2, 9.5], [8.2, 8.16]),
      branch([2.3, 9.5], [2.3, 8.16]),
      branch([5.5, 9.5], [5.5, 8.16]),
      ...[2.6, 5.2, 8.2].map((x) => wire([x, 7.44], [x, 6.83])),
      wire([2.6, 4.97], [2.6, 4.11]),
      wire([5.2, 4.97], [5.2, lane + boxHalf]),
      branch([5.2, 2.95], [6.36, 2.95]),
      wire([7.04, 2.95], [7.86, 2.95]),
      wire([8.2, 4.97], [8.2, 3.31]),
      wire([8.2, 2.59], [8.2, lane + boxHalf]),
      wire([2.94, 3.75], [6.7, 3.75], [6.7, 7.8], [7.48, 7.8]),
    ],
  },
  qlstm: {
    rows: 10,
    nodes: [
      { x: 0.75, y: lane, words: "c before", of: "c", before: true },
      { x: 0.75, y: 5.75, words: "h before", of: "h", before: true },
      { x: 0.75, y: 9.1, words: "x", of: "x" },
      ...(["f: keep", "i: let in", "g: new", "o: show"] as const).map((words, k) => ({
        x: columns[k],
        y: 5.75,
        words,
        of: words[0],
        rises: true,
      })),
      { x: 11.25, y: lane, words: "c", of: "c" },
      { x: 11.25, y: 5.75, words: "h", of: "h" },
      { x: 11.25, y: 8.7, words: "features", of: "y" },
    ],
    boxes: [
      ...columns.map((x, k) => word(x, 7.85, `circuit ${k + 1}`)),
      sign(2.6, lane, "×"),
      sign(5, 3.2, "×"),
      sign(5, lane, "+"),
      { x: 8.6, y: 2.75, words: "tanh", half: 0.55 },
      sign(8.6, 3.6, "×"),
      word(9.8, 5.75, "circuit 5"),
      word(9.8, 8.7, "circuit 6"),
    ],
    wires: [
      wire([edge, lane], [2.26, lane]),
      wire([2.94, lane], [4.66, lane]),
      wire([5.34, lane], [10.8, lane]),
      wire([edge, 9.1], [7.4, 9.1], [7.4, 8.21]),
      ...columns.slice(0, 3).map((x) => branch([x, 9.1], [x, 8.21])),
      {
        path: [
          [edge, 5.75],
          [1.65, 5.75],
          [1.65, 9.1],
        ],
        joins: true,
      },
      ...columns.map((x) => wire([x, 7.49], [x, 6.99])),
      wire([2.6, 4.51], [2.6, lane + boxHalf]),
      wire([4.2, 4.51], [4.2, 3.2], [4.66, 3.2]),
      wire([5.8, 4.51], [5.8, 3.2], [5.34, 3.2]),
      wire([5, 2.84], [5, lane + boxHalf]),
      branch([8.6, lane], [8.6, 2.39]),
      wire([8.6, 3.11], [8.6, 3.24]),
      wire([7.4, 4.51], [7.4, 3.6], [8.26, 3.6]),
      wire([8.6, 3.96], [8.6, 8.7], [9.08, 8.7]),
      branch([8.6, 5.75], [9.08, 5.75]),
      wire([10.52, 5.75], [10.8, 5.75]),
      wire([10.52, 8.7], [10.8, 8.7]),
    ],
  },
};
