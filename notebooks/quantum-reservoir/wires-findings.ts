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
import type qubits from "../../src/simulations/quantum-reservoir/qubits.ts";
import type wiring from "../../src/simulations/quantum-reservoir/wiring.ts";
import type { QubitsFrame, WiringFrame } from "./frames.ts";
import { three } from "./looks.ts";
import { drawsOf, readsAlone } from "./qubits-figures.ts";
import { median } from "./settling-numbers.ts";
import { errorsOf } from "./wiring-figures.ts";

type WiringControls = Controls<(typeof wiring)["params"]>;
type QubitsControls = Controls<(typeof qubits)["params"]>;

const medians = (frame: WiringFrame): number[] =>
  [0, 1, 2, 3].map((w) => median(errorsOf(frame, frame.learned, w)));
const listed = (errors: readonly number[]): string =>
  `Median errors: ${errors.slice(0, 2).map(three).join(" and ")} with x first, ${errors.slice(2).map(three).join(" and ")} with x last.`;

export const deadEnd = (cell: WiringControls) =>
  ({
    says: "From small angles a reservoir whose input comes last is dead: it misses more than two thirds of the variance, where the same angles with the input first miss less than a quarter.",
    at: [[], [at(cell, { task: "bessel" })]],
    seeds: seeds(3),
    tolerance: "Medians of eight draws, whether inputs turn their qubits once or twice.",
    fragile: "with angles from the whole circle the order does not matter: see below.",
  }) satisfies Claim;

export function checkDeadEnd(frame: WiringFrame): Verdict {
  const errors = medians(frame);
  if (frame.width > 0.012 || (frame.task !== "pendulum" && frame.task !== "bessel"))
    return moot(`This is about small angles, the pendulum and the Bessel function. ${listed(errors)}`);
  return verdict(
    Math.min(above(Math.min(errors[2], errors[3]), 2 / 3), below(Math.max(errors[0], errors[1]), 1 / 4)),
    listed(errors),
  );
}

export const orderFree = (cell: WiringControls) =>
  ({
    says: "With angles all over the circle both orders do, and both ways to turn: the worst median is within eight times the best.",
    at: [[at(cell, { width: 6.3 })]],
    seeds: seeds(4),
    tolerance: "Eight times between medians of eight draws that scatter by ten times and more; mostly three.",
  }) satisfies Claim;

export function checkOrderFree(frame: WiringFrame): Verdict {
  const errors = medians(frame);
  if (frame.width < 3 || frame.task !== "pendulum")
    return moot(`This is about angles from the whole circle and the pendulum. ${listed(errors)}`);
  return verdict(below(Math.max(...errors) / Math.min(...errors), 8), listed(errors));
}

const trainedAt = (frame: QubitsFrame, i: number): number => median(drawsOf(frame, "trained", i));
const solvedAt = (frame: QubitsFrame, n: number): number =>
  median(drawsOf(frame, "solved", frame.sizes.indexOf(n)));

export const oneMeter = (cell: QubitsControls) =>
  ({
    says: "From small angles a reservoir learns exactly where, at zero angles, some meter that is read has the input alone: then its error is below 0.4 variances, else above.",
    at: [[at(cell, { layers: 1 })], [], [at(cell, { layers: 3 })]],
    seeds: seeds(2),
    tolerance:
      "Seven sizes at three depths. On three tasks and three seeds the errors were at most 0.27 on one side and at least 0.54 on the other.",
  }) satisfies Claim;

export function checkOneMeter(frame: QubitsFrame): Verdict {
  const all = Array.from(frame.sizes.keys());
  const alone = all.filter((i) => readsAlone(frame, i));
  const worst = Math.max(0, ...alone.map((i) => trainedAt(frame, i)));
  const best = Math.min(...all.filter((i) => !alone.includes(i)).map((i) => trainedAt(frame, i)));
  const which = alone.map((i) => frame.sizes[i]).join(", ") || "no";
  return verdict(
    Math.min(below(worst, 0.4), above(best, 0.4)),
    `Alone with ${which} qubits${alone.length ? `, where the error is at most ${three(worst)}` : ""}; elsewhere at least ${three(best)}.`,
  );
}

export const moreHelps = {
  says: "With angles all over the circle and the readout solved for, more qubits help: eight leave less than two thirds of the error of four, and a fifth of that of three.",
  seeds: seeds(2),
  tolerance: "Medians of four draws with two layers.",
  fragile: "with one layer, or a trained readout and small angles, they do not.",
} satisfies Claim;

export function checkMoreHelps(frame: QubitsFrame): Verdict {
  const [three3, four, eight] = [3, 4, 8].map((n) => solvedAt(frame, n));
  const shows = `Errors with 3, 4 and 8 qubits: ${[three3, four, eight].map(three).join(", ")}.`;
  if (frame.layers !== 2) return moot(`This is about two layers. ${shows}`);
  return verdict(Math.min(below(eight, (2 / 3) * four), below(eight, three3 / 5)), shows);
}

export const delayLine = (cell: QubitsControls) =>
  ({
    says: "Three layers make three qubits a delay line: trained, it has a tenth of the error of any other size, and its second meter reads what the first read one step before.",
    at: [[at(cell, { layers: 3 })]],
    seeds: seeds(2),
    tolerance:
      "An error below a tenth of the next best median; and, at zero angles, a second meter that reads the first memory alone.",
  }) satisfies Claim;

export function checkDelayLine(frame: QubitsFrame): Verdict {
  if (frame.layers !== 3 || frame.task === "control")
    return moot("This is about three layers, the pendulum and the Bessel function.");
  const line = frame.sizes.indexOf(3);
  const own = trainedAt(frame, line);
  const next = Math.min(
    ...Array.from(frame.sizes.keys(), (i) => (i === line ? Infinity : trainedAt(frame, i))),
  );
  const second = frame.parities[line].subarray(3, 6).join("") === "010";
  return verdict(
    second ? below(own, next / 10) : -1,
    `Error ${three(own)}; next best ${three(next)}. The second meter ${second ? "reads" : "does not read"} the first memory alone.`,
  );
}
