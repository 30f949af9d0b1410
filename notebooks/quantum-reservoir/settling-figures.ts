import type { Drawing } from "../../src/figures/drawing.ts";
import { short } from "../../src/figures/numbers.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type { SettlingFrame } from "./frames.ts";
import { apart, looks, taskWords, three } from "./looks.ts";
import { curveOf, median, quantumFirst, ratiosAt, settled } from "./settling-numbers.ts";

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

/** The errors of all six over the epochs, on one task. */
export function curvesFigure(frame: SettlingFrame, name: keyof typeof titles): Drawing {
  const { tasks, kinds, epochs, finished } = frame;
  const t = tasks.indexOf(name);
  const known = t < finished;
  const x = Float64Array.from({ length: epochs }, (_, e) => e + 1);
  const curves = known ? kinds.map((kind, k) => ({ kind, y: curveOf(frame, t, k) })) : [];
  const all = curves.flatMap(({ y }) => [...y]);
  const [low, high] = known ? [Math.min(...all) / 1.5, Math.min(100, Math.max(2, ...all))] : [0.01, 10];
  return {
    same: [frame, name],
    ...(known ? {} : { note: "This task has not been learned yet." }),
    plot: (Plot, { height }) => ({
      x: { label: "epoch", type: "log", domain: [1, epochs], ticks: 4, tickFormat: short },
      y: {
        label: "error on windows not seen, in variances",
        type: "log",
        domain: [low, high],
        ticks: 5,
        tickFormat: short,
        clamp: true,
      },
      marginRight: 56,
      marks: [
        Plot.ruleY([1], { stroke: "var(--rule)" }),
        ...curves.flatMap(({ kind }, k) => [
          Plot.areaY(x, {
            x: (d: number) => d,
            y1: (_, e: number) => Math.max(low, curveOf(frame, t, k, 1)[e]),
            y2: (_, e: number) => Math.min(high, curveOf(frame, t, k, 2)[e]),
            fill: looks[kind].colour,
            fillOpacity: 0.08,
          }),
        ]),
        ...traceMarks(
          Plot,
          curves.map(({ kind, y }) => ({
            x,
            y: y.map((e) => Math.min(e, high)),
            colour: looks[kind].colour,
            dashed: looks[kind].dashed,
          })),
        ),
        Plot.text(
          apart(
            curves.map(({ kind, y }) => ({ kind, y: y[epochs - 1] })),
            (13 * Math.log10(high / low)) / (height - 62),
          ),
          {
            x: epochs,
            y: "y",
            text: (d: { kind: keyof typeof looks }) => looks[d.kind].name,
            dx: 6,
            textAnchor: "start",
            fontWeight: 600,
            fill: (d: { kind: keyof typeof looks }) => looks[d.kind].colour,
          },
        ),
      ],
    }),
    alt: () =>
      known
        ? `On ${taskWords[name]}, after ${epochs} epochs, the median errors in variances are ${curves.map(({ kind, y }) => `${looks[kind].name} ${three(y[epochs - 1])}`).join(", ")}.`
        : "The curves of this task are still being computed.",
    columns: () => ({ epoch: x, ...Object.fromEntries(curves.map(({ kind, y }) => [kind, y])) }),
  };
}

/** The ratio of median errors of each pair over the epochs, on one task. */
export function ratioFigure(frame: SettlingFrame, name: keyof typeof titles): Drawing {
  const { tasks, epochs, finished } = frame;
  const t = tasks.indexOf(name);
  const known = t < finished;
  const x = Float64Array.from({ length: epochs }, (_, e) => e + 1);
  const rows = (known ? (["qrnn", "qgru", "qlstm"] as const) : []).map((kind, c) => {
    const [a, b] = [curveOf(frame, t, c), curveOf(frame, t, c + 3)];
    return { kind, y: a.map((e, i) => Math.max(0.02, Math.min(2000, e / b[i]))) };
  });
  const all = rows.flatMap(({ y }) => [...y]);
  const [low, high] = [Math.min(0.2, ...all) / 1.2, Math.max(5, ...all) * 1.2];
  return {
    same: [frame, name],
    ...(known ? {} : { note: "This task has not been learned yet." }),
    plot: (Plot, { height }) => ({
      x: { label: "epoch", type: "log", domain: [1, epochs], ticks: 4, tickFormat: short },
      y: {
        label: "quantum error / classical error",
        type: "log",
        domain: [low, high],
        ticks: 5,
        tickFormat: short,
      },
      marginRight: 56,
      marks: [
        Plot.ruleY([1], { stroke: "var(--ink)", strokeDasharray: "1 4" }),
        Plot.text(["quantum ahead"], {
          x: [1],
          y: [low],
          dx: 6,
          dy: -8,
          textAnchor: "start",
          fill: "var(--faint)",
        }),
        ...traceMarks(
          Plot,
          rows.map(({ kind, y }) => ({ x, y, colour: looks[kind].colour })),
        ),
        Plot.text(
          apart(
            rows.map(({ kind, y }) => ({ kind, y: y[epochs - 1] })),
            (13 * Math.log10(high / low)) / (height - 62),
          ),
          {
            x: epochs,
            y: "y",
            text: (d: { kind: keyof typeof looks }) => looks[d.kind].name,
            dx: 6,
            textAnchor: "start",
            fontWeight: 600,
            fill: (d: { kind: keyof typeof looks }) => looks[d.kind].colour,
          },
        ),
      ],
    }),
    alt: () =>
      known
        ? `Quantum over classical error on ${taskWords[name]}: ${rows.map(({ kind, y }) => `${looks[kind].name} ${three(y[4])} at epoch 5 and ${three(y[epochs - 1])} at epoch ${epochs}`).join("; ")}.`
        : "The curves of this task are still being computed.",
    columns: () => ({ epoch: x, ...Object.fromEntries(rows.map(({ kind, y }) => [kind, y])) }),
  };
}

/** In how many pairs the quantum network has the smaller median error after an epoch. */
export const aheadAt = (frame: SettlingFrame, epoch: number): number =>
  ratiosAt(frame, epoch).filter((ratio) => ratio < 1).length;
