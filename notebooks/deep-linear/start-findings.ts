import {
  above,
  at,
  below,
  moot,
  seeds,
  verdict,
  within,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import type { Controls } from "../../src/notebook/cell.ts";
import type start from "../../src/simulations/deep-linear/start.ts";
import type { StartFrame } from "./frames.ts";
import { medianSteps, stepsOf } from "./start-figures.ts";

type StartControls = Controls<(typeof start)["params"]>;

const missing = (start: string, depth: number): Verdict =>
  moot(`No ${start} start of depth ${depth} has been raced and learned.`);

export const orthogonalFlat = (cell: StartControls) =>
  ({
    says: "Orthogonal starts do not care about depth: at the best of four rates, every network of up to 32 matrices learns within 12 steps.",
    at: [[at(cell, { rule: "grid", gaussian: false, pretrained: false, decoupled: false })]],
    seeds: seeds(5),
    fragile: "an unlucky draw, or other strengths, may take a few times as many steps at some depth.",
    tolerance:
      "12 steps: most networks take 3 to 7, and only one in sixty more than 10. Step counts have no finer grain than 1.",
  }) satisfies Claim;

export function checkOrthogonal(frame: StartFrame): Verdict {
  if (frame.rule !== "grid") return moot("One rate is set here; choose the best of four.");
  const counts = [...frame.depths].flatMap((D) => stepsOf(frame, "orthogonal", D));
  if (!counts.length) return moot("No orthogonal start has been raced.");
  const most = Math.max(...counts);
  return verdict(1 - (most - 0.5) / 12, `Between ${Math.min(...counts)} and ${most} steps.`);
}

export const identityFlat = (cell: StartControls) =>
  ({
    says: "A start at the identity pays a few steps for depth, and then no more: at the best of four rates the median network of 32 matrices takes less than one and a half times the steps of one of 8.",
    at: [
      [
        at(cell, {
          rule: "grid",
          gaussian: false,
          orthogonal: false,
          identity: true,
          pretrained: false,
          decoupled: false,
        }),
      ],
    ],
    seeds: seeds(5),
    tolerance: "One and a half: medians are of 5 to 8 whole steps, and rise by about one.",
  }) satisfies Claim;

export function checkIdentity(frame: StartFrame): Verdict {
  if (frame.rule !== "grid") return moot("One rate is set here; choose the best of four.");
  const [some, many] = [medianSteps(frame, "identity", 8), medianSteps(frame, "identity", 32)];
  if (some === undefined) return missing("identity", 8);
  if (many === undefined) return missing("identity", 32);
  return verdict(below(many / some, 1.5), `${many} steps at depth 32 against ${some} at depth 8.`);
}

export const gaussianSlow = {
  says: "Scaled Gaussian starts do care: the median network of 32 matrices takes more than ten times the steps of one of two.",
  seeds: seeds(5),
  tolerance: "A factor of ten; it is mostly beyond fifty, but single networks differ widely.",
} satisfies Claim;

export function checkGaussian(frame: StartFrame): Verdict {
  const [shallow, deep] = [medianSteps(frame, "gaussian", 2), medianSteps(frame, "gaussian", 32)];
  if (shallow === undefined) return missing("Gaussian", 2);
  if (deep === undefined) return missing("Gaussian", 32);
  return verdict(above(deep / shallow, 10), `${deep} steps at depth 32 against ${shallow} at depth 2.`);
}

export const pretrainedAlike = {
  says: "A pretrained network starts as well as an orthogonal one: at depth 32 their medians differ by a factor of less than two.",
  seeds: seeds(5),
  tolerance: "A factor of two, since the counts are of about ten steps and of whole ones.",
} satisfies Claim;

export function checkPretrained(frame: StartFrame): Verdict {
  const [one, other] = [medianSteps(frame, "orthogonal", 32), medianSteps(frame, "pretrained", 32)];
  if (one === undefined) return missing("orthogonal", 32);
  if (other === undefined) return missing("pretrained", 32);
  return verdict(
    below(Math.max(one / other, other / one), 2),
    `${other} steps pretrained, ${one} orthogonal.`,
  );
}

export const decoupledLaw = {
  says: "A small start with its modes kept apart takes as long as the exact solutions of its modes say.",
  seeds: [1],
  tolerance:
    "2 % and five steps: the law is for gradual change, and at the best rate for the strongest mode its last steps are not.",
} satisfies Claim;

export function checkDecoupled(frame: StartFrame): Verdict {
  const counts = [...frame.depths].flatMap((D) =>
    stepsOf(frame, "decoupled", D).map((steps) => ({ D, steps })),
  );
  if (!counts.length) return moot("No such start has been raced.");
  const laws = counts.map(({ D, steps }) => ({ D, steps, law: frame.law[frame.depths.indexOf(D)] }));
  const worst = Math.min(...laws.map(({ steps, law }) => within(steps, law, 0.02 * law + 5)));
  return verdict(
    worst,
    laws.map(({ D, steps, law }) => `Depth ${D}: ${steps} steps, law ${law.toFixed(0)}`).join("; ") + ".",
  );
}

export const gaussianShallow = {
  says: "At two matrices it hardly matters how a network starts: Gaussian, orthogonal and pretrained are within a factor of two.",
  seeds: seeds(5),
  tolerance: "A factor of two in medians of three to six steps.",
} satisfies Claim;

export function checkShallow(frame: StartFrame): Verdict {
  const medians = ["gaussian", "orthogonal", "pretrained"].flatMap(
    (start) => medianSteps(frame, start, 2) ?? [],
  );
  if (medians.length < 3) return moot("Not all three have been raced at depth 2.");
  const [least, most] = [Math.min(...medians), Math.max(...medians)];
  return verdict(below(most / least, 2), `Medians between ${least} and ${most} steps.`);
}
