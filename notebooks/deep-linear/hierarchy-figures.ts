import type { Drawing } from "../../src/figures/drawing.ts";
import { series, traceMarks, type Trace } from "../../src/figures/traces.ts";
import type hierarchy from "../../src/simulations/deep-linear/hierarchy.ts";
import { branch, halves, leavesOf, nodesOf } from "./hierarchy-names.ts";

export type HierarchyFrame = ReturnType<(typeof hierarchy)["frames"]> extends Generator<infer F> ? F : never;

/** Which of the recorded times a moment of the run is. */
export const pointAt = ({ time }: { readonly time: Float64Array }, at: number): number =>
  Math.round(at * (time.length - 1));

const hues = [0, 2, 1, 3]; // of birds, fish, trees and flowers
/** The colour of an item: that of its family. */
export const colourOf = (items: number, i: number): string => series(hues[Math.floor((4 * i) / items)]);

/** The part of a node's contrast that is learned at a point, from 0 to 1. */
export const parted = ({ learned, levels }: HierarchyFrame, k: number, node: number): number =>
  learned[k * 2 ** levels + node + 1];

/** The tree, a branch the thicker the more of the difference between its two sides is learned. */
export function treeFigure(frame: HierarchyFrame, at: number): Drawing {
  const { levels, time } = frame;
  const items = 2 ** levels;
  const k = pointAt(frame, at);
  const nodes = nodesOf(levels);
  const named = nodes.slice(1).filter(({ level }) => level === levels || level <= 2); // there is room for no more
  const edges = nodes.slice(1).map(({ level, n, y }) => {
    const parent = nodes[2 ** (level - 1) - 1 + (n >> 1)];
    const part = Math.min(1, parted(frame, k, 2 ** (level - 1) - 1 + (n >> 1)));
    return {
      x1: level - 1,
      y1: parent.y,
      x2: level,
      y2: y,
      part,
      colour: colourOf(items, leavesOf(levels, level, n)[0]),
      level,
    };
  });
  const strong = (d: (typeof edges)[number]) => 0.6 + 6.4 * d.part;
  return {
    same: [frame, k],
    plot: (Plot, { narrow }) => ({
      ...{ marginLeft: 14, marginRight: narrow ? 62 : 76, marginTop: 12, marginBottom: 12 },
      x: { axis: null, domain: [0, levels] },
      y: { axis: null, domain: [items - 0.5, -0.5] },
      marks: [
        Plot.link(edges, {
          x1: "x1",
          y1: "y1",
          x2: "x2",
          y2: "y2",
          stroke: (d: (typeof edges)[number]) => (d.level >= 2 ? d.colour : "var(--ink)"),
          strokeOpacity: (d: (typeof edges)[number]) => 0.35 + 0.6 * d.part,
          strokeWidth: strong,
          strokeLinecap: "round",
        }),
        ...named.map(({ level, n, y }) =>
          Plot.text([branch(level, n)], {
            x: [level],
            y: [y],
            textAnchor: level === levels ? "start" : "middle",
            dx: level === levels ? 8 : 0,
            dy: level === levels ? 0 : n % 2 ? 12 : -11, // on the side where the branch does not come from
            fill: level >= 2 ? colourOf(items, leavesOf(levels, level, n)[0]) : "var(--ink)",
            fontWeight: 600,
            stroke: "var(--paper)",
            strokeWidth: 4,
          }),
        ),
      ],
    }),
    alt: () =>
      `A tree of ${items} items. At time ${time[k].toFixed(2)} learned of the differences, averaged over each level from the root: ${Array.from(
        { length: levels },
        (_, level) => {
          const parts = Array.from({ length: 2 ** level }, (_, n) => parted(frame, k, 2 ** level - 1 + n));
          return `${Math.round((100 * parts.reduce((sum, x) => sum + x, 0)) / parts.length)} %`;
        },
      ).join(", ")}.`,
  };
}

const levelHue = [5, 0, 1, 3];

