import {
  above,
  at,
  below,
  moot,
  seeds,
  verdict,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import type { Controls } from "../../src/notebook/cell.ts";
import type greedy from "../../src/simulations/deep-linear/greedy.ts";
import { stepsFrom, type GreedyFrame } from "./greedy-figures.ts";

type GreedyControls = Controls<(typeof greedy)["params"]>;

/** Steps from the pretrained and the orthogonal start, if both learned. */
function pair(frame: GreedyFrame): { readonly pretrained: number; readonly orthogonal: number } | undefined {
  const [pretrained, orthogonal] = [stepsFrom(frame, "pretrained"), stepsFrom(frame, "orthogonal")];
  return pretrained == null || orthogonal == null ? undefined : { pretrained, orthogonal };
}
const unlearned = moot("Not both of them learned in time.");
const compared = ({ pretrained, orthogonal }: { pretrained: number; orthogonal: number }): string =>
  `${pretrained} steps pretrained, ${orthogonal} orthogonal.`;

export const greedyFast = (cell: GreedyControls) =>
  ({
    says: "Where the task reads the strongest components of the inputs, a pretrained network is fine-tuned in fewer steps than an orthogonal one.",
    at: [0, 15, 25].map((angle) => [at(cell, { angle })]),
    seeds: seeds(10),
    tolerance: "Any fewer; at 0° about half as many.",
    fragile: "it turns round where the task reads other components: see below.",
  }) satisfies Claim;

export function checkGreedyFast(frame: GreedyFrame): Verdict {
  if (frame.angle > 25) return moot("The task does not read the strongest components here.");
  const found = pair(frame);
  return found ? verdict(below(found.pretrained, found.orthogonal), compared(found)) : unlearned;
}

export const greedyWorth = (cell: GreedyControls) =>
  ({
    says: "Its pretraining included, it is still more than five times as fast as a network with small random weights.",
    at: [0, 15, 25].map((angle) => [at(cell, { angle })]),
    seeds: seeds(10),
    fragile: "with nearly equal variances, or longer pretraining, it saves a smaller part.",
    tolerance: "A factor of five; most networks have more than ten.",
  }) satisfies Claim;

export function checkGreedyWorth(frame: GreedyFrame): Verdict {
  if (frame.angle > 25) return moot("The task does not read the strongest components here.");
  const [pretrained, small] = [stepsFrom(frame, "pretrained"), stepsFrom(frame, "small")];
  if (pretrained == null) return unlearned;
  const whole = frame.price + pretrained;
  const least = small ?? 4000; // if it did not learn, it took more than that
  return verdict(
    above(least / whole, 5),
    `${whole} steps in all; small random weights take ${small == null ? "more than 4000" : small}.`,
  );
}

export const greedyWorse = {
  says: "What pretraining has let go must be won back: at 90° the pretrained network takes more than five times as long as at 0°.",
  seeds: seeds(20),
  fragile: "with few hidden units, or short pretraining, the two angles are nearer to each other.",
  tolerance: "A factor of five; of forty networks the least had 7, the median 27.",
} satisfies Claim;

export function checkGreedyWorse({ sweep, kept, hidden }: GreedyFrame): Verdict {
  const least = Math.max(...kept.slice(kept.length / 2, kept.length / 2 + 4));
  if (least > 0.7)
    return moot(`The ${hidden} hidden units keep ${(100 * least).toFixed(0)} % of a weak one.`);
  const [strong, weak] = [sweep.pretrained[0], sweep.pretrained[sweep.pretrained.length - 1]];
  if (strong < 0) return moot("Not even the task at 0° is learned in time.");
  // A network that did not learn took longer than the steps it was given.
  const [found, words] = weak < 0 ? [sweep.budget, `more than ${sweep.budget}`] : [weak, String(weak)];
  return verdict(above(found / Math.max(1, strong), 5), `${strong} steps at 0°, ${words} at 90°.`);
}

export const greedySlower = (cell: GreedyControls) =>
  ({
    says: "There it is also slower than the orthogonal start, which lets go of some directions too, but at random.",
    at: [80, 90].map((angle) => [at(cell, { angle })]),
    seeds: seeds(9),
    tolerance: "Any slower; at 90° the median of forty networks is a factor of 2.5.",
    fragile: "one orthogonal start in forty is as unlucky as the pretrained one: see the next finding.",
  }) satisfies Claim;

export function checkGreedySlower(frame: GreedyFrame): Verdict {
  if (frame.angle < 70) return moot("The task does not read only weak components here.");
  const found = pair(frame);
  return found ? verdict(above(found.pretrained, found.orthogonal), compared(found)) : unlearned;
}

export const greedySpared = (cell: GreedyControls) =>
  ({
    says: "With seed 10 it is not: there the orthogonal start is no faster at 90° than the pretrained one.",
    at: [[at(cell, { angle: 90 })]],
    seeds: [10],
    fragile: "after long pretraining, or with few hidden units, it is spared no longer.",
    tolerance: "Any slower or equal: the counter-example to the finding before.",
  }) satisfies Claim;

export function checkGreedySpared(frame: GreedyFrame): Verdict {
  const { pretrained, orthogonal } = frame.sweep;
  const [greedy, random] = [pretrained, orthogonal].map((n) => n[n.length - 1]);
  if (greedy < 0 || random < 0) return unlearned;
  if (greedy > 1.1 * random) return moot("With this seed the orthogonal start is the faster one.");
  return verdict(above(random, greedy), compared({ pretrained: greedy, orthogonal: random }));
}

export const greedyCondition = (cell: GreedyControls) =>
  ({
    says: "The condition that the task’s directions be principal components of the inputs holds at 0° and again at 90°, where pretraining helps less.",
    at: [[], [at(cell, { angle: 90 })]],
    seeds: seeds(10),
    fragile: "pretraining that is cut short is slow at every angle.",
    tolerance:
      "1e-9 of the correlation: rounding. The condition alone does not tell whether pretraining helps.",
  }) satisfies Claim;

export function checkGreedyCondition({ angle, ratio, sweep }: GreedyFrame): Verdict {
  if (angle !== 0 && angle !== 90) return moot("Set the angle to 0° or 90° to see it.");
  const gain = Array.from(sweep.pretrained, (n, i) => (n < 0 ? sweep.budget : n) / sweep.orthogonal[i]);
  if (sweep.orthogonal.some((n) => n < 0)) return unlearned;
  const [first, last] = [gain[0], gain[gain.length - 1]];
  return verdict(
    Math.min(below(ratio, 1e-9), above(last, first)),
    `What breaks it here: ${ratio < 1e-9 ? "nothing" : ratio.toPrecision(2)}. Pretrained against orthogonal: ${first.toFixed(2)} times the steps at 0°, ${last.toFixed(2)} at 90°.`,
  );
}

export const greedyWide = (cell: GreedyControls) =>
  ({
    says: "If pretraining keeps every component, no angle is bad: the pretrained network needs at most twice the steps of the orthogonal one, whatever the angle.",
    at: [0, 0.5].map((falloff) => [at(cell, { hidden: 16, pretraining: 200, falloff })]),
    seeds: seeds(10),
    fragile: "now and then an orthogonal start is very lucky, at three steps.",
    tolerance: "Twice, of counts of three to ten steps.",
  }) satisfies Claim;

export function checkGreedyWide(frame: GreedyFrame): Verdict {
  const least = Math.min(...frame.kept);
  if (least < 0.9) return moot(`It keeps only ${(100 * least).toFixed(0)} % of one component.`);
  const { angle, pretrained, orthogonal } = frame.sweep;
  if ([...pretrained, ...orthogonal].some((n) => n < 0)) return unlearned;
  const ratio = pretrained.map((n, i) => n / orthogonal[i]);
  const worst = ratio.indexOf(Math.max(...ratio));
  return verdict(
    below(ratio[worst], 2),
    `Worst at ${angle[worst]}°: ${compared({ pretrained: pretrained[worst], orthogonal: orthogonal[worst] })}`,
  );
}
