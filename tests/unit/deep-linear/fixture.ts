import {
  agreement,
  effectiveStart,
  modeLayers,
} from "../../../src/simulations/deep-linear/model/alignment.ts";
import {
  learning,
  type Descent,
  type Learning,
} from "../../../src/simulations/deep-linear/model/learning.ts";
import {
  descend,
  evaluate,
  network,
  type Network,
} from "../../../src/simulations/deep-linear/model/network.ts";
import { randomTask, readStrengths, type Task } from "../../../src/simulations/deep-linear/model/task.ts";
import { normal } from "../../../src/numeric/normal.ts";
import { gaussian } from "../../../src/numeric/orthogonal.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";

/** What a generator returns once it has been asked for everything. */
export function returned<T, R>(generator: Generator<T, R>): R {
  let next = generator.next();
  while (!next.done) next = generator.next();
  return next.value;
}

/** A learning without pauses. */
export const learned = (descent: Descent, goal: number, budget: number, settle = false): Learning =>
  returned(learning(descent, { goal, budget, pause: Infinity, settle }));

/** A network that descends the loss of a task. */
export const descent = (net: Network, task: Task, rate: number): Descent => ({
  evaluate: () => evaluate(net, task),
  descend: () => descend(net, rate),
});

/** The fourth-order Runge-Kutta solution of dy/dt = f(y) at the end and at every step before: (steps + 1) states. */
export function rungeKutta(
  f: (y: readonly number[]) => number[],
  start: readonly number[],
  time: number,
  steps: number,
): number[][] {
  const h = time / steps;
  const moved = (y: readonly number[], k: readonly number[], x: number) => y.map((v, i) => v + x * k[i]);
  const path = [[...start]];
  for (let n = 0; n < steps; ++n) {
    const y = path[n];
    const k1 = f(y);
    const k2 = f(moved(y, k1, h / 2));
    const k3 = f(moved(y, k2, h / 2));
    const k4 = f(moved(y, k3, h));
    path.push(y.map((v, i) => v + (h / 6) * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i])));
  }
  return path;
}

/** The task and the small random network with one hidden layer that a seed draws: V, U, then W21, W32. */
export function shallow(seed: number, { hidden = 16, sigma = 1e-3 } = {}): { task: Task; net: Network } {
  const draw = normal(mulberry32(seed));
  const task = randomTask(draw, 8, 8, [6, 3, 1.5, 0.75]);
  const weights = [gaussian(draw, hidden, 8, sigma), gaussian(draw, 8, hidden, sigma)];
  return { task, net: network([8, hidden, 8], weights) };
}

/** What is worth knowing of a run of a shallow network. */
export interface Run {
  readonly start: number[]; // (modes), effective
  readonly half: number[]; // (modes), steps until half learned, by linear interpolation; NaN if never
  readonly loss: number[]; // (steps + 1)
  readonly emerged: { readonly step: number; readonly cosine: number }[]; // (modes), when 1 % is learned
}

/** Trains for some steps and looks at every one of them; `look` may look too. */
export function trained(
  { task, net }: { task: Task; net: Network },
  rate: number,
  steps: number,
  look: (n: number) => void = () => undefined,
): Run {
  const { s } = task;
  const start = modeLayers(task, net).map(effectiveStart);
  const half = s.map(() => NaN);
  const emerged: { step: number; cosine: number }[] = [];
  const loss: number[] = [];
  const [now, before] = [new Float64Array(s.length), new Float64Array(s.length)];
  for (let n = 0; n <= steps; ++n) {
    loss.push(evaluate(net, task));
    before.set(now);
    readStrengths(now, task, net.total);
    look(n);
    s.forEach((target, a) => {
      if (Number.isNaN(half[a]) && now[a] >= target / 2)
        half[a] = n - 1 + (target / 2 - before[a]) / (now[a] - before[a]);
      if (!emerged[a] && now[a] >= 0.01 * target)
        emerged[a] = { step: n, cosine: agreement(modeLayers(task, net)[a]) };
    });
    if (n < steps) descend(net, rate);
  }
  return { start, half, loss, emerged };
}
