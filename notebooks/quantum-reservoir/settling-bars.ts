import type { Drawing } from "../../src/figures/drawing.ts";
import type { SettlingFrame } from "./frames.ts";
import { looks, taskWords } from "./looks.ts";
import { median, quantumFirst, settled } from "./settling-numbers.ts";

const order = [0, 3, 1, 4, 2, 5]; // each quantum kind beside its classical partner
const titles = { pendulum: "pendulum", bessel: "Bessel", narma5: "NARMA5", narma10: "NARMA10" } as const;

/** Epochs until each kind of network has settled, on each task. */
export function settleFigure(frame: SettlingFrame): Drawing {
  const { tasks, kinds, epochs, finished, draws } = frame;
  const bars = tasks.slice(0, finished).flatMap((task, t) =>
    order.map((k, i) => {
      const all = settled(frame, t, k);
      return { task, kind: kinds[k], x: 7.4 * t + i + 0.22 * Math.floor(i / 2), y: median(all), all };
    }),
  );
  const dots = bars.flatMap(({ x, all, kind }) => all.map((y) => ({ x, y, kind })));
  const top = 1.12 * epochs;
  return {
    same: [frame],
    height: 330,
    plot: (Plot, { narrow, width }) => ({
      x: { domain: [-0.8, 29], axis: null },
      y: { label: "epochs until settled", domain: [0, top], ticks: 5 },
      marginBottom: 52,
      marks: [
        Plot.rect([0], {
          x1: -0.8,
          x2: 29,
          y1: epochs,
          y2: top,
          fill: "var(--rule)",
          fillOpacity: 0.5,
        }),
        Plot.text(["does not fall"], {
          x: [29],
          y: [1.06 * epochs],
          textAnchor: "end",
          dx: -4,
          fill: "var(--faint)",
        }),
        Plot.rect(bars, {
          x1: (d: { x: number }) => d.x - 0.4,
          x2: (d: { x: number }) => d.x + 0.4,
          y1: 0,
          y2: "y",
          fill: (d: { kind: keyof typeof looks }) => looks[d.kind].colour,
          fillOpacity: (d: { kind: keyof typeof looks }) => (looks[d.kind].dashed ? 0.35 : 0.85),
          stroke: (d: { kind: keyof typeof looks }) => looks[d.kind].colour,
        }),
        Plot.dot(dots, { x: "x", y: "y", r: narrow ? 1.1 : 1.8, fill: "var(--ink)", fillOpacity: 0.7 }),
        ...(narrow
          ? []
          : [
              Plot.text(bars, {
                x: "x",
                y: 0,
                text: (d: { kind: keyof typeof looks }) => looks[d.kind].name,
                dy: 12,
                fontSize: Math.min(10, width / 84),
                fill: (d: { kind: keyof typeof looks }) => looks[d.kind].colour,
              }),
            ]),
        Plot.text(tasks, {
          x: (_, t: number) => 7.4 * t + 2.7,
          y: 0,
          text: (task: keyof typeof titles) => titles[task],
          dy: narrow ? 14 : 32,
          fontWeight: 600,
          fontSize: narrow ? 10 : 12,
        }),
      ],
    }),
    alt: () =>
      finished
        ? `Medians of ${draws} draws. ${bars.map(({ task, kind, y }, i) => `${i % 6 === 0 ? `${taskWords[task]}: ` : ""}${looks[kind].name} ${y > epochs ? "does not fall" : y}`).join(", ")}. The quantum network is first in ${quantumFirst(frame)} of 12 pairs.`
        : "The first task is being learned by eight draws of six kinds of networks.",
    columns: () => ({
      task: bars.map(({ task }) => task),
      network: bars.map(({ kind }) => kind),
      median: bars.map(({ y }) => y),
    }),
  };
}
