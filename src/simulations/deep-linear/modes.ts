import { normal } from "../../numeric/normal.ts";
import { gaussian } from "../../numeric/orthogonal.ts";
import { integer, real, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { gaussianStart } from "./model/initial.ts";
import { descend, evaluate, network } from "./model/network.ts";
import { halfSteps, relativeRate, startStrengths } from "./model/prediction.ts";
import { strengthsAt } from "./model/growth.ts";
import { readStrengths, randomTask, saddleLosses, zeroLoss } from "./model/task.ts";
import { watch } from "./model/watch.ts";
import { recorder } from "./recorder.ts";
import saxe2013 from "./source.ts";

const units = 8; // inputs, and outputs
const most = 20_000; // steps of a run
const pause = 4e6; // multiplications between two frames, a step counting 8000 besides: about 4 ms

const strength = (k: number, value: number, named: { readonly symbol: string }) =>
  real({
    label: `Mode ${k}`,
    ...named,
    default: value,
    min: 0,
    max: 8,
    step: 0.05,
    group: "Strengths of the modes",
    doc: `How strongly input pattern ${k} calls up output pattern ${k} in the examples.`,
  });

export default simulation({
  id: "deep-linear/modes",
  title: "Mode strengths over training",
  doc: "A deep linear network learns four modes by full-batch gradient descent on all its weights, from small random ones.",
  source: saxe2013,
  params: {
    strength1: strength(1, 6, { symbol: "s_1" }),
    strength2: strength(2, 3, { symbol: "s_2" }),
    strength3: strength(3, 1.5, { symbol: "s_3" }),
    strength4: strength(4, 0.75, { symbol: "s_4" }),
    layers: integer({
      label: "Layers of neurons",
      symbol: "N_l",
      default: 3,
      min: 2,
      max: 6,
      doc: "Input and output included: 2 is a direct map, 3 has one hidden layer.",
    }),
    hidden: integer({
      label: "Hidden units",
      symbol: "N_2",
      default: 16,
      min: 1,
      max: 32,
      doc: "Width of each hidden layer; no more modes than that fit through it.",
    }),
    scale: real({
      label: "Size of the start",
      symbol: "\\sigma",
      default: 1e-3,
      min: 1e-5,
      max: 0.3,
      scale: "log",
      doc: "Standard deviation of the first weights; with more or fewer layers they are scaled so that a mode starts as weak.",
    }),
    rate: real({
      label: "Learning rate",
      symbol: "\\lambda",
      default: 0.005,
      min: 1e-3,
      max: 0.5,
      scale: "log",
      doc: "How far one step goes down the gradient of the loss, which is a sum over the examples.",
    }),
    seed,
  },
  *frames({ strength1, strength2, strength3, strength4, layers, hidden, scale, rate }, random) {
    const s = [strength1, strength2, strength3, strength4];
    const D = layers - 1;
    const u0 = (hidden * scale * scale) / 2;
    const sizes = [units, ...new Array<number>(D - 1).fill(hidden), units];
    const task = randomTask(normal(random.stream("task")), units, units, s);
    const draw = normal(random.stream("weights"));
    const weights =
      D === 2
        ? [gaussian(draw, hidden, units, scale), gaussian(draw, units, hidden, scale)]
        : gaussianStart(draw, sizes, u0 ** (1 / D));
    const net = network(sizes, weights);
    const start = startStrengths(task, net, u0);
    const predicted = halfSteps(D, s, start, rate);
    // Long enough for every mode, also for those that do not fit: that nothing more happens should be seen.
    const latest = Math.max(0, ...predicted.map((half) => half ?? 0));
    const weakest = Math.min(...s.filter((x) => x > 0));
    const settling = Number.isFinite(weakest) ? 3 / (2 * rate * weakest) : 0; // steps to come to 95 % after half
    const wanted = Math.ceil(D === 1 ? 4 / rate : Math.max(60, 1.5 * latest, latest + settling));
    const steps = Math.min(wanted, most);
    const record = recorder(steps, s, units * units);
    const theory = theoryAt(record.steps, rate, D, s, start);
    const between = Math.max(1, Math.round(pause / (net.work + 8000)));
    const strengths = new Float64Array(s.length);

    const frame = (n: number, state: "running" | "finished" | "oscillating" | "diverged") => ({
      progress: state === "running" ? n / (steps + 1) : 1,
      state,
      /** Steps that a whole run takes, and whether that leaves the weakest mode too little time. */
      planned: steps,
      cut: wanted > most,
      ...record.taken(state === "running" || state === "finished"),
      theory: theory.slice(0, record.count() * s.length), // (points, modes)
      strongest: Math.max(...s),
      nothing: zeroLoss(s) === 0,
      treads: saddleLosses(s, D === 1 ? units : hidden),
      start: start.slice(),
      halfTheory: predicted,
      /** The learning rate in units in which 2 is the limit of stability. */
      kappa: relativeRate(D, Math.max(...s), rate),
      layers,
    });

    let loss = evaluate(net, task);
    const fareOf = watch(loss);
    let fare: ReturnType<typeof fareOf> = "descending";
    for (let n = 0; ; ++n) {
      readStrengths(strengths, task, net.total);
      record.step(n, loss, strengths, net.total);
      if (n === steps) break;
      if (n % between === 0) yield frame(n, "running");
      descend(net, rate);
      loss = evaluate(net, task);
      fare = fareOf(loss);
      if (fare === "diverged") return yield frame(n, "diverged");
    }
    yield frame(steps, fare === "oscillating" ? "oscillating" : "finished");
  },
});

/** The exact strengths of each mode at some steps (steps, modes). */
function theoryAt(steps: Float64Array, rate: number, D: number, s: readonly number[], start: Float64Array) {
  const theory = new Float64Array(steps.length * s.length);
  const times = steps.map((n) => n * rate);
  s.forEach((target, a) =>
    strengthsAt(D, target, start[a], times).forEach((u, k) => (theory[k * s.length + a] = u)),
  );
  return theory;
}
