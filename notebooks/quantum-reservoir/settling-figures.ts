import type { Drawing } from "../../src/figures/drawing.ts";
import { short } from "../../src/figures/numbers.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type { SettlingFrame } from "./frames.ts";
import { endLabels, looks, named, taskWords, three } from "./looks.ts";
import { curveOf } from "./settling-numbers.ts";

type Task = SettlingFrame["tasks"][number];

/** The errors of all six over the epochs, on one task. */
export function curvesFigure(frame: SettlingFrame, name: Task): Drawing {
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
        endLabels(
          Plot,
          curves.map(({ kind, y }) => named(kind, y[epochs - 1])),
          epochs,
          [low, high],
          height,
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
export function ratioFigure(frame: SettlingFrame, name: Task): Drawing {
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
        endLabels(
          Plot,
          rows.map(({ kind, y }) => named(kind, y[epochs - 1])),
          epochs,
          [low, high],
          height,
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
