import type { ModesFrame } from "./frames.ts";
import { known, type Key, type Question } from "../../src/notebook/question.ts";
import { steps } from "./words.ts";

export const asked: Question = {
  kind: "state",
  asks: "Find values at which all four modes are learned side by side: none is half learned more than a fifth later than the first. There is more than one way.",
};

/** Whether no mode that is asked for comes more than a fifth later than the first. */
export function key({ half }: Pick<ModesFrame, "half">, strengths: readonly number[]): Key {
  const times = half.filter((_, k) => strengths[k] > 0);
  if (times.length < 4) return known(false, "Four modes are to be learned; one of them has no strength.");
  const missing = times.indexOf(null);
  if (missing >= 0) return known(false, `Mode ${missing + 1} is not half learned when the run ends.`);
  const [first, last] = [Math.min(...(times as number[])), Math.max(...(times as number[]))];
  return known(
    last <= 1.2 * first,
    `The first is half learned after ${steps(first)} steps, the last after ${steps(last)}.`,
  );
}
