import type { FlowFrame } from "./frames.ts";

/** A list of numbers in the diagram, or an operation that has none. */
export interface Node {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** The words over its numbers, or those of the operation. */
  readonly words: string;
  /** Where its numbers come from. */
  readonly of?: string;
  readonly before?: boolean;
}

export type Edge = readonly [from: string, to: string];

const input: Node = { id: "x", x: 0.8, y: 0.9, words: "x", of: "x" };

/** What stands where, in a plane of 12 by 6, and what flows into what. */
export const diagrams: Readonly<
  Record<FlowFrame["cell"], { nodes: readonly Node[]; edges: readonly Edge[] }>
> = {
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
