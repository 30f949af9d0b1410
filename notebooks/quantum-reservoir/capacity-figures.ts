import type { Drawing } from "../../src/figures/drawing.ts";
import { short } from "../../src/figures/numbers.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type { CapacityFrame } from "./frames.ts";
import { key, looks, three } from "./looks.ts";
import { capacities, medianMemory } from "./memory-numbers.ts";
import { median } from "./settling-numbers.ts";

const order = [0, 3, 1, 4, 2, 5]; // each quantum kind beside its classical partner
const waiting = "The first draw of every kind is being run.";

/** The memory of each kind, all delays together, below what its number of features allows. */
export function capacityFigure(frame: CapacityFrame): Drawing {
  const { kinds, features, complete, draws } = frame;
  const bars = order.map((k, i) => {
    const all = complete ? capacities(frame, k) : [];
    const x = i + 0.35 * Math.floor(i / 2);
    return { ...looks[kinds[k]], x, all, y: complete ? median(all) : 0, most: features[k] };
  });
  type Bar = (typeof bars)[number];
  const dots = bars.flatMap(({ x, all }) => all.map((y) => ({ x, y })));
  const right = bars[5].x + 0.6;
  return {
    same: [frame],
    plot: (Plot, { narrow }) => ({
      x: {
        domain: [-0.6, right],
        ticks: bars.map(({ x }) => x),
        tickFormat: (_: number, i: number) => bars[i].name,
        tickSize: 0,
        label: null,
      },
      y: { label: "memory, all delays together", domain: [0, 5.4], ticks: 5, tickFormat: short },
      marginTop: 34,
      style: { fontSize: narrow ? "10px" : "12px" },
      marks: [
        Plot.rect(bars, {
          x1: (d: Bar) => d.x - 0.38,
          x2: (d: Bar) => d.x + 0.38,
          y1: 0,
          y2: "y",
          fill: "colour",
          fillOpacity: (d: Bar) => (d.dashed ? 0.35 : 0.85),
          stroke: "colour",
        }),
        Plot.link(bars, {
          x1: (d: Bar) => d.x - 0.42,
          x2: (d: Bar) => d.x + 0.42,
          y1: "most",
          y2: "most",
          stroke: "var(--faint)",
          strokeWidth: 1.6,
          strokeDasharray: "4 3",
        }),
        Plot.dot(dots, { x: "x", y: "y", r: 2, fill: "var(--ink)", fillOpacity: 0.6 }),
        Plot.text(["dashed: one for each feature"], {
          frameAnchor: "top-right",
          dy: -18,
          fill: "var(--faint)",
        }),
        Plot.ruleY([0], { stroke: "var(--rule)" }),
      ],
    }),
    alt: () =>
      complete
        ? `Medians of ${draws} draws: ${bars.map(({ name, y, most }) => `${name} ${three(y)} of ${most}`).join(", ")}.`
        : waiting,
    columns: () => ({
      network: bars.map(({ name }) => name),
      memory: bars.map(({ y }) => y),
      features: bars.map(({ most }) => most),
    }),
  };
}

/** The memory of each kind over the delay. */
export function delaysFigure(frame: CapacityFrame): Drawing {
  const { kinds, draws, delays, memory, complete } = frame;
  const x = Float64Array.from({ length: delays }, (_, d) => d + 1);
  const curves = complete
    ? kinds.map((kind, k) => ({ kind, y: medianMemory(memory, delays, k * draws, complete) }))
    : [];
  return {
    same: [frame],
    plot: (Plot) => ({
      x: { label: "steps ago", domain: [1, delays], ticks: [1, 3, 6, 9, 12] },
      y: { label: "squared correlation", domain: [0, 1.02], ticks: 5 },
      marginTop: 34,
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...traceMarks(
          Plot,
          curves.map(({ kind, y }) => ({ x, y, colour: looks[kind].colour, dashed: looks[kind].dashed })),
        ),
        ...key(
          Plot,
          kinds.map((kind) => [looks[kind].name, looks[kind].colour]),
        ),
      ],
    }),
    alt: () =>
      complete
        ? `Of three steps ago a readout tells: ${curves.map(({ kind, y }) => `${looks[kind].name} ${three(y[2])}`).join(", ")}.`
        : waiting,
    columns: () => ({
      stepsAgo: x,
      ...Object.fromEntries(curves.map(({ kind, y }) => [kind, y])),
    }),
  };
}
