import type { Controls } from "../../src/notebook/cell.ts";
import {
  at,
  below,
  between,
  moot,
  seeds,
  verdict,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import type tasks from "../../src/simulations/in-context-regression/tasks.ts";
import { debiasedStep } from "../../src/simulations/in-context-regression/law.ts";
import type { SharingFrame, TasksFrame } from "./frames.ts";
import { lackOf } from "./sharing-figures.ts";
import { headsAt } from "./tasks-figures.ts";
import { list, percent } from "./words.ts";

export type TasksControls = Controls<(typeof tasks)["params"]>;

const elsewhere = moot("This is about two labels with two covariates each.");
const usual = ({ N, d }: TasksFrame): boolean => N === 2 && d === 4;
const end = (frame: TasksFrame) => ({
  risk: frame.end?.risk ?? 0,
  apart: frame.end?.apart ?? 0,
  together: frame.end?.together ?? 0,
});

/** The labels that each head answers for: a read-out of more than a tenth of the label's largest. */
export function servedBy(frame: TasksFrame): number[][] {
  const { H, N, step } = frame;
  const { mu } = headsAt(frame, step.length - 1);
  const most = Array.from({ length: N }, (_, n) =>
    Math.max(...Array.from({ length: H }, (_, h) => Math.abs(mu[h * N + n]))),
  );
  return Array.from({ length: H }, (_, h) =>
    most.flatMap((m, n) => (Math.abs(mu[h * N + n]) > 0.1 * m ? [n] : [])),
  );
}

export const threeForTwo = {
  says: "Two labels need three heads, not four: with three, the layer has at most 6 % more risk than with a pair of heads for each label.",
  seeds: seeds(3),
  tolerance: "On the same 4000 prompts. Four heads come to within 3 % already here.",
} satisfies Claim;

export function checkThreeForTwo(frame: TasksFrame): Verdict {
  if (!usual(frame) || frame.H !== 3) return moot("This is about three heads and two labels apart.");
  const { risk, apart } = end(frame);
  return verdict(
    between(risk / apart, 0.97, 1.06),
    `${risk.toFixed(3)} with three heads, ${apart.toFixed(3)} for one step a label.`,
  );
}

export const bothServe = {
  says: "To do so, heads work for both labels at once: at least one of three answers for both, and compares differently on the covariates of each.",
  seeds: seeds(3),
  tolerance:
    "Answering for a label is a read-out of more than a tenth of its largest. Comparing differently is that the mean ω on the covariates of one label is at least 20 % off that on the other’s.",
} satisfies Claim;

export function checkBothServe(frame: TasksFrame): Verdict {
  if (!usual(frame) || frame.H !== 3) return moot("This is about three heads and two labels apart.");
  const { omega } = headsAt(frame, frame.step.length - 1);
  const shared = servedBy(frame).flatMap((labels, h) => (labels.length === 2 ? [h] : []));
  const differs = shared.map((h) => {
    const [a, b] = [0, 2].map((i) => (omega[h * 4 + i] + omega[h * 4 + i + 1]) / 2);
    return Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
  });
  const most = Math.max(0, ...differs);
  return verdict(
    most / 0.2 - 1,
    `${shared.length} of 3 heads answer for both labels; the two ω of one of them differ by ${percent(most, 0)}.`,
  );
}

export const addUp = (cell: TasksControls) =>
  ({
    says: "However heads are shared, their sums are those of one clean step a label: μω adds up to the step size on the label’s own covariates and to nothing on the others, and the read-outs of each label add up to nothing.",
    at: [[], [at(cell, { heads: 4 })]],
    seeds: seeds(2),
    tolerance:
      "With three heads or four. On own covariates within 15 % of η*, on others below 10 % of it: 3000 steps are few. Sum of μ at most 5 % of the sum of |μ|.",
  }) satisfies Claim;

export function checkAddUp(frame: TasksFrame): Verdict {
  if (!usual(frame) || frame.H < 3) return moot("This is about two labels apart and at least three heads.");
  const { step, rest, mu } = headsAt(frame, frame.step.length - 1);
  const eta = debiasedStep(2, frame.L, frame.noise);
  let [own, other, left] = [0, 0, 0];
  step.forEach((s, k) => {
    if (frame.own[k]) own = Math.max(own, Math.abs(s / eta - 1));
    else other = Math.max(other, Math.abs(s) / eta);
  });
  rest.forEach((r, n) => {
    let total = 0;
    for (let h = 0; h < frame.H; ++h) total += Math.abs(mu[h * frame.N + n]);
    left = Math.max(left, Math.abs(r) / total);
  });
  return verdict(
    Math.min(below(own, 0.15), below(other, 0.1), below(left, 0.05)),
    `On own covariates at most ${percent(own)} from η*, on others ${percent(other)} of it; read-outs leave ${percent(left)}.`,
  );
}

export const onePair = (cell: TasksControls) =>
  ({
    says: "Two heads cannot tell two labels apart: they become one pair on all covariates, and the risk is that of one step on all of them.",
    at: [[at(cell, { heads: 2 })]],
    seeds: seeds(3),
    tolerance: "Within 4 % of that step on the same 4000 prompts.",
  }) satisfies Claim;

export function checkOnePair(frame: TasksFrame): Verdict {
  if (!usual(frame) || frame.H !== 2) return moot("This is about two heads and two labels apart.");
  const { risk, together, apart } = end(frame);
  return verdict(
    between(risk / together, 0.96, 1.04),
    `${risk.toFixed(3)}; one step on all covariates ${together.toFixed(3)}, one a label ${apart.toFixed(3)}.`,
  );
}

export const privatePairs = (cell: TasksControls) =>
  ({
    says: "With four heads nobody shares: each label has a positive and a negative head to itself.",
    at: [[at(cell, { heads: 4 })]],
    seeds: seeds(3),
    tolerance:
      "A head answers for a label if its read-out is more than a tenth of the label’s largest. From a balanced start, as here.",
  }) satisfies Claim;

export function checkPrivatePairs(frame: TasksFrame): Verdict {
  if (!usual(frame)) return elsewhere;
  if (frame.H !== 4) return moot("This is about four heads.");
  const served = servedBy(frame);
  const alone = served.filter((labels) => labels.length === 1);
  const fair = [0, 1].every((n) => alone.filter(([label]) => label === n).length === 2);
  return verdict(
    fair ? 1 : -1,
    `${alone.length} of 4 heads answer for one label only: ${list(served.map((labels) => labels.map((n) => `y${n + 1}`).join("+") || "none"))}.`,
  );
}

export const enough = {
  says: "For one label to four the staircase is the same: one head more than labels is nearly as good as a pair for each, and as many heads as labels are not.",
  seeds: seeds(2),
  tolerance:
    "Nearly is within 8 % on the same prompts, not is more than 9 % beyond: training is short, and four labels with five heads are the slowest.",
} satisfies Claim;

export function checkEnough(frame: SharingFrame): Verdict {
  if (frame.noise > 0.3 || frame.noise < 0.03)
    return moot("With much noise sharing costs little; without any, much.");
  const rows = Array.from({ length: frame.most }, (_, i) => i + 1);
  const lack = (labels: number, h: number) => lackOf(frame, labels, h) ?? 0;
  const good = Math.max(...rows.map((n) => lack(n, n + 1)));
  const bad = Math.min(...rows.map((n) => lack(n, n)));
  return verdict(
    Math.min(below(good, 0.08), bad / 0.09 - 1),
    `With one head more than labels at most ${percent(good)} beyond a pair for each, with as many at least ${percent(bad)}.`,
  );
}
