import type { Drawing } from "../../src/figures/drawing.ts";
import { short } from "../../src/figures/numbers.ts";
import { curve, looks, name, type BalanceFrame, type Look, type Way } from "./balance-looks.ts";

/** The ways of the two layers in their plane, to the goals. */
export function unequalPlane(frame: BalanceFrame): Drawing {
  const { strength: s, ways, descent } = frame;
  const shown = looks(frame);
  const [a, b] = (["a", "b"] as const).map((layer) => ways.map((way) => way[layer]));
  const most = 1.12 * Math.max(...[...a, ...b].flatMap((x) => [x[0], x[x.length - 1]]));
  const goal = Array.from({ length: 81 }, (_, i) => most * (s / most ** 2) ** (i / 80));
  return {
    same: [frame],
    plot: (Plot, { width, height }) => {
      const side = Math.min(width - 52 - 14, height - 24 - 38);
      const axis = { domain: [0, most], ticks: 4 };
      return {
        x: { label: "first layer, a", labelAnchor: "center", labelOffset: 34, ...axis },
        y: { label: "second layer, b", ...axis },
        marginRight: width - 52 - side,
        marginBottom: height - 24 - side,
        marks: [
          Plot.line(goal, { x: (x) => x, y: (x: number) => s / x, stroke: "var(--ink)", strokeWidth: 1.6 }),
          Plot.text(["the goal: a b = s"], {
            x: [most],
            y: [0.94 * most],
            textAnchor: "end",
            fill: "var(--ink)",
          }),
          ...shown.map((look) => curve(Plot, { x: look.way.a, y: look.way.b }, look)),
          Plot.dot(shown, {
            x: (d: Look) => d.way.a[0],
            y: (d: Look) => d.way.b[0],
            r: 3.6,
            fill: "var(--paper)",
            stroke: "colour",
            strokeWidth: 1.8,
          }),
          Plot.dot(shown, {
            x: (d: Look) => d.way.a[d.way.a.length - 1],
            y: (d: Look) => d.way.b[d.way.b.length - 1],
            r: 3.6,
            fill: "colour",
          }),
        ],
      };
    },
    alt: () =>
      `Ways of the two layers: ${shown
        .map(({ way }) => `${name(way)} from (${at(way, 0)}) to (${at(way, way.a.length - 1)})`)
        .join(", ")}.`,
    columns: () => ({ time: descent.time, first: descent.a, second: descent.b }),
  };
}

const at = ({ a, b }: Way, i: number): string => `${short(a[i])}, ${short(b[i])}`;
