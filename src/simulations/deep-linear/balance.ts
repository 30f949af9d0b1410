import { real } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { kernelGrowth, kernelStrength, layersAt, unequalTime } from "./model/balance.ts";
import { layerStrengths, type Layers } from "./model/layers.ts";
import saxe2013 from "./source.ts";

const extreme = 10; // of the balance, on either side
const points = 240; // of a curve
const step = 0.01; // of descent, in units of one over the fastest rate of the flow

export default simulation({
  id: "deep-linear/balance",
  title: "One mode in unequal layers",
  doc: "One mode in a linear network with one hidden layer, whose two layers need not start equally strong: exact curves, and gradient descent in small steps.",
  source: saxe2013,
  params: {
    strength: real({
      label: "Strength of the mode",
      symbol: "s",
      default: 1,
      min: 0.2,
      max: 3,
      step: 0.01,
      doc: "What the examples ask for.",
    }),
    start: real({
      label: "Strength at the start",
      symbol: "u_0",
      default: 0.01,
      min: 1e-4,
      max: 0.5,
      scale: "log",
      doc: "What both layers together hold of the mode before training: their product.",
    }),
    balance: real({
      label: "Balance of the layers",
      symbol: "\\lambda_B",
      default: 0,
      min: -extreme,
      max: extreme,
      step: 0.1,
      doc: "Square of the second layer less square of the first: 0 for equal layers, positive where the second is stronger.",
    }),
  },
  relations: [
    {
      params: ["start", "strength"],
      holds: ({ start, strength }) => start < strength / 2,
      expected: "a start below half of the strength, or it is half learned before it begins",
    },
  ],
  *frames({ strength: s, start, balance }) {
    const far = balance < 0 ? -extreme : extreme;
    const longest = 1.1 * unequalTime(s, 0, start, 0.99 * s);
    const time = timesUntil(longest);
    const from = layersAt(balance, start);
    yield {
      progress: 1,
      strength: s,
      start,
      balance,
      time, // (points), in units of tau
      ways: [0, far, balance].map((of) => ({ balance: of, ...way(s, of, start, time) })), // the last is the reader's
      descent: descended(s, from, Math.min(longest, 2 * unequalTime(s, balance, start, 0.95 * s))),
      /** As printed, appendix A has s where 2s belongs: the flow to half the goal. */
      printed: time.map((t) => {
        const { a, b } = layerStrengths(s / 2, from.a, from.b, t);
        return a * b;
      }), // (points)
      rise: start < s / 10 ? unequalTime(s, balance, s / 10, 0.9 * s) : null,
    };
  },
});

/** Times up to an end, evenly spaced and evenly spaced in their logarithm: curves are read on either axis. */
function timesUntil(end: number): Float64Array {
  const even = Array.from({ length: points + 1 }, (_, i) => (end * i) / points);
  const early = Array.from({ length: points }, (_, i) => end * 10 ** (-5 * (1 - i / points)));
  return Float64Array.from(new Set([...even, ...early])).sort();
}

/** The exact course of a mode with layers of some balance. */
function way(s: number, balance: number, start: number, time: Float64Array) {
  const from = layersAt(balance, start);
  const path = Array.from(time, (t) => layerStrengths(s, from.a, from.b, t));
  const learned = Float64Array.from(path, ({ a, b }) => a * b);
  return {
    a: Float64Array.from(path, (at) => at.a), // (points)
    b: Float64Array.from(path, (at) => at.b), // (points)
    learned, // (points), u
    kernel: learned.map((u) => kernelStrength(balance, u)), // (points), a^2 + b^2
    half: unequalTime(s, balance, start, s / 2),
    growth: kernelGrowth(s, balance, start),
  };
}

/** Gradient descent on both layers in steps so small that it follows the flow, thinned. */
function descended(s: number, from: Layers, end: number) {
  const rate = step / kernelStrength(from.b ** 2 - from.a ** 2, s);
  const steps = Math.ceil(end / rate);
  const every = Math.max(1, Math.floor(steps / points));
  const kept: (Layers & { readonly time: number })[] = [];
  let { a, b } = from;
  for (let n = 0; n <= steps; ++n) {
    if (n % every === 0 || n === steps) kept.push({ time: n * rate, a, b });
    const error = s - a * b;
    [a, b] = [a + rate * b * error, b + rate * a * error];
  }
  return {
    time: Float64Array.from(kept, (at) => at.time), // (kept)
    a: Float64Array.from(kept, (at) => at.a), // (kept)
    b: Float64Array.from(kept, (at) => at.b), // (kept)
    learned: Float64Array.from(kept, (at) => at.a * at.b), // (kept)
    /** The exact solution at these times. */
    exact: Float64Array.from(kept, ({ time }) => {
      const at = layerStrengths(s, from.a, from.b, time);
      return at.a * at.b;
    }), // (kept)
  };
}
