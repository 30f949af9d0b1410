import type { Uniform } from "../../numeric/random.ts";
import { expected, spreadLayers, stepPerturbed, type Perturbation } from "./model/perturbed.ts";

const paths = 256;
const steps = 4000;
const chunk = 50; // steps between two frames
const recordedAt = (n: number): boolean => n <= 200 || n % 20 === 0;
const listening = 3000; // step from which on strengths are collected
const bins = 48;
const lost = 1e3; // layers beyond which a path has escaped

/**
 * Many paths of a mode that starts at its goal with layers of some difference. Yields the part done and what is seen: the
 * difference over the steps, and the strengths in the last quarter.
 */
export function* restless(D: number, s: number, gap: number, how: Perturbation, draw: Uniform) {
  const from = spreadLayers(D, s, gap);
  const layers = new Float64Array(D * paths).fill(from.other);
  layers.fill(from.first, 0, paths);
  // Two layers have a law; a deeper one has none, nor has noise in the gradient, which drives paths far apart.
  const laws = D === 2 && how.kind === "labels" ? expected(s, { c: gap, u: s }, how, steps) : null;
  const law = laws && Number.isFinite(laws.variance[steps]) ? laws : null; // noise beyond what the law is for
  const room = 201 + (steps - 200) / 20;
  const [at, mean, rms] = [0, 1, 2].map(() => new Float64Array(room));
  const strengths: number[] = [];
  let taken = 0;

  function record(n: number): boolean {
    let [sum, squares, farthest] = [0, 0, 0];
    for (let p = 0; p < paths; ++p) {
      const [a, b] = [layers[p], layers[paths + p]];
      const c = a * a - b * b;
      sum += c;
      squares += c * c;
      farthest = Math.max(farthest, Math.abs(a), Math.abs(b));
    }
    if (!(squares < Infinity && farthest < lost)) return false;
    at[taken] = n;
    mean[taken] = sum / paths;
    rms[taken++] = Math.sqrt(squares / paths);
    return true;
  }
  function listen(): void {
    for (let p = 0; p < paths; ++p) {
      let u = 1;
      for (let i = 0; i < D; ++i) u *= layers[i * paths + p];
      strengths.push(u);
    }
  }
  const watched = (escaped: boolean) => {
    const when = at.slice(0, taken);
    return {
      escaped,
      paths,
      steps,
      difference: {
        step: when, // (recorded)
        mean: mean.slice(0, taken), // (recorded), of c = a^2 - b^2
        rms: rms.slice(0, taken), // (recorded)
        law: law ? when.map((n) => law.c[n]) : null, // (recorded)
        simple: when.map((n) => gap * Math.exp(-(2 * how.decay + how.rate * label(how)) * how.rate * n)), // (recorded)
      },
      spread: histogram(strengths),
      /** What the law expects of u at the end. */
      rest: law ? { mean: law.u[steps], variance: law.variance[steps], c: law.c[steps] } : null,
    };
  };

  for (let n = 0; ; ++n) {
    const escaped = recordedAt(n) && !record(n);
    if (n > listening && n % 40 === 0 && !escaped) listen();
    const over = escaped || n === steps;
    if (over || (n % chunk === 0 && n > 0))
      yield { done: over ? 1 : n / (steps + 1), watched: watched(escaped) };
    if (over) return;
    stepPerturbed(layers, paths, s, how, draw);
  }
}

/** The variance of the labels. */
const label = ({ kind, noise }: Perturbation): number => (kind === "labels" ? noise ** 2 : 0);

/** Mean, variance and a histogram of some numbers, as a density; null of fewer than two. */
function histogram(values: readonly number[]) {
  if (values.length < 2) return null;
  let mean = 0;
  for (const x of values) mean += x / values.length;
  let variance = 0;
  for (const x of values) variance += (x - mean) ** 2 / values.length;
  const half = Math.max(4 * Math.sqrt(variance), 1e-3);
  const width = (2 * half) / bins;
  const density = new Float64Array(bins);
  for (const x of values) {
    const k = Math.floor((x - mean + half) / width);
    if (k >= 0 && k < bins) density[k] += 1 / (values.length * width);
  }
  return { mean, variance, low: mean - half, width, density };
}
