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
import type modes from "../../src/simulations/deep-linear/modes.ts";
import type { ModesFrame } from "./frames.ts";
import { trouble } from "./modes-figures.ts";

type ModesControls = Controls<(typeof modes)["params"]>;

/** The loss at a step, between recorded ones by a straight line. */
function lossAt({ step, loss }: ModesFrame, n: number): number {
  const i = Math.max(
    1,
    step.findIndex((s) => s >= n),
  );
  const part = (n - step[i - 1]) / (step[i] - step[i - 1]);
  return loss[i - 1] + part * (loss[i] - loss[i - 1]);
}

/** Steps at which modes were half learned, in the order in which that happened. */
const halves = ({ half }: ModesFrame): number[] =>
  half.flatMap((n) => (n === null ? [] : [n])).sort((a, b) => a - b);

/** Where the loss is half-way between one mode and the next, as a part of the tread there: 1 is on it. */
function rests(frame: ModesFrame): number[] {
  const times = halves(frame);
  return times.slice(1).map((n, k) => lossAt(frame, (times[k] + n) / 2) / frame.treads[k + 1]);
}

const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;

export const staircase = {
  says: "The loss goes down a staircase: half-way between one mode and the next it rests on the tread where the modes so far are learned and the others not at all.",
  seeds: seeds(20),
  tolerance:
    "Within 20 % below the tread. Never above it; below by as much as the next mode, half-way to its turn, has begun to be learned.",
  fragile:
    "from large random weights the treads are gone, and modes of nearly equal strength share one: see below.",
} satisfies Claim;

export function checkStaircase(frame: ModesFrame): Verdict {
  if (trouble(frame)) return moot(trouble(frame));
  if (frame.layers === 2) return moot("Without a hidden layer there are no treads.");
  const parts = rests(frame);
  if (!parts.length) return moot("Fewer than two modes are learned, so there is no half-way.");
  const lowest = Math.min(...parts);
  const highest = Math.max(...parts);
  const shown = parts.map(
    (part, k) => `${(part * frame.treads[k + 1]).toPrecision(3)} on ${frame.treads[k + 1].toPrecision(3)}`,
  );
  return verdict(
    Math.min(within(lowest, 0.9, 0.1), within(highest, 0.9, 0.1)),
    `Loss half-way: ${shown.join(", ")}.`,
  );
}

export const theoryFits = {
  says: "Each mode is half learned when the exact solution for that mode alone says, or up to 7 % later, never earlier.",
  seeds: seeds(20),
  tolerance:
    "0 to 7 % late. The exact solution is for gradual change (a delay of about half a learning rate times the strength) and for a mode without rivals, and both make the network later.",
  fragile: "with more than one hidden layer no exact start is known for random weights: see below.",
} satisfies Claim;

export function checkTheory(frame: ModesFrame): Verdict {
  if (trouble(frame)) return moot(trouble(frame));
  if (frame.layers !== 3) return moot("This is about networks with one hidden layer.");
  const delays = frame.half.flatMap((n, k) => {
    const theory = frame.halfTheory[k];
    return n === null || theory === null || theory === 0 ? [] : [n / theory - 1];
  });
  if (!delays.length) return moot("No mode is half learned.");
  const worst = Math.min(...delays.map((delay) => within(delay, 0.035, 0.035)));
  return verdict(worst, `Late by ${delays.map(percent).join(", ")}.`);
}

export const bottleneck = (modesCell: ModesControls) =>
  ({
    says: "A network with fewer hidden units than modes learns the strongest ones and ends on the tread of the others.",
    at: [1, 2, 3].map((hidden) => [at(modesCell, { hidden })]),
    seeds: seeds(5),
    tolerance:
      "One thousandth of the tread: at the end of the run only the last mode's exponential approach is left.",
  }) satisfies Claim;

export function checkBottleneck(frame: ModesFrame): Verdict {
  if (trouble(frame)) return moot(trouble(frame));
  const tread = frame.treads.at(-1) ?? 0;
  const known = frame.half.filter((n) => n !== null).length;
  if (tread === 0) return moot("There is a hidden unit for every mode.");
  const last = frame.loss.at(-1) ?? NaN;
  if (known < frame.treads.length - 1) return moot("The run ends before all modes that fit are learned.");
  return verdict(
    within(last / tread, 1, 1e-3),
    `The loss ends at ${last.toFixed(5)}; the tread is ${tread.toFixed(5)}.`,
  );
}

