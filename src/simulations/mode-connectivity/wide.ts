import { choice, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { digitSet } from "./digit-set.ts";
import { matchedB } from "./learned.ts";
import { first, roomFor, score } from "./model/loss.ts";
import { between, network, single } from "./model/network.ts";
import { least, lossesAt, temperatures } from "./model/temperature.ts";
import { batch, trainedNets } from "./pair.ts";
import { epochs } from "./params.ts";
import { ito2025 } from "./sources.ts";

const widths = [32, 64, 128, 256];
const grid = temperatures(101, 0.02, 3);
const fitted = 1000; // digits of those learned, on which a temperature is chosen

export default simulation({
  id: "mode-connectivity/wide",
  title: "The mean of two networks over their width, and with its outputs cooled",
  doc: "Pairs of networks of growing width learn drawn digits; the mean of each pair is tested as it is, with its logits divided by one temperature, and with the units of one network matched first.",
  source: ito2025,
  params: {
    widest: choice({
      label: "Up to so many units in a layer",
      default: "128",
      options: { "128": "128", "256": "256" },
      doc: "Pairs of 32 units in each hidden layer, of twice as many, and so on up to this.",
    }),
    epochs: epochs(10),
    seed,
  },
  *frames({ seed, widest, epochs }, random) {
    const all = widths.filter((width) => width <= Number(widest));
    const known = {
      width: [] as number[],
      accuracy: { single: [] as number[], naive: [] as number[], matched: [] as number[] },
      loss: { single: [] as number[], naive: [] as number[], matched: [] as number[] },
      temperature: [] as number[],
      cooled: [] as number[],
      curves: [] as Float64Array[],
    };
    let converged = true;
    const three = ({ single, naive, matched }: typeof known.loss) => ({
      single: Float64Array.from(single), // (widths so far): mean of the two networks
      naive: Float64Array.from(naive), // the same: of the mean of their weights
      matched: Float64Array.from(matched), // the same, with the units of B matched before
    });
    const frame = (progress: number) => ({
      progress,
      widest: all[all.length - 1],
      epochs,
      converged,
      width: Float64Array.from(known.width), // (widths so far)
      accuracy: three(known.accuracy),
      loss: three(known.loss), // nats, on new digits
      temperature: Float64Array.from(known.temperature), // (widths so far): the best on learned digits, for the naive mean
      cooled: Float64Array.from(known.cooled), // (widths so far): loss of the naive mean at it, nats, on new digits
      grid: grid.slice(),
      curves: known.curves.map((curve) => curve.slice()), // (widths so far), each (grid): loss of the naive mean on new digits
    });
    const drawing = digitSet();
    for (let step = drawing.next(); !step.done; step = drawing.next()) yield frame(0.04 * step.value);
    // a width takes about as long as it has weights
    const costs = all.map((width) => width * (width + 220));
    const total = costs.reduce((sum, cost) => sum + cost, 0);
    let done = 0.04;
    for (const [k, width] of all.entries()) {
      const part = (0.96 * costs[k]) / total;
      const at = (within: number) => frame(done + part * within);
      const recipe = { epochs, rate: 0.1, decay: 1e-3, batch };
      const work = trainedNets({ seed, width, ...recipe }, random);
      let step = work.next();
      for (; !step.done; step = work.next()) yield at(0.01 + 0.8 * step.value.part);
      const { nets, train, test } = step.value;
      converged &&= step.value.converged;
      const [a, b] = nets;
      const { net: ordered } = yield* matchedB(step.value, random, (visited) => at(0.82 + 0.1 * visited));
      const room = roomFor(a.sizes, Math.max(fitted, test.count), single);
      const out = network(a.sizes, a.theta.slice());
      const naive = between(out, a, b, 0.5);
      const temperature = grid[least(lossesAt(naive, first(train, fitted), room, grid))];
      yield at(0.93);
      const curve = lossesAt(naive, test, room, grid);
      const [cooled] = lossesAt(naive, test, room, Float64Array.of(temperature));
      yield at(0.95);
      const [one, two] = [a, b].map((net) => score(net, test, room));
      const found = {
        single: { loss: (one.loss + two.loss) / 2, accuracy: (one.accuracy + two.accuracy) / 2 },
        naive: score(naive, test, room),
        matched: score(between(out, a, ordered, 0.5), test, room), // after the naive mean, in whose place it lies
      };
      known.width.push(width);
      for (const key of ["single", "naive", "matched"] as const) {
        known.accuracy[key].push(found[key].accuracy);
        known.loss[key].push(found[key].loss);
      }
      known.temperature.push(temperature);
      known.cooled.push(cooled);
      known.curves.push(curve);
      done += part;
      yield frame(k + 1 === all.length ? 1 : done);
    }
  },
});
