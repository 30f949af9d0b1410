import {
  above,
  below,
  moot,
  seeds,
  verdict,
  within,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import type { ShiftsFrame } from "./frames.ts";
import { riskOf, type Answer } from "./shifts-figures.ts";
import { percent, signed } from "./words.ts";

const none = { offset: 0, mean: 0, broken: 0 };

export const unseen = {
  says: "A constant added to all labels of a prompt passes two heads unseen; a single head is ruined by it.",
  seeds: seeds(3),
  tolerance:
    "At b = 1 two heads lose less than 5 % on the very prompts that they were tried on without the shift, 1000 of them; one head has a risk above 2 on 4000 others. Twice as long a training of ten seeds gives 0.245 for both b = 0 and 1, and 2.60 for one head.",
} satisfies Claim;

export function checkUnseen(frame: ShiftsFrame): Verdict {
  const { measured, noise } = frame;
  if (!measured || noise > 0.5) return moot("With much noise a single head reads out little.");
  const before = riskOf(frame, "pair", none);
  const after = riskOf(frame, "pair", { ...none, offset: 1 });
  const alone = measured.shifted[1];
  return verdict(
    Math.min(below(after / before - 1, 0.05), above(alone, 2)),
    `Two heads from ${before.toFixed(3)} to ${after.toFixed(3)}, one head from ${riskOf(frame, "single", none).toFixed(3)} to ${alone.toFixed(2)}.`,
  );
}

export const square = {
  says: "The risk rises by b² (∑μ)², for any layer of softmax heads: the weights add up to one, so the shift comes out as b times the sum of the read-outs.",
  seeds: seeds(5),
  tolerance:
    "The rise at b = 1 between 4000 shifted prompts and 4000 others, both drawn for this alone: within four standard errors of the difference, as one run in 16 000 is not.",
} satisfies Claim;

export function checkSquare({ measured, readOuts }: ShiftsFrame): Verdict {
  if (!measured) return moot("The layers are not trained yet.");
  const { offset, plain, shifted, plainError, shiftedError } = measured;
  const found = [...readOuts].map((sum, i) => ({
    law: (offset * sum) ** 2,
    rise: shifted[i] - plain[i],
    error: Math.hypot(plainError[i], shiftedError[i]),
  }));
  const words = found.map(
    ({ law, rise, error }) => `${signed(rise, 3)} ± ${error.toFixed(3)} where b² (∑μ)² is ${law.toFixed(3)}`,
  );
  return verdict(
    Math.min(...found.map(({ law, rise, error }) => within(rise, law, 4 * error))),
    `The risk of two heads rises by ${words[0]}, of one by ${words[1]}; ± is a standard error.`,
  );
}

export const recentres = {
  says: "If all covariates are shifted, two heads go on doing as the debiased step does; the plain step fails.",
  seeds: seeds(3),
  tolerance:
    "At means of 0.5 and 1 two heads are within 8 % of the debiased step on the same 1000 prompts; at 1 plain descent has a risk above 5. Longer training brings the heads to within 2 %.",
} satisfies Claim;

export function checkRecentres(frame: ShiftsFrame): Verdict {
  if (frame.noise > 0.5) return moot("With much noise steps are small.");
  const risk = (who: Answer, mean: number) => riskOf(frame, who, { ...none, mean });
  const off = [0.5, 1].map((m) => Math.abs(risk("pair", m) / risk("debiased", m) - 1));
  return verdict(
    Math.min(...off.map((o) => below(o, 0.08)), above(risk("descent", 1), 5)),
    `At a mean of 1: two heads ${risk("pair", 1).toFixed(3)}, debiased step ${risk("debiased", 1).toFixed(3)}, one head ${risk("single", 1).toFixed(2)}, plain step ${risk("descent", 1).toFixed(1)}. At 0.5 the heads are ${percent(off[0])} from the debiased step.`,
  );
}

export const ridgeNotices = {
  says: "Ridge regression is the best of all while labels are not shifted, whatever the mean of the covariates; at b = 1 it has lost its lead over two heads.",
  seeds: seeds(4),
  tolerance:
    "At b = 0 below 60 % of every other risk, on the same 1000 prompts; at a mean of 1 within 5 % of what it has at 0; at b = 1 within 25 % of two heads, and above 1.5 times what it was. Given the covariates it is Bayes whatever they are, and a constant in the labels is no rule of theirs.",
} satisfies Claim;

export function checkRidgeNotices(frame: ShiftsFrame): Verdict {
  if (frame.noise > 0.2 || frame.noise < 0.05) return moot("The numbers in this claim are for σ² near 0.1.");
  const risk = (who: Answer, shift: Partial<typeof none>) => riskOf(frame, who, { ...none, ...shift });
  const [plain, moved, shifted] = [{}, { mean: 1 }, { offset: 1 }].map((by) => risk("ridge", by));
  const rival = Math.min(...(["pair", "single", "descent", "debiased"] as const).map((who) => risk(who, {})));
  return verdict(
    Math.min(
      below(plain / rival, 0.6),
      within(moved / plain, 1, 0.05),
      within(shifted / risk("pair", { offset: 1 }), 1, 0.25),
      above(shifted / plain, 1.5),
    ),
    `${plain.toFixed(3)}, where the next best has ${rival.toFixed(3)}; ${moved.toFixed(3)} at m = 1, ${shifted.toFixed(3)} at b = 1.`,
  );
}

export const lossless = {
  says: "On the prompts of training the balance is worth little; what it buys is safety from shifts.",
  seeds: seeds(3),
  tolerance:
    "With 0.25 added to both read-outs of two heads the risk rises by 1 to 6 % of what it rises by at b = 1 as well, where it is at least (∑μ)² = 0.25 less a fifth. By the formula the part is (1 + σ²)/L, to first order.",
} satisfies Claim;

export function checkLossless(frame: ShiftsFrame): Verdict {
  if (frame.noise > 0.5) return moot("With much noise mean labels vary more.");
  const rise = (offset: number) =>
    riskOf(frame, "pair", { ...none, offset, broken: 0.25 }) - riskOf(frame, "pair", { ...none, offset });
  const [centred, shifted] = [rise(0), rise(1)];
  const part = centred / shifted;
  return verdict(
    Math.min((part - 0.01) / 0.02, below(part, 0.06), above(shifted, 0.2)),
    `The risk rises by ${centred.toFixed(4)} on centred prompts and by ${shifted.toFixed(3)} at b = 1.`,
  );
}
