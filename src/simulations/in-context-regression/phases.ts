import { choice, integer, real, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { normal } from "../../numeric/normal.ts";
import { patternLoss, stepper } from "./model/flow.ts";
import { debiasedStep } from "./model/risks.ts";
import { dimension, length, noise } from "./parameters.ts";
import he2025 from "./source.ts";

const points = 240; // of a curve
const dt = 0.05; // of the flow: halving it changes the fifth digit
const first = 0.1; // the time of the first point after 0
const pause = 40_000; // head pairs between two frames: about 4 ms

export default simulation({
  id: "in-context-regression/phases",
  title: "The phases of learning in two numbers a head",
  doc: "Heads that compare by a multiple omega of the identity and read out the label times mu descend their approximate loss.",
  source: he2025,
  params: {
    heads: integer({
      label: "Heads",
      symbol: "H",
      default: 2,
      min: 1,
      max: 6,
      doc: "Each has two numbers.",
    }),
    scale: real({
      label: "Size of the start",
      default: 0.02,
      min: 1e-4,
      max: 0.1,
      scale: "log",
      doc: "Standard deviation of the first omega and mu.",
    }),
    start: choice({
      label: "Start",
      default: "balanced",
      options: { balanced: "balanced", independent: "independent" },
      doc: "Balanced: the first omega sum to zero, and so do the first mu. Independent: all are drawn on their own.",
    }),
    time: real({
      label: "Time",
      default: 300,
      min: 10,
      max: 1000,
      scale: "log",
      doc: "How long the flow is followed; it is half the gradient a unit of time.",
    }),
    dimension,
    length,
    noise,
    seed,
  },
  *frames({ heads: H, scale, start, time: end, dimension: d, length: L, noise }, random) {
    const task = { d, L, noise };
    const v = drawn(normal(random.stream("start")), H, scale, start === "balanced");
    const advance = stepper(task, 2 * H);
    const eta = debiasedStep(d, L, noise);
    const time = new Float64Array(points);
    const [omega, mu] = [new Float64Array(points * H), new Float64Array(points * H)];
    const [loss, size] = [new Float64Array(points), new Float64Array(points)];
    const begun = v.slice();
    let [begins, ends]: (number | null)[] = [null, null]; // of the collapse
    let taken = 0;

    const keep = (t: number): void => {
      time[taken] = t;
      omega.set(v.subarray(0, H), taken * H);
      mu.set(v.subarray(H), taken * H);
      loss[taken] = patternLoss(task, v);
      for (let h = 0; h < H; ++h) size[taken] += v[h] * v[H + h];
      ++taken;
    };

    const frame = (progress: number) => ({
      progress,
      ...{ d, L, H, noise, end },
      time: time.slice(0, taken), // (points), equally far apart on a log axis from the second on
      omega: omega.slice(0, taken * H), // (points, H)
      mu: mu.slice(0, taken * H), // (points, H)
      loss: loss.slice(0, taken), // (points), approximate
      size: size.slice(0, taken), // (points), sum of mu omega
      /** The size of what grows at the start: the squares of (omega + mu) / 2, added up. */
      seedling: begun.subarray(0, H).reduce((sum, w, h) => sum + ((w + begun[H + h]) / 2) ** 2, 0),
      begun: begun.slice(), // (2 H), the first omega and mu
      begins, // time at which a tenth of the fall is done, or null
      ends, // nine tenths
    });

    keep(0);
    let [n, work] = [0, 0];
    for (let k = 1; k < points; ++k) {
      const until = Math.round((first / dt) * (end / first) ** ((k - 1) / (points - 2)));
      for (; n < until; ++n) {
        advance(v, dt);
        const fallen = (1 + noise - patternLoss(task, v)) / eta;
        begins ??= fallen >= 0.1 ? (n + 1) * dt : null;
        ends ??= fallen >= 0.9 ? (n + 1) * dt : null;
        work += 4 * H * H + 40;
        if (work < pause) continue;
        work = 0;
        yield frame(n / (end / dt + 1));
      }
      keep(n * dt);
    }
    yield frame(1);
  },
});

/** First omega and mu, 2 H numbers; balanced, each half sums to zero. */
function drawn(draw: () => number, H: number, scale: number, balanced: boolean): Float64Array {
  const v = Float64Array.from({ length: 2 * H }, () => scale * draw());
  if (!balanced || H === 1) return v;
  for (const half of [v.subarray(0, H), v.subarray(H)]) {
    const mean = half.reduce((sum, x) => sum + x, 0) / H;
    for (let h = 0; h < H; ++h) half[h] -= mean;
  }
  return v;
}
