import type { Drawing } from "../../src/figures/drawing.ts";
import { traceMarks, type Trace } from "../../src/figures/traces.ts";
import { colourOf, parted, pointAt, type HierarchyFrame } from "./hierarchy-figures.ts";
import { branch, leavesOf } from "./hierarchy-names.ts";

/** The largest groups that hold together at a point: all items, or what their branches fall apart into. */
export function groupsAt(frame: HierarchyFrame, k: number, level = 0, n = 0): { level: number; n: number }[] {
  const whole = level === frame.levels || parted(frame, k, 2 ** level - 1 + n) < 0.25;
  return whole ? [{ level, n }] : [0, 1].flatMap((side) => groupsAt(frame, k, level + 1, 2 * n + side));
}

/** The items as the network places them, with the ways on which they came. */
export function cloudFigure(frame: HierarchyFrame, at: number): Drawing {
  const { levels, place, time } = frame;
  const items = 2 ** levels;
  const k = pointAt(frame, at);
  const points = time.length;
  const farthest = (axis: number) =>
    place.reduce((most, x, c) => (c % 2 === axis ? Math.max(most, Math.abs(x)) : most), 0.1);
  const reach = { x: 1.25 * farthest(0), y: 1.5 * farthest(1) };
  const now = (i: number) => ({ x: place[2 * (i * points + k)], y: place[2 * (i * points + k) + 1] });
  const groups = groupsAt(frame, k).map(({ level, n }) => {
    const members = leavesOf(levels, level, n);
    const centre = (axis: "x" | "y") => members.reduce((sum, i) => sum + now(i)[axis] / members.length, 0);
    return {
      ...{ x: centre("x"), y: Math.min(...members.map((i) => now(i).y)) },
      words: branch(level, n),
      colour: level >= 2 ? colourOf(items, members[0]) : "var(--ink)",
    };
  });
  const ways = Array.from({ length: items }, (_, i): Trace => {
    const way = place.subarray(2 * i * points, 2 * (i * points + k + 1));
    const axis = (offset: number) => way.filter((_, p) => p % 2 === offset);
    return { x: axis(0), y: axis(1), colour: colourOf(items, i), faint: true };
  });
  return {
    same: [frame, k],
    plot: (Plot) => ({
      ...{ marginLeft: 14, marginRight: 14, marginTop: 8, marginBottom: 8 },
      x: { axis: null, domain: [-reach.x, reach.x] },
      y: { axis: null, domain: [-reach.y, reach.y] },
      marks: [
        ...traceMarks(Plot, ways),
        Plot.dot(
          Array.from({ length: items }, (_, i) => ({ ...now(i), i })),
          { x: "x", y: "y", r: 5, fill: (d: { i: number }) => colourOf(items, d.i), stroke: "var(--paper)" },
        ),
        ...groups.map(({ x, y, words, colour }) =>
          Plot.text([words], {
            x: [x],
            y: [y],
            dy: 16,
            fill: colour,
            fontWeight: 600,
            stroke: "var(--paper)",
            strokeWidth: 3,
          }),
        ),
      ],
    }),
    alt: () =>
      `At time ${time[k].toFixed(2)} the network tells apart: ${groups.map(({ words }) => words).join(", ")}.`,
    columns: () => ({
      time,
      ...Object.fromEntries(
        Array.from({ length: items }, (_, i) => i).flatMap((i) =>
          ["x", "y"].map((axis, offset) => [
            `${axis}${i + 1}`,
            place.subarray(2 * i * points, 2 * (i + 1) * points).filter((_, p) => p % 2 === offset),
          ]),
        ),
      ),
    }),
  };
}
