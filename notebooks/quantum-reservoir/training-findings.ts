import type { Controls } from "../../src/notebook/cell.ts";
import {
  above,
  at,
  below,
  between,
  moot,
  seeds,
  verdict,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import type training from "../../src/simulations/quantum-reservoir/training.ts";
import type { TrainingFrame } from "./frames.ts";
import { looks, three } from "./looks.ts";
import { ends } from "./training-figures.ts";

type TrainingControls = Controls<(typeof training)["params"]>;

const isNarma = ({ task }: TrainingFrame): boolean => task === "narma5" || task === "narma10";
const isSmooth = ({ task }: TrainingFrame): boolean => task === "pendulum" || task === "bessel";

const both = (frame: TrainingFrame): string => {
  const { frozen, full, ratio } = ends(frame);
  return `Errors in variances: ${three(frozen)} frozen, ${three(full)} trained, ${ratio.toFixed(ratio < 10 ? 2 : 0)} to 1.`;
};

export const comparable = (cell: TrainingControls) =>
  ({
    says: "On NARMA, left at its own scale, the frozen reservoir’s error is comparable to that of full training: neither is three times the other.",
    at: [[at(cell, { task: "narma5" })], [at(cell, { task: "narma10" })]],
    seeds: seeds(4),
    tolerance:
      "Ratio from 1/3 to 3. Steps of RMSprop do not shrink with the error, so that the last epoch of full training is a lucky or an unlucky one.",
    fragile: "on the pendulum and the Bessel function it fails by far: see below.",
  }) satisfies Claim;

export function checkComparable(frame: TrainingFrame): Verdict {
  if (!isNarma(frame)) return moot(`This is about NARMA at its own scale. ${both(frame)}`);
  return verdict(between(Math.log(ends(frame).ratio), -Math.log(3), Math.log(3)), both(frame));
}

export const notComparable = (cell: TrainingControls) =>
  ({
    says: "On the pendulum and the Bessel function full training ends with less than a twentieth of the frozen reservoir’s error.",
    at: [[at(cell, { task: "pendulum" })], [at(cell, { task: "bessel" })]],
    seeds: seeds(4),
    tolerance:
      "At least 20 to 1 after 100 epochs: the counter-example to “comparable”. Twenty seeds gave 38 to 506.",
  }) satisfies Claim;

export function checkNotComparable(frame: TrainingFrame): Verdict {
  if (!isSmooth(frame)) return moot(`This is about the pendulum and the Bessel function. ${both(frame)}`);
  if (frame.epochs < 80) return moot("Fewer than 80 epochs leave full training unfinished.");
  return verdict(above(ends(frame).ratio, 20), both(frame));
}

export const pulsesMissed = (cell: TrainingControls) =>
  ({
    says: "On the control pulses the frozen QRNN does worse than saying the last value again, and full training has less than a third of that error.",
    at: [[at(cell, { task: "control" })]],
    seeds: seeds(2),
    tolerance:
      "Frozen above persistence, trained below a third of it. Ten seeds gave 1.5 to 1.7 times and 0.1 to 0.29 times.",
  }) satisfies Claim;

export function checkPulsesMissed(frame: TrainingFrame): Verdict {
  if (frame.task !== "control" || frame.cell !== "qrnn" || frame.epochs < 80)
    return moot("This is about a QRNN, the control pulses and 80 epochs or more.");
  const [last, { frozen, full }] = [frame.baselines.persistence / frame.variance, ends(frame)];
  return verdict(
    Math.min(above(frozen, last), below(full, last / 3)),
    `Errors in variances: frozen ${three(frozen)}, last value ${three(last)}, trained ${three(full)}.`,
  );
}

export const looksRight = {
  says: "To the eye the frozen QRNN follows the pendulum: it explains more than 80 % of the variance it has not seen.",
  seeds: seeds(4),
  tolerance: "At least 0.8 of the variance of windows not seen; from small angles every seed has about 0.9.",
  fragile: "it holds for the QRNN from small angles; a QLSTM explains about 0.7.",
} satisfies Claim;

export function checkLooksRight(frame: TrainingFrame): Verdict {
  if (frame.task !== "pendulum" || frame.cell !== "qrnn")
    return moot("This is about a QRNN and the pendulum.");
  const { frozen } = ends(frame);
  return verdict((0.2 - frozen) / 0.2, `The frozen reservoir explains ${(100 * (1 - frozen)).toFixed(1)} %.`);
}

export const overtakes = {
  says: "Full training passes the frozen reservoir’s final error within 30 epochs, and does not fall back beyond twice of it.",
  seeds: seeds(4),
  tolerance:
    "On the pendulum and the Bessel function. First record below the reservoir’s last error at epoch 30 or before; no later record above twice that error.",
} satisfies Claim;

export function checkOvertakes(frame: TrainingFrame): Verdict {
  if (!isSmooth(frame)) return moot("This is about the pendulum and the Bessel function.");
  if (frame.epochs < 30) return moot("The run is shorter than 30 epochs.");
  const goal = frame.frozen.test[frame.frozen.test.length - 1];
  const first = frame.full.test.findIndex((e) => e < goal);
  if (first < 0) return verdict(-1, "It never passes.");
  const worst = Math.max(...frame.full.test.subarray(first)) / goal;
  return verdict(
    Math.min(below(frame.stops[first], 30.5), below(worst, 2)),
    `Passed at epoch ${frame.stops[first]}; later at most ${worst.toFixed(2)} of the reservoir’s error.`,
  );
}

export const twoLags = (cell: TrainingControls) =>
  ({
    says: "On the pendulum and on NARMA a straight line through the last two inputs, fitted by least squares, beats both networks at every epoch.",
    at: [[], [at(cell, { task: "narma5" })], [at(cell, { task: "narma10" })]],
    seeds: seeds(2),
    tolerance: "A smaller error on windows not seen than either network at any recorded epoch.",
    fragile: "on the Bessel function and on the control pulses fully trained networks come below the line.",
  }) satisfies Claim;

export function checkTwoLags(frame: TrainingFrame): Verdict {
  if (frame.task === "bessel" || frame.task === "control")
    return moot(`On the Bessel function and on the pulses it depends on the seed. ${both(frame)}`);
  const best = Math.min(...frame.frozen.test, ...frame.full.test);
  const { ar2 } = frame.baselines;
  return verdict(
    below(ar2, best),
    `Two lags: ${three(ar2 / frame.variance)} variances; best ${looks[frame.cell].name} epoch: ${three(best / frame.variance)}.`,
  );
}
