import type { Drawing } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type { DistanceFrame } from "./frames.ts";
import { colours, nats, percent } from "./words.ts";

/** What must be known before distances are read. */
export const troubled = ({ converged }: DistanceFrame): string =>
  converged ? "" : "Training diverged: the weights are those from before it did. Lower the learning rate.";

const noted = (frame: DistanceFrame) => (troubled(frame) ? { note: troubled(frame) } : {});
const waiting = "The two networks are still being trained.";

/** What matching leaves of each layer's distance, of all distance, and of the barrier. */
export function leftFigure(frame: DistanceFrame): Drawing {
  const { layers, naive, restarts } = frame;
  const parts = layers ? layers.after.map((after, l) => after / layers.before[l]) : [];
  const names = parts.map((_, l) => (l < parts.length - 1 ? `layer ${l + 1}` : "all weights"));
  const bars = [
    ...parts.map((part, k) => ({ k, part, name: names[k], colour: colours.weights })),
    ...(layers
      ? [{ k: parts.length, part: restarts.barrier[0] / naive, name: "barrier", colour: colours.naive }]
      : []),
  ];
  return {
    same: [layers, naive],
    ...noted(frame),
    plot: (Plot) => ({
      x: {
        domain: [-0.5, 4.5],
        ticks: bars.map(({ k }) => k),
        tickFormat: (k: number) => bars[k]?.name ?? "",
        tickSize: 0,
        label: null,
      },
      y: {
        domain: [0, 1],
        label: "left after matching",
        tickFormat: (y: number) => `${100 * y} %`,
        ticks: 5,
      },
      marginLeft: 56,
      marks: [
        Plot.ruleY([1], { stroke: "var(--faint)", strokeDasharray: "3 3" }),
        Plot.rect(bars, {
          x1: ({ k }) => k - 0.36,
          x2: ({ k }) => k + 0.36,
          y1: 0,
          y2: "part",
          fill: "colour",
        }),
        Plot.text(bars, {
          x: "k",
          y: "part",
          dy: -8,
          text: ({ part }: { part: number }) => percent(part),
          fill: "colour",
          fontWeight: 600,
        }),
        Plot.ruleY([0], { stroke: "var(--ink)" }),
      ],
    }),
    alt: () =>
      layers
        ? `After matching ${percent(parts[parts.length - 1])} of the distance is left, and ${percent(restarts.barrier[0] / naive, 1)} of the barrier of ${nats(naive)} nats.`
        : waiting,
    columns: () => ({ of: bars.map(({ name }) => name), left: bars.map(({ part }) => part) }),
  };
}

/** The barrier and the distance over the share of units that follow matching. */
export function partsFigure(frame: DistanceFrame): Drawing {
  const { parts, naive, layers } = frame;
  const before = layers?.before.at(-1) ?? 1;
  const barrier = parts.barrier.map((b) => b / naive);
  const distance = parts.distance.map((d) => d / before);
  const middle = Math.floor(parts.share.length / 2);
  return {
    same: [parts.share.length, parts.barrier, layers],
    ...noted(frame),
    plot: (Plot) => ({
      x: {
        domain: [0, 1],
        label: "share of units that follow matching",
        tickFormat: (x: number) => `${100 * x} %`,
        ticks: 5,
      },
      y: {
        domain: [0, Math.max(1.2, ...barrier)],
        label: "left, as a part",
        tickFormat: (y: number) => `${Math.round(100 * y)} %`,
      },
      marginLeft: 56,
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...traceMarks(Plot, [
          { x: parts.share, y: distance, colour: colours.weights },
          { x: parts.share, y: barrier, colour: colours.naive },
          { x: parts.share, y: distance, colour: colours.weights, dots: true },
          { x: parts.share, y: barrier, colour: colours.naive, dots: true },
        ]),
        ...(parts.share.length > 8
          ? [
              Plot.text(["distance"], {
                x: [0.75],
                y: [distance[8]],
                dy: -12,
                fill: colours.weights,
                fontWeight: 600,
              }),
              Plot.text(["barrier"], {
                x: [0.42],
                y: [barrier[4]],
                dy: 22,
                textAnchor: "end",
                fill: colours.naive,
                fontWeight: 600,
              }),
            ]
          : []),
      ],
    }),
    alt: () =>
      parts.share.length > middle && parts.share.at(-1) === 1
        ? `With half of the units matched ${percent(barrier[middle])} of the barrier is left and ${percent(distance[middle])} of the distance; with all of them ${percent(barrier.at(-1) ?? 0)} and ${percent(distance.at(-1) ?? 0)}.`
        : waiting,
    columns: () => ({ share: parts.share, barrier: parts.barrier, distance: parts.distance }),
  };
}

/** Runs of matching from other starts: the distances they end at, and the barriers. */
export function restartsFigure(frame: DistanceFrame): Drawing {
  const { restarts, layers } = frame;
  const before = layers?.before.at(-1) ?? 1;
  const runs = Array.from(restarts.barrier, (barrier, k) => ({
    barrier,
    left: restarts.distance[k] / before,
    k,
  }));
  const lefts = runs.map(({ left }) => left);
  const middle = lefts.length ? (Math.min(...lefts) + Math.max(...lefts)) / 2 : 0.7;
  return {
    same: [restarts.barrier],
    ...noted(frame),
    plot: (Plot) => ({
      x: {
        domain: [middle - 0.012, middle + 0.012],
        label: "distance left, as a part of that before",
        tickFormat: (x: number) => percent(x, 1),
        ticks: 4,
      },
      y: {
        domain: [0, Math.max(0.12, 1.15 * Math.max(0, ...restarts.barrier))],
        label: "barrier left, nats",
      },
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        Plot.dot(runs, { x: "left", y: "barrier", r: 4.5, fill: colours.weights, fillOpacity: 0.65 }),
        Plot.text(runs.slice(0, 1), {
          x: "left",
          y: "barrier",
          text: () => "from the order as it is",
          dx: 10,
          textAnchor: "start",
          stroke: "var(--paper)",
          strokeWidth: 4,
          fill: colours.weights,
          fontWeight: 600,
        }),
      ],
    }),
    alt: () =>
      runs.length
        ? `${runs.length} runs of matching from different starts leave between ${percent(Math.min(...lefts), 1)} and ${percent(Math.max(...lefts), 1)} of the distance, and barriers from ${nats(Math.min(...restarts.barrier))} to ${nats(Math.max(...restarts.barrier))} nats.`
        : waiting,
    columns: () => restarts,
  };
}
