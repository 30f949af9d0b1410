import { normal } from "../../numeric/normal.ts";
import { choice, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { featuresOf } from "./model/cell.ts";
import { learnAll, learnReadout } from "./model/contest.ts";
import { errors, predict } from "./model/readout.ts";
import { drawnQuantum, drawWithin } from "./model/reservoir.ts";
import { ridge } from "./model/ridge.ts";
import { stopsOf } from "./model/stops.ts";
import { task as taskOf, testVariance } from "./model/tasks.ts";
import { epochsParam, rateParam, shape } from "./shared.ts";
import chen2022 from "./source.ts";

const width = 0.01; // radians: as in the public code
const rates = 19; // of the sweep
const [slowest, fastest] = [1e-4, 0.1];
const pause = 300; // windows, forth and back, between two frames: about 10 ms

export default simulation({
  id: "quantum-reservoir/units",
  title: "One task in two units",
  doc: "A QRNN foretells NARMA, frozen and fully trained, with the series at its own scale and stretched to lie from −1 to 1.",
  source: chen2022,
  params: {
    task: choice({
      label: "Task",
      default: "narma5",
      options: { narma5: "NARMA5", narma10: "NARMA10" },
      doc: "The order of the recurrence that makes the series.",
    }),
    rate: rateParam,
    epochs: epochsParam(150),
    seed,
  },
  *frames({ task: name, rate, epochs }, random) {
    const stops = stopsOf(epochs);
    const at = Float64Array.from(
      { length: rates },
      (_, i) => slowest * (fastest / slowest) ** (i / (rates - 1)),
    );
    const started = ([name, `${name}wide`] as const).map((which) => {
      const task = taskOf(which);
      const cell = drawnQuantum("qrnn", shape, width, normal(random.stream("angles")));
      const k = cell.features;
      const first = new Float64Array(k + 1);
      drawWithin(first, 1 / Math.sqrt(k), random.stream("readout"));
      const features = featuresOf(cell, task);
      const variance = testVariance(task);
      const frozen = learnReadout(features, task, first, rate, stops).test.map((e) => e / variance);
      const last = Int32Array.of(epochs);
      const swept = at.map((r) => learnReadout(features, task, first, r, last).test[0] / variance);
      const best = new Float64Array(task.count);
      predict(best, features, ridge(features, task, k, 1e-10) ?? first);
      const solved = errors(best, task).test / variance;
      return {
        task,
        cell,
        first,
        variance,
        frozen,
        swept,
        solved,
        full: new Float64Array(stops.length),
        done: 0,
      };
    });
    const frame = (progress: number) => {
      const [own, wide] = started.map(({ frozen, swept, solved, full, done }) => ({
        frozen: frozen.slice(), // (points), errors on windows not seen, in variances
        full: full.slice(0, done), // (points so far)
        swept: swept.slice(), // (rates), the frozen reservoir's last error
        solved, // its error with the readout solved for by least squares
      }));
      return { progress, task: name, rate, epochs, stops: stops.slice(), rates: at.slice(), own, wide };
    };
    for (const [which, s] of started.entries()) {
      const pauses = learnAll(s.cell, s.task, s.first, rate, stops, pause);
      const take = (test: Float64Array, done: number): void => {
        s.done = done;
        for (let i = 0; i < done; ++i) s.full[i] = test[i] / s.variance;
      };
      let next = pauses.next();
      for (; !next.done; next = pauses.next()) {
        take(next.value.learned.test, next.value.done);
        yield frame((which + (next.value.epoch + 0.5) / (epochs + 1)) / 2);
      }
      take(next.value.test, stops.length);
    }
    yield frame(1);
  },
});
