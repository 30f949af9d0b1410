import { frobenius } from "../../numeric/matrix.ts";
import { normal } from "../../numeric/normal.ts";
import { gaussian } from "../../numeric/orthogonal.ts";
import { choice, integer, real, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { agreement, balances, modeLayers, offDiagonal, rotated } from "./model/alignment.ts";
import { decoupledStart } from "./model/decoupled.ts";
import { descend, evaluate, network } from "./model/network.ts";
import { halfSteps, relativeRate, startStrengths } from "./model/prediction.ts";
import { randomTask, readStrengths } from "./model/task.ts";
import { watch } from "./model/watch.ts";
import saxe2013 from "./source.ts";

const units = 8; // inputs, and outputs
const most = 20_000; // steps of a run
const points = 300; // of a curve, beside those of the first steps, in which the layers turn
const first = 60; // steps
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
  id: "deep-linear/alignment",
  title: "Two layers turn into line",
  doc: "In a network with one hidden layer: how far the layers agree on each mode, how much the modes mix, and what descent conserves.",
  source: saxe2013,
  params: {
    strength1: strength(1, 6, { symbol: "s_1" }),
    strength2: strength(2, 3, { symbol: "s_2" }),
    strength3: strength(3, 1.5, { symbol: "s_3" }),
    strength4: strength(4, 0.75, { symbol: "s_4" }),
    start: choice({
      label: "Start",
      default: "random",
      options: { random: "random weights", apart: "modes kept apart" },
      doc: "Kept apart: every mode has a hidden direction of its own, on which both layers agree, and the same strength.",
    }),
    hidden: integer({
      label: "Hidden units",
      symbol: "N_2",
      default: 16,
      min: 1,
      max: 32,
      doc: "Width of the hidden layer; no more modes than that fit through it.",
    }),
    scale: real({
      label: "Size of the start",
      symbol: "\\sigma",
      default: 0.01,
      min: 1e-4,
      max: 0.5,
      scale: "log",
      doc: "Standard deviation of the first weights; modes kept apart start as strong as they would from such weights.",
    }),
    rate: real({
      label: "Learning rate",
      symbol: "\\lambda",
      default: 0.005,
      min: 1e-3,
      max: 0.05,
      scale: "log",
      doc: "How far one step goes down the gradient of the loss, which is a sum over the examples.",
    }),
    seed,
  },
  *frames({ strength1, strength2, strength3, strength4, start, hidden, scale, rate }, random) {
    const s = [strength1, strength2, strength3, strength4];
    const task = randomTask(normal(random.stream("task")), units, units, s);
    const draw = normal(random.stream("weights"));
    const sizes = [units, hidden, units];
    const u0 = (hidden * scale * scale) / 2;
    const net = network(
      sizes,
      start === "random"
        ? [gaussian(draw, hidden, units, scale), gaussian(draw, units, hidden, scale)]
        : decoupledStart(draw, task, sizes, u0),
    );
    const halves = halfSteps(2, s, startStrengths(task, net, u0), rate);
    const wanted = Math.ceil(1.5 * Math.max(40, ...halves.map((half) => half ?? 0)));
    const steps = Math.min(wanted, most);
    const every = Math.max(1, Math.ceil(steps / points));
    const room = Math.ceil(steps / every) + first + 2;
    const size = frobenius(Float64Array.from(s));
    const between = Math.max(1, Math.round(pause / (net.work + 8000)));

    const [step, mixing, balance, weight] = [0, 1, 2, 3].map(() => new Float64Array(room));
    const cosine = new Float64Array(room * s.length);
    const learned = new Float64Array(room * s.length);
    const matrix = new Float64Array(room * units * units);
    const emerged = s.map((): { step: number; cosine: number } | null => null);
    const strengths = new Float64Array(s.length);
    let taken = 0;

    /** What the figures show of the weights as they are. */
    function record(n: number): void {
      const inner = rotated(task, net.total);
      step[taken] = n;
      mixing[taken] = size > 0 ? offDiagonal(inner, units) / size : 0;
      balance[taken] = frobenius(balances(net)[0]);
      weight[taken] = net.weights.reduce((sum, w) => sum + frobenius(w) ** 2, 0);
      matrix.set(inner, taken * units * units);
      modeLayers(task, net).forEach((layers, a) => {
        cosine[taken * s.length + a] = Math.abs(agreement(layers));
        learned[taken * s.length + a] = s[a] > 0 ? strengths[a] / s[a] : 0;
      });
      ++taken;
    }
    const frame = (n: number, state: "running" | "finished" | "oscillating" | "diverged") => ({
      progress: state === "running" ? n / (steps + 1) : 1,
      state,
      start,
      /** Steps that a whole run takes, and whether that leaves the weakest mode too little time. */
      planned: steps,
      cut: wanted > most,
      kappa: relativeRate(2, Math.max(...s), rate), // learning rate in units in which 2 is the limit of stability
      rate,
      u0, // strength of a mode at the start, on average
      s: [...s],
      step: step.slice(0, taken), // (points)
      mixing: mixing.slice(0, taken), // (points), off the diagonal of U^T W V, part of all strengths
      balance: balance.slice(0, taken), // (points), |W32^T W32 - W21 W21^T|
      weight: weight.slice(0, taken), // (points), |W32|^2 + |W21|^2
      cosine: cosine.slice(0, taken * s.length), // (points, modes), between the two layers' shares in a mode
      learned: learned.slice(0, taken * s.length), // (points, modes), part of its strength
      matrix: matrix.slice(0, taken * units * units), // (points, output modes, input modes), b_i . a_j
      /** For each mode, when a hundredth of it was learned and the cosine then; null where that was not reached. */
      emerged: emerged.map((found) => found && { ...found }),
    });

    let loss = evaluate(net, task);
    const fareOf = watch(loss);
    let fare: ReturnType<typeof fareOf> = "descending";
    for (let n = 0; ; ++n) {
      readStrengths(strengths, task, net.total);
      for (let a = 0; a < s.length; ++a)
        if (!emerged[a] && s[a] > 0 && strengths[a] >= 0.01 * s[a])
          emerged[a] = { step: n, cosine: agreement(modeLayers(task, net)[a]) };
      if (n <= first || n % every === 0 || n === steps) record(n);
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