export const direct = (modesCell: ModesControls) =>
  ({
    says: "Without a hidden layer there is no plateau: every mode is half learned at the same step, whatever its strength.",
    at: [[at(modesCell, { layers: 2 })]],
    seeds: seeds(5),
    fragile: "a start that is no longer small against the strengths moves the half times apart.",
    tolerance:
      "1 % between the first and the last: their common law has one time constant; what is left is the random start.",
  }) satisfies Claim;

export function checkDirect(frame: ModesFrame): Verdict {
  if (trouble(frame)) return moot(trouble(frame));
  const times = halves(frame);
  if (times.length < 2) return moot("Fewer than two modes are learned.");
  const spread = times[times.length - 1] / times[0] - 1;
  return frame.layers === 2
    ? verdict(
        below(spread, 0.01),
        `First at step ${times[0].toFixed(1)}, last at ${times.at(-1)?.toFixed(1)}.`,
      )
    : moot(
        `This network has hidden layers: its last mode takes ${(spread + 1).toFixed(1)} times as long as its first.`,
      );
}

export const noTreads = (modesCell: ModesControls) =>
  ({
    says: "From large random weights the staircase is gone: half-way between two modes the loss is nowhere near a tread.",
    at: [[at(modesCell, { scale: 0.3, hidden: 32 })]],
    seeds: seeds(10),
    tolerance:
      "At least one half-way point more than 20 % off its tread: the counter-example to the staircase.",
  }) satisfies Claim;

export function checkNoTreads(frame: ModesFrame): Verdict {
  if (trouble(frame)) return moot(trouble(frame));
  if (frame.layers === 2) return moot("Without a hidden layer there are no treads.");
  const begun = Math.max(...frame.start) / frame.strongest;
  if (begun < 0.01) return moot("The random weights are small here.");
  const parts = rests(frame);
  if (!parts.length) return moot("Fewer than two modes are learned, so there is no half-way.");
  const off = Math.max(...parts.map((part) => Math.abs(part - 1)));
  return verdict(above(off, 0.2), `The loss is up to ${percent(off)} off its tread.`);
}

export const sharedTreads = (modesCell: ModesControls) =>
  ({
    says: "Modes of nearly equal strength share a tread: half-way between two of them the loss is nowhere near one of its own.",
    at: [[at(modesCell, { strength1: 3, strength2: 2.8, strength3: 2.6, strength4: 2.4 })]],
    seeds: seeds(10),
    tolerance:
      "At least one half-way point more than 20 % off its tread: a counter-example to the staircase.",
  }) satisfies Claim;

export function checkSharedTreads(frame: ModesFrame, goals: readonly number[]): Verdict {
  if (trouble(frame)) return moot(trouble(frame));
  if (frame.layers === 2) return moot("Without a hidden layer there are no treads.");
  const asked = goals.filter((goal) => goal > 0);
  if (Math.max(...asked) > 1.5 * Math.min(...asked)) return moot("The strengths differ more here.");
  const parts = rests(frame);
  if (!parts.length) return moot("Fewer than two modes are learned, so there is no half-way.");
  const off = Math.max(...parts.map((part) => Math.abs(part - 1)));
  return verdict(above(off, 0.2), `The loss is up to ${percent(off)} off its tread.`);
}

export const deepStart = (modesCell: ModesControls) =>
  ({
    says: "With two hidden layers the exact solution from the nominal start no longer says when a random network learns its modes.",
    at: [[at(modesCell, { layers: 4, scale: 0.01 })]],
    seeds: seeds(5),
    fragile: "for some draws a mode is a few per cent early.",
    tolerance: "More than 7 % off: the counter-example to the exact solution for one hidden layer.",
  }) satisfies Claim;

export function checkDeepStart(frame: ModesFrame): Verdict {
  if (trouble(frame)) return moot(trouble(frame));
  if (frame.layers < 4) return moot("This network has at most one hidden layer.");
  const delays = frame.half.flatMap((n, k) => {
    const theory = frame.halfTheory[k];
    return n === null || !theory ? [] : [n / theory - 1];
  });
  if (!delays.length) return moot("No mode is half learned.");
  const worst = delays.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
  return verdict(
    above(Math.abs(worst), 0.07),
    `A mode is ${percent(Math.abs(worst))} ${worst > 0 ? "late" : "early"}.`,
  );
}
