import type { Drawing } from "../../src/figures/drawing.ts";
import { short } from "../../src/figures/numbers.ts";
import type plane from "../../src/simulations/deep-linear/plane.ts";
import { flowMarks, goals, levelSets, reach } from "./plane-field.ts";

export type PlaneFrame = ReturnType<(typeof plane)["frames"]> extends Generator<infer F> ? F : never;

/** Of the plane, and of the figure beside it. */
export const height = 420;
const hyperbolas = levelSets([-2, -1.6, -1.2, -0.8, -0.4, 0, 0.4, 0.8, 1.2, 1.6, 2]);

/** A time in units of tau, short. */
export const taus = (t: number): string => `${Number(t.toPrecision(3))} τ`;

/** The time at a moment of the run, from 0 to 1. */
export const timeAt = ({ time }: PlaneFrame, at: number): number => at * time[time.length - 1];

/** Where the mode is at a moment, between two points by a straight line. */
function placeAt(frame: PlaneFrame, at: number): { a: number; b: number } {
  const t = timeAt(frame, at);
  const next = frame.time.findIndex((x) => x >= t);
  const i = next < 0 ? frame.time.length - 1 : Math.max(1, next);
  const part = Math.min(1, (t - frame.time[i - 1]) / (frame.time[i] - frame.time[i - 1]));
  const along = (x: Float64Array) => x[i - 1] + part * (x[i] - x[i - 1]);
  return { a: along(frame.a), b: along(frame.b) };
}

/** What becomes of the start, in a sentence. */
export function fate({ strength, stuck, over, half }: PlaneFrame): string {
  if (strength === 0) return "Nothing is asked for, so that all that was there decays.";
  if (stuck) return "The start lies on the line a = −b: it ends at the saddle, and nothing is ever learned.";
  if (over === null) return "The start is so near the line a = −b that it is not learned in any time shown.";
  return half === null
    ? `It starts above half of the goal, and is within 5 % of it after ${taus(over)}.`
    : `Half of the goal is learned after ${taus(half)}, and 95 % after ${taus(over)}.`;
}

/** The two layers' strengths as a point that moves: the flow, the goals, the line that never learns, and one way. */
export function planeFigure(frame: PlaneFrame, at: number): Drawing {
  const { strength: s, a, b, beads } = frame;
  const now = placeAt(frame, at);
  return {
    same: [frame, at],
    height,
    plot: (Plot, { width, height: tall, narrow }) => {
      const side = Math.min(width - 52 - 14, tall - 24 - 38);
      const axis = { domain: [-reach, reach], ticks: 5 };
      const goal = goals(s);
      const mid = Math.sqrt(Math.max(s, 0.2));
      const labels = [
        { x: -1.9, y: 1.9, words: "a = −b: never learns", colour: "var(--bad)", turn: 45, dy: -9 },
        ...(s > 0
          ? [{ x: 1.28 * mid, y: s / (1.28 * mid), words: "a b = s", colour: "var(--ink)", turn: 0, dy: -14 }]
          : []),
      ];
      return {
        x: { label: "first layer, a", labelAnchor: "center", labelOffset: 34, ...axis },
        y: { label: "second layer, b", ...axis },
        marginRight: width - 52 - side,
        marginBottom: tall - 24 - side,
        marks: [
          ...flowMarks(Plot, s, narrow ? 15 : 21),
          Plot.line(
            { length: hyperbolas.x.length },
            { ...hyperbolas, stroke: "var(--rule)", strokeWidth: 1 },
          ),
          Plot.line([-reach, reach], {
            x: (d: number) => d,
            y: (d: number) => -d,
            stroke: "var(--bad)",
            strokeWidth: 1.6,
          }),
          ...(s > 0 ? saddleMarks(Plot) : []),
          Plot.line({ length: goal.x.length }, { ...goal, stroke: "var(--ink)", strokeWidth: 2 }),
          Plot.line({ length: a.length }, { x: a, y: b, stroke: "var(--series-1)", strokeWidth: 2.2 }),
          Plot.dot(
            { length: beads.a.length },
            {
              x: beads.a,
              y: beads.b,
              r: 3.4,
              fill: "var(--series-1)",
              stroke: "var(--paper)",
              strokeWidth: 1,
            },
          ),
          Plot.dot([{ x: a[0], y: b[0] }], {
            x: "x",
            y: "y",
            r: 4,
            fill: "var(--paper)",
            stroke: "var(--series-1)",
            strokeWidth: 2,
          }),
          Plot.dot([now], { x: "a", y: "b", r: 5.5, fill: "var(--accent)", stroke: "var(--paper)" }),
          ...labels.map(({ x, y, words, colour, turn, dy }) =>
            Plot.text([words], {
              x: [x],
              y: [y],
              rotate: turn,
              dy,
              dx: turn ? 6 : 4,
              textAnchor: turn ? "middle" : "start",
              fill: colour,
              stroke: "var(--paper)",
              strokeWidth: 4,
              fontWeight: 600,
            }),
          ),
        ],
      };
    },
    alt: () =>
      `From a = ${short(a[0])}, b = ${short(b[0])} the two layers move along a hyperbola to a = ${short(a[a.length - 1])}, b = ${short(b[b.length - 1])}. ${fate(frame)}`,
    columns: () => ({ time: frame.time, a, b }),
  };
}

/** The saddle at the origin: out along a = b, in along a = -b. */
function saddleMarks(Plot: Parameters<Drawing["plot"]>[0]) {
  const out = [1, -1].map((sign) => ({ x1: 0.12 * sign, y1: 0.12 * sign, x2: 0.5 * sign, y2: 0.5 * sign }));
  const into = [1, -1].map((sign) => ({
    x1: 0.5 * sign,
    y1: -0.5 * sign,
    x2: 0.12 * sign,
    y2: -0.12 * sign,
  }));
  const place = { x1: "x1", y1: "y1", x2: "x2", y2: "y2", strokeWidth: 1.8, markerEnd: "arrow" } as const;
  return [
    Plot.link(out, { ...place, stroke: "var(--ink)" }),
    Plot.link(into, { ...place, stroke: "var(--bad)" }),
    Plot.dot([0], { x: [0], y: [0], r: 4, fill: "var(--paper)", stroke: "var(--ink)", strokeWidth: 1.5 }),
  ];
}
