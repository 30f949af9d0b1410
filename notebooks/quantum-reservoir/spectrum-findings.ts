import type { Controls } from "../../src/notebook/cell.ts";
import {
  above,
  at,
  below,
  moot,
  seeds,
  verdict,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import type spectrum from "../../src/simulations/quantum-reservoir/spectrum.ts";
import type { SpectrumFrame } from "./frames.ts";
import { looks, three } from "./looks.ts";

type SpectrumControls = Controls<(typeof spectrum)["params"]>;

const dominance = ({ networks }: SpectrumFrame): number[] =>
  networks.map(({ deviations }) => deviations[0] / deviations[1]);

export const oneFeature = {
  says: "From small angles a single feature of each quantum reservoir does all the varying; in the classical ones several share it.",
  seeds: seeds(10),
  tolerance:
    "The largest standard deviation at least 20 times the second in all three quantum networks, and at most 10 times in the classical ones.",
  fragile: "with large angles the features share it too: see below.",
} satisfies Claim;

export function checkOneFeature(frame: SpectrumFrame): Verdict {
  const ratios = dominance(frame);
  const shows = `Largest over second: ${ratios.map((r, k) => `${looks[frame.networks[k].kind].name} ${r.toFixed(r < 10 ? 1 : 0)}`).join(", ")}.`;
  if (frame.treatment !== "raw" || frame.width > 0.012 || frame.task.startsWith("narma"))
    return moot(`This is about small angles, raw features, and series that go up and down. ${shows}`);
  return verdict(
    Math.min(above(Math.min(...ratios.slice(0, 3)), 20), below(Math.max(...ratios.slice(3)), 10)),
    shows,
  );
}

export const shared = (cell: SpectrumControls) =>
  ({
    says: "With angles all over the circle the features of at least two of the three quantum reservoirs share it as well.",
    at: [[at(cell, { width: 6.3 })]],
    seeds: seeds(10),
    tolerance:
      "The largest standard deviation at most 20 times the second in two of three networks: the other side of the claim above. A single draw may still be lopsided.",
  }) satisfies Claim;

export function checkShared(frame: SpectrumFrame): Verdict {
  if (frame.treatment !== "raw" || frame.width < 3)
    return moot("The angles are smaller here, or the features not raw.");
  const ratios = dominance(frame).slice(0, 3);
  const middle = [...ratios].sort((a, b) => a - b)[1];
  return verdict(below(middle, 20), `Largest over second: ${ratios.map((r) => r.toFixed(1)).join(", ")}.`);
}

export const worseThanNothing = {
  says: "On the pendulum the quantum reservoirs, trained, do worse than saying the last value again.",
  seeds: seeds(10),
  tolerance:
    "An error above that of persistence in all three, after 100 epochs from small angles and raw features.",
  fragile: "a QRNN whose features are whitened, or whose readout is solved for, does better.",
} satisfies Claim;

export function checkWorseThanNothing({
  networks,
  persistence,
  task,
  width,
  treatment,
  epochs,
}: SpectrumFrame): Verdict {
  if (task !== "pendulum" || width > 0.012 || treatment !== "raw")
    return moot("This is about the pendulum, small angles and raw features.");
  const best = Math.min(...networks.slice(0, 3).map(({ test }) => test[epochs]));
  return verdict(
    above(best, persistence),
    `Best of the three ${three(best)}, last value ${three(persistence)}.`,
  );
}

export const classicalSolves = (cell: SpectrumControls) =>
  ({
    says: "Solve for the readout instead of training it, and at least two of the three classical reservoirs are better than their quantum partners by ten times and more.",
    at: [[], [at(cell, { width: 6.3 })]],
    seeds: seeds(8),
    tolerance:
      "Ten times in the middle one of the three pairs, on the pendulum with a penalty of 10⁻⁶; mostly a hundred times. A lucky QRNN may draw level with its partner.",
  }) satisfies Claim;

export function checkClassicalSolves({ networks, task }: SpectrumFrame): Verdict {
  if (task !== "pendulum") return moot("This is about the pendulum.");
  const ratios = [0, 1, 2].map((c) => networks[c].solved / networks[c + 3].solved);
  const sorted = [...ratios].sort((a, b) => a - b);
  return verdict(
    above(sorted[1], 10),
    `Quantum over classical: ${ratios.map((r) => r.toFixed(0)).join(", ")}.`,
  );
}

export const whitenedQuick = (cell: SpectrumControls) =>
  ({
    says: "Whitened, the readout’s error is a round bowl and every network settles within twenty epochs.",
    at: [[at(cell, { features: "whitened" })]],
    seeds: seeds(8),
    tolerance: "At most 20 epochs in each of the six, where raw features take up to a hundred.",
  }) satisfies Claim;

export function checkWhitenedQuick({ networks, treatment }: SpectrumFrame): Verdict {
  const epochs = networks.map(({ settle }) => settle);
  if (treatment !== "whitened")
    return moot(`The features are not whitened here: ${epochs.join(", ")} epochs.`);
  return verdict(below(Math.max(...epochs), 20.5), `Settled after ${epochs.join(", ")} epochs.`);
}