/** How far items of each level are apart, as a part of where they end. */
export function splitsFigure(frame: HierarchyFrame, at: number): Drawing {
  const { levels, time, distance, ends, half } = frame;
  const curve = (level: number) =>
    time.map((_, k) => (ends[level] > 0 ? distance[k * levels + level] / ends[level] : 0));
  const listed = half.map((t, level) => `${halves(level)}: ${t === null ? "never" : t.toFixed(2)}`);
  return {
    same: [frame],
    cursor: time[pointAt(frame, at)],
    plot: (Plot) => ({
      x: { label: "time, in units of 1 / learning rate", domain: [0, time[time.length - 1]] },
      y: { label: "squared distance, part of its end", domain: [0, 1.05], ticks: 5 },
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        Plot.ruleY([0.5], { stroke: "var(--faint)", strokeDasharray: "1 4" }),
        ...traceMarks(
          Plot,
          half
            .map((_, level): Trace => ({ x: time, y: curve(level), colour: series(levelHue[level]) }))
            .reverse(),
        ),
        ...half.map((t, level) =>
          Plot.dot(t === null ? [] : [t], {
            x: (d: number) => d,
            y: 0.5,
            r: 3.6,
            fill: "var(--paper)",
            stroke: series(levelHue[level]),
            strokeWidth: 1.8,
          }),
        ),
        ...["half-way at", ...listed].map((words, row) =>
          Plot.text([words], {
            frameAnchor: "bottom-right",
            dx: -4,
            dy: 15 * (row - listed.length) - 8,
            fill: row ? series(levelHue[row - 1]) : "var(--faint)",
            fontWeight: row ? 600 : 400,
            stroke: "var(--paper)",
            strokeWidth: 3,
          }),
        ),
      ],
    }),
    alt: () =>
      `Squared distances are half-way: ${listed.join("; ")}, in units of one over the learning rate.`,
    columns: () => ({
      time,
      ...Object.fromEntries(half.map((_, level) => [`level${level}`, curve(level)])),
    }),
  };
}

/** How alike the network finds any two items, by the inner products of what it makes of them. */
export function similarityFigure(frame: HierarchyFrame, at: number): Drawing {
  const { levels, network, modes, strength, time } = frame;
  const items = 2 ** levels;
  const k = pointAt(frame, at);
  const inner = (point: number) => {
    const u = strength
      .slice(point * items, (point + 1) * items)
      .map((x) => (network === "direct" ? x * x : x));
    return Float64Array.from({ length: items * items }, (_, c) => {
      const [i, j] = [Math.floor(c / items), c % items];
      let sum = 0;
      for (let a = 0; a < items; ++a) sum += u[a] * modes[i * items + a] * modes[j * items + a];
      return sum;
    });
  };
  const full = Math.max(...inner(time.length - 1).map(Math.abs));
  const values = inner(k);
  const ticks = { ticks: Array.from({ length: items }, (_, i) => i + 0.5), tickSize: 0 };
  return {
    same: [frame],
    heat: { rows: items, cols: items, values, full },
    plot: (_, { width, height }) => ({
      ...{ marginLeft: 78, marginTop: 10, marginBottom: 10 },
      marginRight: Math.max(14, width - 78 - (height - 20)), // square cells
      x: { axis: null, domain: [0, items] },
      y: {
        ...{ label: null, domain: [items, 0], ...ticks },
        tickFormat: (d: number) => branch(levels, Math.floor(d)),
      },
    }),
    alt: () =>
      `At time ${time[k].toFixed(2)} an item and itself have the inner product ${values[0].toPrecision(3)}, two of a pair ${values[1].toPrecision(3)}, the first and the last item ${values[items - 1].toPrecision(3)}.`,
    columns: () => ({
      item: Int32Array.from({ length: items * items }, (_, c) => Math.floor(c / items) + 1),
      other: Int32Array.from({ length: items * items }, (_, c) => (c % items) + 1),
      similarity: values,
    }),
  };
}
