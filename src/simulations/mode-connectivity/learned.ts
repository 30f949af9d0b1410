import type { Streams } from "../../numeric/random.ts";
import type { Work } from "./kept.ts";
import { permuted } from "./model/matching.ts";
import { inWide, matchedFrom } from "./nearness.ts";
import { batch, trainedNets, type Trained } from "./pair.ts";

/** What a reader chooses of a pair, where width, rate and seed are all. */
export interface Choice {
  readonly seed: number;
  readonly width: number;
  readonly rate: number;
}

/** The pair that was chosen; while it is trained, frames of the part of training that is done. */
export function* learned<F>(
  { seed, width, rate }: Choice,
  random: Streams,
  frame: (part: number) => F,
): Work<F, Trained> {
  const work = trainedNets({ seed, width, rate, epochs: 6, decay: 1e-3, batch }, random);
  let step = work.next();
  for (; !step.done; step = work.next()) yield frame(step.value.part);
  return step.value;
}

/** B with its units matched to A's, by weights: the orders and the network; meanwhile frames, of parts that rise to 1. */
export function* matchedB<F>(trained: Trained, random: Streams, frame: (part: number) => F) {
  const going = matchedFrom(...inWide(trained), random, 0);
  let visit = going.next();
  for (let k = 1; !visit.done; ++k, visit = going.next()) yield frame(k / (k + 9));
  return { orders: visit.value, net: permuted(trained.nets[1], visit.value) };
}
