import { seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { learned } from "./learned.ts";
import { rows } from "./lines.ts";
import { directionsOf, large, type Directions } from "./model/directions.ts";
import { filtered, type Kept } from "./model/filter.ts";
import { roomFor, score } from "./model/loss.ts";
import { asTheyAre, permuted } from "./model/matching.ts";
import { distance, inFloats, single, type Network } from "./model/network.ts";
import { barriersFrom, inWide, matchedFrom } from "./nearness.ts";
import { width } from "./params.ts";
import ito2024 from "./source.ts";

const training = 0.35; // the part of the run that it is
const gammas = [0.1, 0.2, 0.3, 0.4, 0.5];
const kinds = ["large", "small"] as const;

export default simulation({
  id: "mode-connectivity/intervention",
  title: "Matching only the large directions, or only the small ones",
  doc: "Two networks learn drawn digits; weight matching sees only the directions above a size, or only those below, and the whole networks are put in the order that it finds.",
  source: ito2024,
  params: { width: width(80, 16), seed },
  *frames({ seed, width }, random) {
    const empty = () => ({ barrier: [] as number[], apart: [] as number[], accuracy: [] as number[] });
    const found = { large: empty(), small: empty() };
    const part: number[] = [];
    let whole: { barrier: number; apart: number; accuracy: number } | null = null;
    let [naive, apart, converged] = [0, 0, true];
    const frame = (progress: number) => ({
      progress,
      width,
      converged,
      naive, // the barrier before matching, in nats
      apart, // the distance before
      whole: whole && { ...whole }, // after matching that sees everything; accuracy is that of A
      gammas: Float64Array.from(gammas),
      part: Float64Array.from(part), // (gammas): of A's directions that are large
      ...(Object.fromEntries(
        kinds.map((kind) => [
          kind,
          {
            barrier: Float64Array.from(found[kind].barrier), // (gammas), of the whole networks
            apart: Float64Array.from(found[kind].apart), // (gammas)
            accuracy: Float64Array.from(found[kind].accuracy), // (gammas): of A with nothing but these directions
          },
        ]),
      ) as Record<Kept, { barrier: Float64Array; apart: Float64Array; accuracy: Float64Array }>),
    });
    const trained = yield* learned({ seed, width, rate: 0.2 }, random, (done) => frame(training * done));
    const [a, b] = trained.nets;
    const nets = inWide(trained);
    const barrierTo = barriersFrom(trained);
    const room = roomFor(a.sizes, rows, single);
    converged = trained.converged;
    naive = barrierTo(asTheyAre(a.sizes));
    apart = distance(a.theta, b.theta);
    const total = 6 + 1 + 2 * gammas.length; // decompositions, and runs of matching
    let done = 0;
    const at = (more: number) => frame(training + ((1 - training) * (done + more)) / total);
    const directions: Directions[][] = [[], []];
    for (const k of [0, 1])
      for (const l of [0, 1, 2]) {
        directions[k].push(directionsOf(nets[k], l));
        ++done;
        yield at(0);
      }
    const matched = function* (from: Network, to: Network) {
      const going = matchedFrom(from, to, random, 0);
      let visit = going.next();
      for (let k = 1; !visit.done; ++k, visit = going.next()) yield at(k / (k + 9));
      return { barrier: barrierTo(visit.value), apart: distance(a.theta, permuted(b, visit.value).theta) };
    };
    whole = {
      ...(yield* matched(nets[0], nets[1])),
      accuracy: score(a, trained.test, room).accuracy,
    };
    ++done;
    for (const gamma of gammas) {
      part.push(
        directions[0].reduce((sum, { s }) => sum + large(s, gamma), 0) /
          directions[0].reduce((sum, { s }) => sum + s.length, 0),
      );
      for (const kind of kinds) {
        const [some, others] = nets.map((net, k) => filtered(net, directions[k], gamma, kind));
        const result = yield* matched(some, others);
        found[kind].barrier.push(result.barrier);
        found[kind].apart.push(result.apart);
        found[kind].accuracy.push(score(inFloats(some), trained.test, room).accuracy);
        ++done;
        yield at(0);
      }
    }
  },
});
