import { seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { asTheyAre, permuted } from "./model/matching.ts";
import { barriersFrom, distances, inWide, matchedFrom, partly } from "./nearness.ts";
import { batch, trainedNets } from "./pair.ts";
import { rate, width } from "./params.ts";
import ito2024 from "./source.ts";

const training = 0.5; // the part of the run that it is
const runs = 12; // of weight matching
const shares = 11; // 0 to 1

export default simulation({
  id: "mode-connectivity/distance",
  title: "How much nearer matching brings two networks",
  doc: "Two networks learn drawn digits; weight matching is run from many starting orders, and followed by only some of the units, to hold the distance that it saves against the barrier that it removes.",
  source: ito2024,
  params: { width: width(144, 16), rate, seed },
  *frames({ seed, width, rate }, random) {
    const found = { distance: [] as number[], barrier: [] as number[] }; // of the runs of matching
    const part = { share: [] as number[], distance: [] as number[], barrier: [] as number[] };
    let layers: { norm: number[]; before: number[]; after: number[] } | null = null;
    let [naive, converged] = [0, true];
    const frame = (progress: number) => ({
      progress,
      width,
      rate,
      converged,
      naive, // the barrier before, in nats
      layers, // norms of A, and distances before and after: layer by layer, and of all weights together
      restarts: { distance: Float64Array.from(found.distance), barrier: Float64Array.from(found.barrier) }, // (runs)
      parts: {
        share: Float64Array.from(part.share), // (shares), of units that follow matching
        distance: Float64Array.from(part.distance), // (shares)
        barrier: Float64Array.from(part.barrier), // (shares)
      },
    });
    const work = trainedNets({ seed, width, rate, epochs: 6, decay: 1e-3, batch }, random);
    let step = work.next();
    for (; !step.done; step = work.next()) yield frame(training * step.value.part);
    const trained = step.value;
    const [a, b] = trained.nets;
    const [wideA, wideB] = inWide(trained);
    const barrierTo = barriersFrom(trained);
    converged = trained.converged;
    naive = barrierTo(asTheyAre(a.sizes));
    const { apart: before, norm } = distances(a, b);
    const [all, total] = [before.length - 1, runs + shares];
    let best: Int32Array[] = [];
    for (let run = 0; run < runs; ++run) {
      const going = matchedFrom(wideA, wideB, random, run);
      let visit = going.next();
      for (let k = 1; !visit.done; ++k, visit = going.next())
        yield frame(training + ((1 - training) * (run + k / (k + 9))) / total);
      const after = distances(a, permuted(b, visit.value)).apart;
      layers ??= { norm: [...norm], before: [...before], after: [...after] };
      if (run === 0) best = visit.value;
      found.distance.push(after[all]);
      found.barrier.push(barrierTo(visit.value));
      yield frame(training + ((1 - training) * (run + 0.999)) / total);
    }
    for (let k = 0; k < shares; ++k) {
      const share = k / (shares - 1);
      const orders = partly(best, share, random.stream("share"));
      part.share.push(share);
      part.distance.push(distances(a, permuted(b, orders)).apart[all]);
      part.barrier.push(barrierTo(orders));
      yield frame(k === shares - 1 ? 1 : training + ((1 - training) * (runs + k + 0.999)) / total);
    }
  },
});
