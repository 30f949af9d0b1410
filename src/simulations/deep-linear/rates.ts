import { integer, real } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { optimalRate, stabilityLimit } from "./model/depth.ts";
import { orbit, settling } from "./model/rates.ts";
import saxe2013 from "./source.ts";

const budget = 5000; // steps
const depths = 20; // columns of the map
const rates = 40; // rows of the map
const [slowest, fastest] = [1e-3, 2]; // learning rates
const pause = 50_000; // steps between two frames: about 4 ms
const columns = 221; // of the diagram of long runs
const bins = 160; // of its strengths
const begun = 0.1; // of s, where long runs start: beyond the plateau, whose length is not their matter
const [least, most] = [0.5, 6]; // its relative rates
const [bottom, top] = [-0.05, 2.1]; // its strengths, as parts of s: none is beyond that does not escape

/** How a descent ended, as the map codes it; 0 is not yet known. */
const codes = { settles: 1, slow: 2, bounces: 3, escapes: 4 } as const;

export default simulation({
  id: "deep-linear/rates",
  title: "Learning rates that work",
  doc: "Gradient descent in one mode of networks of many depths, at many learning rates: how fast it settles, or why it does not.",
  source: saxe2013,
  params: {
    strength: real({
      label: "Strength of the mode",
      symbol: "s",
      default: 1,
      min: 0.5,
      max: 3,
      step: 0.01,
      doc: "What the examples ask for.",
    }),
    start: real({
      label: "Strength at the start",
      symbol: "u_0",
      default: 1e-3,
      min: 1e-4,
      max: 0.1,
      scale: "log",
      doc: "End-to-end strength of the mode before training, shared equally by all layers.",
    }),
    layers: integer({
      label: "Long runs in layers",
      symbol: "N_l",
      default: 3,
      min: 3,
      max: 100,
      doc: "The network whose long runs are drawn, input and output layers included.",
    }),
  },
  *frames({ strength: s, start, layers }) {
    // Equally far apart on a log axis, but whole and all different: 3, 4, 5, ... 83, 100.
    const axis = Int32Array.from({ length: depths }, (_, i) =>
      Math.max(3 + i, Math.round(3 * (100 / 3) ** (i / (depths - 1)))),
    );
    const rate = Float64Array.from(
      { length: rates },
      (_, j) => slowest * (fastest / slowest) ** (j / (rates - 1)),
    );
    const limit = Float64Array.from(axis, (n) => stabilityLimit(n - 1, s));
    const best = Float64Array.from(axis, (n) => optimalRate(n - 1, s));
    const ending = new Uint8Array(rates * depths);
    const steps = new Float64Array(rates * depths);
    const runs = longRuns(layers - 1, s);

    const frame = (part: number) => ({
      progress: part,
      strength: s,
      layers,
      budget,
      axis: axis.slice(), // (depths), layers of neurons
      rate: rate.slice(), // (rates), rising
      limit: limit.slice(), // (depths), 2 / (D s^(2-2/D))
      best: best.slice(), // (depths), 1 / (D s^(2-2/D))
      ending: ending.slice(), // (rates, depths): 0 not yet known, 1 settles, 2 slow, 3 bounces, 4 escapes
      steps: steps.slice(), // (rates, depths): until settled, or 0
      runs: {
        kappa: runs.kappa.slice(),
        low: runs.low.slice(),
        high: runs.high.slice(),
        values: runs.values.slice(),
        at: runs.at.slice(),
      },
      /** The relative rate from which the long runs escape; null if none does. */
      escape: runs.escape,
    });

    let counted = 0;
    for (let i = 0; i < depths; ++i)
      for (let j = 0; j < rates; ++j) {
        const found = settling(axis[i] - 1, s, start, rate[j], budget);
        ending[j * depths + i] = codes[found.ending];
        steps[j * depths + i] = found.ending === "settles" ? (found.step ?? 0) : 0;
        counted += found.step ?? budget;
        if (counted < pause) continue;
        counted = 0;
        const part = (i * rates + j + 1) / (depths * rates + 1);
        yield frame(part);
      }
    yield frame(1);
  },
});

/**
 * Where descent goes in the long run at each relative rate: the strengths of its last steps, as parts of s, gathered
 * into intervals without gaps.
 */
function longRuns(D: number, s: number) {
  const at = Float64Array.from({ length: columns }, (_, c) => least + ((most - least) * c) / (columns - 1));
  const [kappa, low, high]: number[][] = [[], [], []];
  const values = new Int32Array(columns);
  let escape: number | null = null;
  for (let c = 0; c < columns; ++c) {
    const u = orbit(D, s, begun * s, at[c] * optimalRate(D, s));
    if (u === null) {
      escape ??= at[c];
      continue;
    }
    const taken = new Uint8Array(bins);
    for (const x of u)
      taken[Math.min(bins - 1, Math.max(0, Math.floor(((x / s - bottom) / (top - bottom)) * bins)))] = 1;
    values[c] = new Set(u.map((x) => Math.round((1e4 * x) / s))).size;
    const edge = (bin: number) => bottom + ((top - bottom) * bin) / bins;
    for (let from = 0; from < bins; ++from) {
      if (!taken[from]) continue;
      let to = from + 1;
      while (to < bins && taken[to]) ++to;
      kappa.push(at[c]);
      low.push(edge(from));
      high.push(edge(to));
      from = to;
    }
  }
  return {
    kappa: Float64Array.from(kappa), // (intervals)
    low: Float64Array.from(low), // (intervals)
    high: Float64Array.from(high), // (intervals)
    at, // (columns), relative rates
    values, // (columns), how many different strengths, 0 where the run escapes
    escape,
  };
}
