import { known, type Key, type Question } from "../../src/notebook/question.ts";
import { trouble } from "./barrier-figures.ts";
import type { BarrierFrame } from "./frames.ts";
import { nats, percent } from "./words.ts";

export const asked: Question = {
  kind: "choose",
  asks: "With the values that are set now: how much of the wall is left once B’s hidden units stand in the order that weight matching finds?",
  options: {
    little: "Less than a tenth",
    some: "Between a tenth and a half",
    most: "More than a half",
  },
};

/** What part of the naive barrier remains after weight matching. */
export function key(frame: BarrierFrame): Key {
  const { naive, weights } = frame;
  if (!naive || !weights) return { state: "moot", why: "The run has not come to its end." };
  const note = trouble(frame);
  if (note) return { state: "moot", why: note };
  const part = weights.barrier / naive.barrier;
  return known(
    part < 0.1 ? "little" : part <= 0.5 ? "some" : "most",
    `Of ${nats(naive.barrier)} nats ${nats(weights.barrier)} are left, which is ${percent(part)}.`,
  );
}
