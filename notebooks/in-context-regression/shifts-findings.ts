import { above, below, moot, seeds, verdict, type Claim, type Verdict } from "../../src/notebook/finding.ts";
import type { ShiftsFrame } from "./frames.ts";
import { readOutOf, riskOf, type Answer } from "./shifts-figures.ts";
import { percent, signed } from "./words.ts";

const none = { offset: 0, mean: 0, broken: 0 };

export const unseen = {
  says: "A constant added to all labels of a prompt passes two heads unseen; a single head is ruined by it.",
  seeds: seeds(3),
  tolerance:
    "At b = 1 two heads lose less than 5 %, measured on 4000 prompts with such labels; one head has a risk above 2. Twice as long a training of ten seeds gives 0.245 for both b = 0 and 1, and 2.60 for one head.",
} satisfies Claim;

export function checkUnseen(frame: ShiftsFrame): Verdict {
  const { measured, noise } = frame;
  if (!measured || noise > 0.5) return moot("With much noise a single head reads out little.");
  const before = riskOf(frame, "pair", none);
  const after = riskOf(frame, "pair", { ...none, offset: 1 });
  return verdict(
    Math.min(below(after / before - 1, 0.05), above(measured.single, 2)),
    `Two heads from ${before.toFixed(3)} to ${after.toFixed(3)}, one head from ${riskOf(frame, "single", none).toFixed(3)} to ${measured.single.toFixed(2)}.`,
  );
}

export const square = {
  says: "The risk rises by b² (∑μ)², for any layer of softmax heads: the weights add up to one, so the shift comes out as b times the sum of the read-outs.",
  seeds: seeds(3),
  tolerance:
    "At b = 1 within 6 % of what 4000 shifted prompts measure; they share their draws with the 1000 of the formula only in part, and the error has a mean that is zero only in expectation.",
} satisfies Claim;

export function checkSquare(frame: ShiftsFrame): Verdict {
  const { measured } = frame;
  if (!measured) return moot("The layers are not trained yet.");
  const off = (["pair", "single"] as const).map((who) => {
    const law = riskOf(frame, who, none) + (measured.offset * readOutOf(frame, who, 0)) ** 2;
    return { law, ratio: Math.abs(measured[who] / law - 1) };
  });
  return verdict(
    Math.min(...off.map(({ ratio }) => below(ratio, 0.06))),
    `∑μ is ${signed(frame.readOuts[0], 3)} for two heads and ${signed(frame.readOuts[1])} for one. Risks ${measured.pair.toFixed(3)} and ${measured.single.toFixed(3)}; by the formula ${off.map(({ law }) => law.toFixed(3)).join(" and ")}.`,
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
