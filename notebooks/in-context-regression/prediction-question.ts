import { known, type Key, type Question } from "../../src/notebook/question.ts";
import type { PredictionFrame } from "./frames.ts";
import { fitOf } from "./prediction-figures.ts";

const options = {
  debiased: "One step of gradient descent, the mean of the context removed",
  descent: "One step of gradient descent, plain",
  ridge: "Ridge regression with the right penalty: Bayes",
};

export const asked: Question = {
  kind: "choose",
  asks: "Whose answers explain most of what the trained layer answers, with the values that are set now?",
  options,
};

/** The rival with the largest R^2 at the end of training. */
export function key(frame: PredictionFrame): Key {
  if (frame.diverged) return { state: "moot", why: "Training diverged: there is no trained layer to ask." };
  const parts = (Object.keys(options) as (keyof typeof options)[]).map((rival) => ({
    rival,
    r2: fitOf(frame, rival).r2,
  }));
  const [best] = parts.toSorted((a, b) => b.r2 - a.r2);
  const shares = parts.map(({ r2 }) => `${(100 * r2).toFixed(1)} %`);
  return known(best.rival, `Debiased ${shares[0]}, plain ${shares[1]}, Bayes ${shares[2]}.`);
}
