import { normal } from "../../numeric/normal.ts";
import { integer, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { featuresOf } from "./model/cell.ts";
import { drawnQuantum } from "./model/reservoir.ts";
import { task as taskOf } from "./model/tasks.ts";
import { plainTaskParam, quantumParam, shape, widthParam } from "./shared.ts";
import chen2022 from "./source.ts";

const least = 215; // windows that every task has

export default simulation({
  id: "quantum-reservoir/flow",
  title: "One window through a cell",
  doc: "What every part of a frozen quantum cell holds at each step of a window, and between which limits it stays on the whole series.",
  source: chen2022,
  params: {
    task: plainTaskParam,
    cell: quantumParam,
    width: widthParam,
    window: integer({
      label: "Window",
      default: 20,
      min: 1,
      max: least,
      doc: "Where in the series the four values are taken from.",
    }),
    seed,
  },
  *frames({ task: name, cell: kind, width, window }, random) {
    const task = taskOf(name);
    const cell = drawnQuantum(kind, shape, width, normal(random.stream("angles")));
    const features = featuresOf(cell, task);
    const parts = Object.keys(cell.inside);
    const ranges = parts.map((part) => ({ part, low: Infinity, high: -Infinity }));
    const out = new Float64Array(cell.features);
    for (let i = 0; i < task.count; ++i) {
      cell.forward(task.input, i, out, 0);
      for (const range of ranges)
        for (const value of cell.inside[range.part]) {
          range.low = Math.min(range.low, value);
          range.high = Math.max(range.high, value);
        }
    }
    cell.forward(task.input, window - 1, out, 0);
    yield {
      progress: 1,
      cell: kind,
      steps: shape.length,
      window,
      trainCount: task.trainCount,
      x: task.input.slice(window - 1, window - 1 + shape.length), // (steps)
      inside: parts.map((part) => ({ part, values: cell.inside[part].slice() })), // each (steps, numbers)
      out, // (features), of this window
      features, // (windows, features), of the whole series
      ranges, // of every part over all steps of all windows
    };
  },
});
