import { integer, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { rows } from "./lines.ts";
import { above } from "./model/barrier.ts";
import { first, roomFor, score } from "./model/loss.ts";
import { permuted } from "./model/matching.ts";
import { between, network, single } from "./model/network.ts";
import { repaired, statistics, target, varianceLeft } from "./model/repair.ts";
import { inWide, matchedFrom } from "./nearness.ts";
import { batch, trainedNets } from "./pair.ts";
import { width } from "./params.ts";
import ito2024 from "./source.ts";

const training = 0.6; // the part of the run that it is
const points = 11; // of a line
const ways = ["naive", "naiveRepaired", "weights", "repaired"] as const;
const rateFor = (layers: number): number => (layers > 4 ? 0.05 : 0.1); // the deepest do not learn at 0.1

type Way = (typeof ways)[number];
/** Losses and accuracies of one way from A to B, so far. */
type Course = { loss: number[]; accuracy: number[] };

export default simulation({
  id: "mode-connectivity/repair",
  title: "What the mean of two matched networks has lost, and its repair",
  doc: "Two networks of many layers learn drawn digits and are matched; the variance of what comes into the units of the network between them is measured layer by layer, and set right.",
  source: ito2024,
  params: {
    layers: integer({
      label: "Hidden layers",
      default: 4,
      min: 1,
      max: 6,
      doc: "How deep the two networks are. Up to four layers learn at a rate of 0.1, more at 0.05.",
    }),
    width: { ...width(48, 24), default: 32 },
    seed,
  },
  *frames({ seed, layers, width }, random) {
    const empty = (): Course => ({ loss: [], accuracy: [] });
    const lines: Record<Way, Course> = {
      naive: empty(),
      naiveRepaired: empty(),
      weights: empty(),
      repaired: empty(),
    };
    const taken = ({ loss, accuracy }: Course) => ({
      loss: Float64Array.from(loss), // (points so far)
      accuracy: Float64Array.from(accuracy),
      barrier: loss.length === points ? above(loss).height : null,
    });
    const frame = (progress: number) => ({
      progress,
      layers,
      width,
      converged: true,
      lines: {
        naive: taken(lines.naive),
        naiveRepaired: taken(lines.naiveRepaired),
        weights: taken(lines.weights),
        repaired: taken(lines.repaired),
      },
      found: null,
    });
    const recipe = { epochs: 12, rate: rateFor(layers), decay: 1e-3, batch };
    const work = trainedNets({ seed, width, layers, ...recipe }, random);
    let step = work.next();
    for (; !step.done; step = work.next()) yield frame(training * step.value.part);
    const { nets, train, test, converged } = step.value;
    const [a, b] = nets;
    const [wideA, wideB] = inWide(step.value);
    const going = matchedFrom(wideA, wideB, random, 0);
    let visit = going.next();
    for (let k = 1; !visit.done; ++k, visit = going.next()) yield frame(training + 0.1 * (k / (k + 9)));
    const matched = permuted(b, visit.value);
    const some = first(train, test.count);
    const of = { a: statistics(a, some, single), b: statistics(b, some, single) };
    const ofMatched = statistics(matched, some, single);
    yield frame(training + 0.1);
    const room = roomFor(a.sizes, rows, single);
    const mixed = (to: typeof a, lambda: number) => between(network(a.sizes, a.theta.slice()), a, to, lambda);
    const at: Record<Way, (lambda: number) => typeof a> = {
      naive: (lambda) => mixed(b, lambda),
      naiveRepaired: (lambda) => repaired([a, b], [of.a, of.b], lambda, some, single),
      weights: (lambda) => mixed(matched, lambda),
      repaired: (lambda) => repaired([a, matched], [of.a, ofMatched], lambda, some, single),
    };
    for (const [w, way] of ways.entries())
      for (let k = 0; k < points; ++k) {
        const { loss, accuracy } = score(at[way](k / (points - 1)), test, room);
        lines[way].loss.push(loss);
        lines[way].accuracy.push(accuracy);
        yield frame(training + 0.1 + (0.29 * (w * points + k + 1)) / (ways.length * points));
      }
    // On new digits, so that the repaired ones are not right by construction.
    const [seenA, seenB] = [statistics(a, test, single), statistics(b, test, single)];
    const seenMatched = statistics(matched, test, single);
    const [naive, weights, mended] = (["naive", "weights", "repaired"] as const).map((way) =>
      statistics(at[way](0.5), test, single),
    );
    const left = (found: typeof naive, other: typeof naive) =>
      Float64Array.from(found, (each, l) => varianceLeft(each, target(seenA[l], other[l], 0.5)));
    const last = layers - 1;
    yield {
      ...frame(1),
      converged,
      found: {
        variance: {
          naive: left(naive, seenB), // (layers): the part of the variance aimed at
          weights: left(weights, seenMatched), // (layers)
          repaired: left(mended, seenMatched), // (layers)
        },
        units: {
          aim: target(seenA[last], seenMatched[last], 0.5).std, // (width): deviations in the last hidden layer
          weights: weights[last].std.slice(), // (width)
          repaired: mended[last].std.slice(), // (width)
        },
      },
    };
  },
});
