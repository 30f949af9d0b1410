import { seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { first, roomFor } from "./model/loss.ts";
import { activationMatching, permuted, type Orders } from "./model/matching.ts";
import {
  agreement,
  alignment,
  directionsOf,
  large,
  reordered,
  spectralDistance,
  type Directions,
} from "./model/directions.ts";
import { inDoubles, single } from "./model/network.ts";
import { inWide, matchedFrom } from "./nearness.ts";
import { batch, trainedNets } from "./pair.ts";
import { rate, width } from "./params.ts";
import ito2024 from "./source.ts";

const training = 0.5; // the part of the run that it is
const layers = [0, 1, 2];
const gammas = Float64Array.from({ length: 20 }, (_, k) => k / 20);
const shown = 10; // directions of a map

export default simulation({
  id: "mode-connectivity/directions",
  title: "Which directions of the weights matching aligns",
  doc: "Two networks learn drawn digits; the singular values and vectors of their layers are compared before and after the hidden units are matched.",
  source: ito2024,
  params: { width: width(80, 16), rate, seed },
  *frames({ seed, width, rate }, random) {
    const start = () => ({ width, rate, converged: true, gammas: gammas.slice() });
    const work = trainedNets({ seed, width, rate, epochs: 6, decay: 1e-3, batch }, random);
    let step = work.next();
    for (; !step.done; step = work.next())
      yield { ...start(), progress: training * step.value.part, found: null };
    const trained = step.value;
    const progress = (part: number) => training + (1 - training) * part;
    const [a, b] = trained.nets;
    const [wideA, wideB] = inWide(trained);
    const going = matchedFrom(wideA, wideB, random, 0);
    let visit = going.next();
    for (let k = 1; !visit.done; ++k, visit = going.next())
      yield { ...start(), progress: progress((0.2 * k) / (k + 9)), found: null };
    const orders = visit.value;
    const some = first(trained.train, 1000);
    const room = () => roomFor(a.sizes, some.count, single);
    const byActivity = activationMatching(a, b, some, [room(), room()]);
    const turned = permuted(wideB, orders);
    const nets = [wideA, wideB, inDoubles(trained.starts[0]), turned];
    const [ofA, ofB, ofStart, ofTurned]: Directions[][] = [[], [], [], []];
    for (const [k, into] of [ofA, ofB, ofStart, ofTurned].entries())
      for (const l of layers) {
        into.push(directionsOf(nets[k], l));
        yield { ...start(), progress: progress(0.2 + (0.7 * (3 * k + l + 1)) / 12), found: null };
      }
    const compared = (by: Orders | null) =>
      layers.map((l) => {
        const other = by ? reordered(ofB[l], by, l) : ofB[l];
        return { a: ofA[l].s, b: other.s, both: agreement(ofA[l], other).both };
      });
    const ways = { naive: compared(null), weights: compared(orders), activations: compared(byActivity) };
    const curve = (way: keyof typeof ways) => gammas.map((gamma) => alignment(ways[way], gamma));
    const map = (way: "naive" | "weights") =>
      Float64Array.from({ length: shown * shown }, (_, k) => {
        const r = ofA[1].s.length;
        return ways[way][1].both[Math.floor(k / shown) * r + (k % shown)];
      });
    yield {
      ...start(),
      converged: trained.converged,
      progress: 1,
      found: {
        spectra: layers.map((l) => ({
          a: ofA[l].s.slice(),
          b: ofB[l].s.slice(),
          start: ofStart[l].s.slice(),
        })),
        moved: Math.max(
          ...layers.flatMap((l) => Array.from(ofB[l].s, (s, i) => Math.abs(s - ofTurned[l].s[i]))),
        ), // by matching, of singular values
        apart: layers.map((l) => spectralDistance(ofA[l].s, ofB[l].s)), // of the spectra of A and B
        learned: layers.map((l) => spectralDistance(ofA[l].s, ofStart[l].s)), // of A and its start
        alignment: { naive: curve("naive"), weights: curve("weights"), activations: curve("activations") }, // (gammas)
        kept: gammas.map((gamma) => {
          const of = (count: (s: Float64Array) => number) =>
            layers.reduce((sum, l) => sum + count(ofA[l].s), 0);
          return of((s) => large(s, gamma)) / of((s) => s.length);
        }), // (gammas): the part of A's directions that is as large
        maps: { naive: map("naive"), weights: map("weights"), shown }, // (shown, shown), of the second layer
      },
    };
  },
});
