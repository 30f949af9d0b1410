import { normal } from "../../numeric/normal.ts";
import { orders } from "../../numeric/permutation.ts";
import { integer, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { forward, roomFor, score } from "./model/loss.ts";
import { finished, matching, permuted } from "./model/matching.ts";
import { between, distance, double, initial, network, type Network } from "./model/network.ts";
import { moons } from "./model/planar.ts";
import { training as trainingOf } from "./model/training.ts";
import { entezari2022 } from "./sources.ts";

const hidden = 6;
const sizes = [2, hidden, 2];
const count = 720; // 6!
const points = 9; // of a line
const cells = 24; // of a side of the map
const training = 0.2; // the part of the run that it is
const span = { x: [-2, 2], y: [-1.4, 1.4] } as const; // of the map
const compared = 96; // places at which outputs are compared
const seen = { train: 500, test: 400, dots: 120 };

/** The middles of the map's cells (cells^2, 2), row by row from the top. */
const grid = Float64Array.from({ length: 2 * cells * cells }, (_, k) => {
  const cell = k >> 1;
  const part = k % 2 ? (Math.floor(cell / cells) + 0.5) / cells : ((cell % cells) + 0.5) / cells;
  return k % 2 ? span.y[1] - part * (span.y[1] - span.y[0]) : span.x[0] + part * (span.x[1] - span.x[0]);
});

export default simulation({
  id: "mode-connectivity/orders",
  title: "All 720 orders of six hidden units",
  doc: "Two networks with six hidden units learn to tell two moons apart; the line between them is measured for each order of the second one's units.",
  source: entezari2022,
  params: {
    epochs: integer({
      label: "Epochs",
      default: 60,
      min: 10,
      max: 120,
      doc: "How often each network sees every one of the 500 points.",
    }),
    seed,
  },
  *frames({ epochs }, random) {
    const set = (name: "train" | "test") => {
      const u = random.stream(name);
      return moons(seen[name], { u, normal: normal(u) }, double);
    };
    const [train, test] = [set("train"), set("test")];
    const room = roomFor(sizes, cells * cells, double);
    const nets: Network[] = [];
    const nothing = (progress: number) => ({
      progress,
      points,
      count: 0,
      accuracy: [0, 0],
      losses: new Float32Array(),
      barrier: new Float64Array(),
      apart: new Float64Array(),
      moved: 0,
      matched: "",
      byWeights: 0,
      map: new Uint8Array(),
      cells,
      dots: { x: new Float64Array(), y: new Uint8Array() },
    });
    for (const k of [0, 1]) {
      const net = initial(sizes, normal(random.stream(`init/${k}`)), double);
      const recipe = { epochs, batch: 25, rate: 0.1, decay: 1e-3 };
      const work = trainingOf(net, train, recipe, random.stream(`batches/${k}`), double);
      for (const { step, planned } of work) yield nothing((training * (k + step / (planned + 1))) / 2);
      nets.push(net);
    }
    const [a, b] = nets;
    const logitsOf = (net: Network, places: number): Float64Array => {
      forward(net, grid, places, room);
      return room.z[1].slice(0, 2 * places);
    };
    const own = logitsOf(b, compared);
    const net = network(sizes, a.theta.slice());
    const losses = new Float32Array(count * points);
    const barrier = new Float64Array(count);
    const apart = new Float64Array(count);
    const map = new Uint8Array(count * cells * cells);
    const matched = finished(matching(a, b, random.stream("visits")))[0];
    let [moved, byWeights, done] = [0, 0, 0];
    const scores = [a, b].map((each) => score(each, test, room));
    const frame = (progress: number) => ({
      progress,
      points,
      count: done, // of orders
      accuracy: scores.map(({ accuracy }) => accuracy), // of A and B
      losses: progress < 1 ? new Float32Array() : losses.slice(), // (orders in alphabetical order, points of the line), at the end
      barrier: barrier.slice(0, done), // (orders): at the middle of the line, in nats
      apart: apart.slice(0, done), // (orders): distance of A and B
      moved, // the largest change of a logit of B by any order
      matched: Array.from(matched, (unit) => unit + 1).join(""),
      byWeights, // the place of that order among all
      map: progress < 1 ? new Uint8Array() : map.slice(), // (orders, cells, cells), at the end: 128 is undecided
      cells,
      dots: { x: test.x.slice(0, 2 * seen.dots), y: test.y.slice(0, seen.dots) },
    });
    for (const order of orders(hidden)) {
      const to = permuted(b, [order]);
      logitsOf(to, compared).forEach((logit, k) => (moved = Math.max(moved, Math.abs(logit - own[k]))));
      for (let k = 0; k < points; ++k)
        losses[done * points + k] = score(between(net, a, to, k / (points - 1)), test, room).loss;
      const middle = losses[done * points + (points - 1) / 2];
      barrier[done] = middle - (scores[0].loss + scores[1].loss) / 2;
      apart[done] = distance(a.theta, to.theta);
      const logits = logitsOf(between(net, a, to, 0.5), cells * cells);
      for (let c = 0; c < cells * cells; ++c) {
        const lead = logits[2 * c + 1] - logits[2 * c];
        map[done * cells * cells + c] = 128 + Math.round((127 * lead) / (1 + Math.abs(lead)));
      }
      if (order.every((unit, i) => unit === matched[i])) byWeights = done;
      ++done;
      if (done % 8 === 0 && done < count) yield frame(training + ((1 - training) * done) / count);
    }
    yield frame(1);
  },
});
