import { real } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { depthTime } from "./model/depth.ts";
import {
  descendedDirect,
  descendedStrengths,
  errorOf,
  exactly,
  integratedStrengths,
  passesHalf,
} from "./model/microscope.ts";
import { halfTime } from "./model/mode.ts";
import saxe2013 from "./source.ts";

const points = 400; // of a curve
const integrationSteps = 2000;
const [weakest, strongest] = [0.1, 5];
const smallest = 1e-8;

export default simulation({
  id: "deep-linear/microscope",
  title: "One mode, step by step",
  doc: "One mode in a linear network with one hidden layer and equal layers: the exact solution, the same flow integrated numerically, and gradient descent; and a direct map beside it.",
  source: saxe2013,
  params: {
    strength: real({
      label: "Strength of the mode",
      symbol: "s",
      default: 1,
      min: weakest,
      max: strongest,
      scale: "log",
      doc: "What the examples ask for.",
    }),
    start: real({
      label: "Strength at the start",
      symbol: "u_0",
      default: 1e-3,
      min: smallest,
      max: 2,
      scale: "log",
      doc: "What the network holds of the mode before training; above the strength it has to be unlearned.",
    }),
    pace: real({
      label: "Learning rate times strength",
      symbol: "\\lambda s",
      default: 0.02,
      min: 0.001,
      max: 0.9,
      scale: "log",
      doc: "How large the steps of gradient descent are: near the solution, 1 is the limit of stability.",
    }),
  },
  *frames({ strength: s, start: u0, pace }) {
    const rate = pace / s;
    const end = 1.5 * halfTime(s, u0) + 3 / s;
    const time = Float64Array.from({ length: points + 1 }, (_, i) => (end * i) / points);
    const h = end / integrationSteps;
    const integrated = integratedStrengths(s, u0, end, integrationSteps);
    const integratedError = errorOf(integrated, s, u0, h);
    const { strength, diverged } = descendedStrengths(s, u0, rate, Math.ceil(end / rate));
    const finer = descendedStrengths(s, u0, rate / 2, Math.ceil((2 * end) / rate)).strength;
    const error = errorOf(strength, s, u0, rate);
    yield {
      progress: 1,
      strength: s,
      start: u0,
      pace,
      time, // (points), in units of tau
      ...exactly(s, u0, time), // (points), deep and direct
      integratedError: thinned(integratedError, h),
      integratedWorst: largest(integratedError),
      descent: thinned(strength, rate),
      descentError: thinned(error, rate),
      descentWorst: largest(error),
      diverged,
      steps: strength.length - 1,
      /** The largest error of descent in steps half as long. */
      finerWorst: largest(errorOf(finer, s, u0, rate / 2)),
      half: halfTime(s, u0),
      overStrengths: overStrengths(u0, pace),
      overStarts: overStarts(s, pace),
    };
  },
});

const largest = (x: Float64Array): number => x.reduce((most, y) => Math.max(most, y), 0);

/** A course with steps of h, thinned to at most about as many points as a figure can show. */
function thinned(y: Float64Array, h: number) {
  const every = Math.max(1, Math.floor(y.length / points));
  const last = y.length - 1;
  const at = (i: number) => Math.min(i * every, last);
  const length = Math.ceil(last / every) + 1;
  return {
    time: Float64Array.from({ length }, (_, i) => at(i) * h),
    y: Float64Array.from({ length }, (_, i) => y[at(i)]),
  };
}

/** Numbers from low to high, evenly spaced in their logarithm. */
const logarithmic = (low: number, high: number, count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => low * (high / low) ** (i / (count - 1)));

/** The time at which descent is half learned; null where it diverges. It is late, but by less than its pace. */
function measuredHalf(s: number, u0: number, pace: number): number | null {
  const most = Math.ceil(((1 + pace) * halfTime(s, u0) * s) / pace) + 2;
  const steps = passesHalf(descendedStrengths(s, u0, pace / s, most).strength, s);
  return steps === null ? null : (steps * pace) / s;
}

/** Half-learning times over the strength of the mode, exact and measured, as far as the start is below half of it. */
function overStrengths(u0: number, pace: number) {
  const low = Math.max(weakest, 2.001 * u0);
  if (low > 0.8 * strongest) return null;
  const fine = logarithmic(low, strongest, 61);
  const measured = logarithmic(low, strongest, 9);
  return {
    strength: fine, // (fine)
    exact: fine.map((s) => halfTime(s, u0)), // (fine)
    exactDirect: fine.map((s) => depthTime(1, s, u0, s / 2)), // (fine)
    measured, // (measured), strengths
    half: Array.from(measured, (s) => measuredHalf(s, u0, pace)), // (measured)
    direct: Array.from(measured, (s) => {
      const steps = passesHalf(descendedDirect(s, u0, pace, Math.ceil(2 / pace)), s);
      return steps === null ? null : steps * pace;
    }), // (measured)
  };
}

/** Half-learning times over the start, exact and measured; the measured ones a factor of ten apart. */
function overStarts(s: number, pace: number) {
  const fine = logarithmic(smallest, s / 2, 61);
  const measured = Float64Array.from({ length: 9 }, (_, i) => smallest * 10 ** i).filter((u0) => u0 < s / 2);
  return {
    start: fine, // (fine)
    exact: fine.map((u0) => halfTime(s, u0)), // (fine)
    measured, // (measured), starts
    half: Array.from(measured, (u0) => measuredHalf(s, u0, pace)), // (measured)
  };
}
