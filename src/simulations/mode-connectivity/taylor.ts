import { normal } from "../../numeric/normal.ts";
import { seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { learned, matchedB } from "./learned.ts";
import { rows } from "./lines.ts";
import { first, roomFor, score } from "./model/loss.ts";
import { between, distance, network, single } from "./model/network.ts";
import { alongStart, foretold, type Start } from "./model/taylor.ts";
import type { Net } from "./pair.ts";
import { width } from "./params.ts";
import ito2024 from "./source.ts";

const training = 0.5; // the part of the run that it is
const points = 13; // of a line
const sizesOfNoise = [0.05, 0.1, 0.2, 0.4, 0.8]; // in parts of the typical weight of a layer
const examples = 1000; // of those that were learned

export default simulation({
  id: "mode-connectivity/taylor",
  title: "The barrier, foretold from its two ends",
  doc: "Two networks learn drawn digits; the loss on the line between them is compared with what gradient and curvature at both ends foretell, before and after matching, and for networks that are near by design.",
  source: ito2024,
  params: { width: width(80, 16), seed },
  *frames({ seed, width }, random) {
    const empty = () => ({ seen: [] as number[], foretold: [] as number[], apart: 0 });
    const lines = { naive: empty(), matched: empty() };
    const noise = { seen: [] as number[], foretold: [] as number[], apart: [] as number[] };
    let converged = true;
    const taken = ({ seen, foretold, apart }: ReturnType<typeof empty>) => ({
      apart, // distance of the ends, in parts of A's norm
      seen: Float64Array.from(seen), // (points), height over the chord, nats
      foretold: Float64Array.from(foretold), // (points)
    });
    const frame = (progress: number) => ({
      progress,
      width,
      converged,
      points,
      naive: taken(lines.naive),
      matched: taken(lines.matched),
      noise: {
        apart: Float64Array.from(noise.apart), // (sizes), in parts of A's norm
        seen: Float64Array.from(noise.seen), // (sizes), half-way
        foretold: Float64Array.from(noise.foretold), // (sizes), half-way
      },
    });
    const trained = yield* learned({ seed, width, rate: 0.2 }, random, (part) => frame(training * part));
    converged = trained.converged;
    const [a, b] = trained.nets;
    const { net: matched } = yield* matchedB(trained, random, (part) => frame(training + 0.03 * part));
    const some = first(trained.train, examples);
    const room = roomFor(a.sizes, rows, single);
    const net = network(a.sizes, a.theta.slice());
    const lossOf = (each: Net): number => score(each, some, room).loss;
    const norm = distance(a.theta, new Float32Array(a.theta.length));
    const lossA = lossOf(a);
    let done = 0;
    const total = 2 * (points + 2) + 3 * sizesOfNoise.length + 1; // about equal pieces
    const next = (pieces = 1) => frame(training + 0.03 + ((0.97 - training) * (done += pieces)) / total);
    /** What both ends foretell of the line to another network. */
    const ends = function* (to: Net) {
      const mu = network(
        a.sizes,
        to.theta.map((t, k) => t - a.theta[k]),
      );
      const starts: Start[] = [];
      for (const end of [a, to]) {
        const going = alongStart(end, mu, some, single);
        let step = going.next();
        for (; !step.done; step = going.next()) yield next(0.2); // four times
        starts.push(step.value);
        yield next(0.2);
      }
      return (lambda: number): number => foretold(starts[0], starts[1], lambda);
    };
    for (const [line, to] of [
      [lines.naive, b],
      [lines.matched, matched],
    ] as const) {
      line.apart = distance(a.theta, to.theta) / norm;
      const lossB = lossOf(to);
      const guess = yield* ends(to);
      for (let k = 0; k < points; ++k) {
        const lambda = k / (points - 1);
        const inside = k > 0 && k < points - 1;
        const chord = (1 - lambda) * lossA + lambda * lossB;
        line.seen.push(inside ? lossOf(between(net, a, to, lambda)) - chord : 0);
        line.foretold.push(guess(lambda));
        yield next();
      }
    }
    const draw = normal(random.stream("noise"));
    const bumps = a.weights.map((w) => w.map(() => draw()));
    for (const size of sizesOfNoise) {
      const to = network(a.sizes, a.theta.slice());
      to.weights.forEach((w, l) => {
        const rms = Math.sqrt(w.reduce((sum, x) => sum + x * x, 0) / w.length);
        for (let k = 0; k < w.length; ++k) w[k] += size * rms * bumps[l][k];
      });
      const guess = yield* ends(to);
      noise.apart.push(distance(a.theta, to.theta) / norm);
      noise.seen.push(lossOf(between(net, a, to, 0.5)) - (lossA + lossOf(to)) / 2);
      noise.foretold.push(guess(0.5));
      yield next();
    }
    yield frame(1);
  },
});
