import { seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { normal } from "../../numeric/normal.ts";
import { digitSet } from "./digit-set.ts";
import { rows } from "./lines.ts";
import { above } from "./model/barrier.ts";
import { pixels } from "./model/digits.ts";
import { first, roomFor, score } from "./model/loss.ts";
import { asTheyAre, matching, permuted, type Orders } from "./model/matching.ts";
import { between, inDoubles, initial, network, single } from "./model/network.ts";
import { training } from "./model/training.ts";
import { batch, type Net } from "./pair.ts";
import { epochs, width } from "./params.ts";
import ito2024 from "./source.ts";

const inside = [0.25, 0.5, 0.75]; // where a line is measured, beside its ends
const tested = 500; // digits

export default simulation({
  id: "mode-connectivity/during",
  title: "The barrier while two networks learn",
  doc: "Two networks learn drawn digits side by side; after each epoch the barrier between them is measured, as they are and in the order that matching finds then, and that order is tried on the networks they become.",
  source: ito2024,
  params: { width: { ...width(64, 16), default: 48 }, epochs: epochs(10), seed },
  *frames({ width, epochs }, random) {
    const naive: number[] = [];
    const weights: number[] = [];
    const ahead: number[] = [];
    const worse: number[] = []; // the larger loss of the two
    let converged = true;
    const frame = (progress: number) => ({
      ...{ progress, width, epochs, converged },
      naive: Float64Array.from(naive), // (epochs so far + 1): the first before any
      weights: Float64Array.from(weights), // the same: in the order found at that epoch
      loss: Float64Array.from(worse), // the same
      ahead: Float64Array.from(ahead), // at the end: barrier of the last networks in the order found at each epoch
    });
    const drawing = digitSet();
    let drawn = drawing.next();
    for (; !drawn.done; drawn = drawing.next()) yield frame(0.1 * drawn.value);
    const { train, test: all } = drawn.value;
    const test = first(all, tested);
    const sizes = [pixels, width, width, 10];
    const room = roomFor(sizes, rows, single);
    const point = network(sizes, new Float32Array(initial(sizes, () => 0, single).theta.length));
    const lossOf = (net: Net): number => score(net, test, room).loss;
    const nets = [0, 1].map((k) => initial(sizes, normal(random.stream(`init/${k}`)), single));
    const recipe = { epochs, batch, rate: 0.2, decay: 1e-3 };
    const learning = nets.map((net, k) =>
      training(net, train, recipe, random.stream(`batches/${k}`), single),
    );
    const found: Orders[] = [];
    const [a, b] = nets;
    const done = (epoch: number): number => 0.1 + (0.8 * (epoch + 1)) / (epochs + 2);
    let part = 0;
    /** The barrier to B in an order; the losses at both ends are known. */
    const barrier = function* (orders: Orders, ends: readonly number[]) {
      const to = permuted(b, orders);
      const losses = [ends[0]];
      for (const lambda of inside) {
        losses.push(lossOf(between(point, a, to, lambda)));
        yield frame((part += 1e-5));
      }
      return above([...losses, ends[1]]).height;
    };
    for (let epoch = 0; epoch <= epochs; ++epoch) {
      for (const [k, going] of epoch ? learning.entries() : [])
        for (;;) {
          const step = going.next();
          if (step.done) {
            converged &&= step.value;
            break;
          }
          part = done(
            epoch - 1 + (k + 0.9 * ((step.value.step * epochs) / step.value.planned - epoch + 1)) / 2.5,
          );
          yield frame(part);
          if (step.value.epoch === epoch) break;
        }
      part = done(epoch - 0.2);
      const ends = nets.map(lossOf);
      yield frame((part += 1e-5));
      const before = yield* barrier(asTheyAre(sizes), ends);
      const visits = matching(inDoubles(a), inDoubles(b), random.stream(`visits/${epoch}`));
      let visit = visits.next();
      for (; !visit.done; visit = visits.next()) yield frame((part += 1e-5));
      found.push(visit.value);
      const after = yield* barrier(visit.value, ends);
      naive.push(before);
      weights.push(after);
      worse.push(Math.max(...ends));
      yield frame((part = done(epoch)));
    }
    for (const going of learning) {
      const end = going.next(); // after its last epoch it says how it went
      if (end.done) converged &&= end.value;
    }
    const ends = nets.map(lossOf);
    part = 0.92;
    for (const orders of found) ahead.push(yield* barrier(orders, ends));
    yield frame(1);
  },
});
