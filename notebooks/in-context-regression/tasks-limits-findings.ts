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
import type { TasksFrame } from "./frames.ts";
import { servedBy, type TasksControls } from "./tasks-findings.ts";
import { percent } from "./words.ts";

/* Where two labels do not find their heads: when they have a covariate in common. */

/** Whether some covariate counts for two labels. */
const overlap = ({ own, N, d }: TasksFrame): boolean =>
  Array.from({ length: d }, (_, i) => i).some((i) => {
    let labels = 0;
    for (let n = 0; n < N; ++n) labels += own[n * d + i];
    return labels > 1;
  });

export const switchedOff = (cell: TasksControls) =>
  ({
    says: "If two labels share a covariate, a layer of three heads may end its training with one head switched off: it has no less than nine tenths of the risk of one pair for both.",
    at: [[at(cell, { supports: "overlapping" })]],
    seeds: [1, 5], // those of the first twelve that end so
    tolerance:
      "Switched off is read-outs below a tenth of the largest, for both labels. The risk is within 10 % of one step on all covariates and at least 7 % beyond one a label; the ten others have at most 5 %.",
  }) satisfies Claim;

export function checkSwitchedOff(frame: TasksFrame): Verdict {
  if (!frame.end || !overlap(frame) || frame.N !== 2 || frame.H !== 3)
    return moot("This is about three heads and two labels with a covariate in common.");
  const working = servedBy(frame).filter((labels) => labels.length > 0).length;
  if (working === 3) return moot("All heads work here.");
  const { risk, apart, together } = frame.end;
  return verdict(
    Math.min(between(risk / together, 0.9, 1.1), (risk / apart - 1.07) / 0.07),
    `${working} of 3 heads work. The risk is ${risk.toFixed(3)}; one step on all covariates ${together.toFixed(3)}, one a label ${apart.toFixed(3)}.`,
  );
}

/** Whether the heads' first read-outs of two labels have opposite signs. */
const crossed = ({ mu }: TasksFrame): boolean => mu[0] * mu[1] < 0 && mu[2] * mu[3] < 0;

export const labelEach = (cell: TasksControls) =>
  ({
    says: "Two heads whose read-outs of the two labels start in opposite order may each keep one label: then neither has a partner, and the risk is far above that of one pair.",
    at: [[at(cell, { supports: "overlapping", heads: 2 })]],
    seeds: [6, 8, 9, 10], // those of the first twelve that end so; 12 starts in opposite order too, and gets out
    tolerance:
      "At least 20 % beyond one step on all covariates; these four have 33 to 37 %. None that started in the same order ends so.",
  }) satisfies Claim;

export function checkLabelEach(frame: TasksFrame): Verdict {
  if (!frame.end || !overlap(frame) || frame.N !== 2 || frame.H !== 2)
    return moot("This is about two heads and two labels with a covariate in common.");
  const served = servedBy(frame);
  const each = served.every((labels) => labels.length === 1) && served[0][0] !== served[1][0];
  if (!each) return moot("The heads work as one pair for both labels here.");
  const beyond = frame.end.risk / frame.end.together - 1;
  return verdict(
    crossed(frame) ? beyond / 0.2 - 1 : -1,
    `One label a head. The risk is ${frame.end.risk.toFixed(3)}, ${percent(beyond, 0)} beyond one pair for both.`,
  );
}

export const threeLabels = (cell: TasksControls) =>
  ({
    says: "Three labels apart need four heads, not six.",
    at: [[at(cell, { labels: "3", heads: 4 })]],
    seeds: seeds(3),
    tolerance:
      "At most 8 % beyond one step a label on the same 4000 prompts; training is short, and leaves 4 to 5 %.",
  }) satisfies Claim;

export function checkThreeLabels(frame: TasksFrame): Verdict {
  if (!frame.end || overlap(frame) || frame.N !== 3 || frame.H !== 4)
    return moot("This is about four heads and three labels apart.");
  const { risk, apart } = frame.end;
  return verdict(
    below(risk / apart - 1, 0.08),
    `${risk.toFixed(3)} with four heads, ${apart.toFixed(3)} for one step a label.`,
  );
}
