import { seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { trying, type Errors } from "./model/evaluation.ts";
import { stepper } from "./model/flow.ts";
import { headsOf } from "./model/heads.ts";
import { costOf, stepsBetween } from "./model/pace.ts";
import { debiasedStep } from "./model/risks.ts";
import { balancedStart, independentStart } from "./model/starts.ts";
import { stateFrom, training } from "./model/training.ts";
import { batch, dimension, heads, length, noise, rate, start, steps } from "./parameters.ts";
import { recorder } from "./recorder.ts";
import { shown } from "./shown.ts";
import he2025 from "./source.ts";

const most = 1.6e9; // ns of work by `costOf`: about as long with SIMD
const tests = 4000; // prompts on which the end is tried
const flowTimes = 160; // points on the path of the pattern model
const flowEnd = 200; // its time

export default simulation({
  id: "in-context-regression/training",
  title: "Attention learns linear regression in context",
  doc: "A layer of softmax attention is trained from random weights, on prompts of examples and a query, to answer the query.",
  source: he2025,
  params: { heads, dimension, length, noise, start, rate, steps, batch, seed },
  relations: [
    {
      params: ["heads", "dimension", "length", "steps", "batch"],
      holds: ({ heads: H, dimension: d, length: L, steps: T, batch: B }) =>
        T * Number(B) * costOf({ d, L, H, N: 1 }) <= most,
      expected: "less work together, about three times that of the defaults at most",
    },
  ],
  *frames({ heads: H, dimension: d, length: L, noise, start, rate, steps, batch: many }, random) {
    const batch = Number(many);
    const task = { d, L, noise };
    const begin = start === "balanced" ? balancedStart : independentStart;
    const net = begin(random.stream("start"), d, 1, H);
    const run = training(task, net, { batch, steps, rate }, stateFrom(random.stream("prompts")));
    const { shape, memory } = run.layer;
    const record = recorder(run, steps);
    const between = stepsBetween(shape, batch);
    record.keep(0);
    const path = pathOf(task, headsOf(shape, memory.kq, memory.ov));

    const frame = (
      progress: number,
      state: "running" | "finished" | "diverged",
      end: ReturnType<typeof ending> | null = null,
    ) => ({
      progress,
      state,
      ...{ d, L, H, noise, rate, steps },
      now: run.step,
      ...record.taken(),
      path: { omega: path.omega.slice(), mu: path.mu.slice() },
      /** What was measured of the trained layer; null before. */
      end,
    });

    const ending = (tried: Errors) => {
      const found = headsOf(shape, memory.kq, memory.ov);
      return {
        offDiagonal: found.offDiagonal, // (H), see `Heads`
        spread: found.spread, // (H)
        labelRow: found.labelRow, // (H)
        labelPart: found.labelPart, // (H)
        imbalance: found.imbalance,
        mapOff: found.mapOff,
        mapSpread: found.mapSpread,
        /** Risks on the same 4000 prompts, noise of a fresh label included. */
        risk: tried.layers[0] + noise,
        debiased: tried.debiased + noise,
        bayes: tried.ridge + noise,
      };
    };

    yield frame(0, "running");
    for (let going = true; going;) {
      for (let left = between; left > 0 && going; --left) {
        going = run.advance(1);
        if (run.diverged) return yield frame(1, "diverged");
        record.loss(run.loss);
        if (run.step === record.next()) record.keep(run.step);
      }
      if (going) yield frame((0.97 * run.step) / steps, "running");
    }
    const state = stateFrom(random.stream("tests"));
    const trial = trying(task, [run.layer], debiasedStep(d, L, noise), tests, state);
    const tried = yield* shown(trial, (part) => frame(0.97 + 0.03 * part, "running"));
    yield frame(1, "finished", ending(tried));
  },
});

/** The path of the pattern model (points, H) from the heads' first omega and mu, at times equally far apart on a log axis. */
function pathOf(
  task: { d: number; L: number; noise: number },
  first: { omega: Float64Array; mu: Float64Array },
) {
  const H = first.omega.length;
  const v = Float64Array.of(...first.omega, ...first.mu);
  const advance = stepper(task, 2 * H);
  const [omega, mu] = [new Float64Array(flowTimes * H), new Float64Array(flowTimes * H)];
  const dt = 0.05;
  let n = 0;
  for (let k = 0; k < flowTimes; ++k) {
    const until = k === 0 ? 0 : Math.round((0.1 / dt) * (flowEnd / 0.1) ** (k / (flowTimes - 1)));
    for (; n < until; ++n) advance(v, dt);
    omega.set(v.subarray(0, H), k * H);
    mu.set(v.subarray(H), k * H);
  }
  return { omega, mu };
}
