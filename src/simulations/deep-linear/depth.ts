import { choice, integer, real, toggle } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { decoupledModes, stepModes } from "./model/decoupled.ts";
import { depthCurve, depthIntegral, optimalRate, wayBetween } from "./model/depth.ts";
import { strengthsAt } from "./model/growth.ts";
import saxe2013 from "./source.ts";

const learned = 0.95; // of the strength: where learning counts as over
const deepest = 100; // layers of neurons on the axis
const budget = 20_000; // steps of descent
const pointsOfDescent = 240;

const depths = [2, 3, 4, 5, 10, 20, 50, 100] as const;
const shown = (layers: number, on: boolean) =>
  toggle({
    label: String(layers),
    default: on,
    group: "Layers shown",
    doc: `Shows the curve of a network with ${layers} layers of neurons, input and output included.`,
  });

export default simulation({
  id: "deep-linear/depth",
  title: "Learning time and depth",
  doc: "One mode in linear networks of many depths whose layers start equally strong: exact curves, and gradient descent.",
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
      default: 1e-3,
      min: 1e-4,
      max: 0.5,
      scale: "log",
      doc: "End-to-end strength of the mode before training, shared equally by all layers.",
    }),
    rule: choice({
      label: "Learning rate",
      default: "best",
      options: { best: "best for each depth", fixed: "the same for all" },
      doc: "The same for all: that which is best for 100 layers.",
    }),
    kappa: real({
      label: "Relative rate",
      symbol: "\\kappa",
      default: 1,
      min: 0.1,
      max: 1.9,
      step: 0.05,
      doc: "Learning rate in units of one over the steepest curvature at the solution; 2 is the limit of stability.",
    }),
    descent: integer({
      label: "Descent in layers",
      symbol: "N_l",
      default: 10,
      min: 2,
      max: deepest,
      doc: "The network whose actual gradient descent is drawn as dots.",
    }),
    layers2: shown(2, true),
    layers3: shown(3, true),
    layers4: shown(4, false),
    layers5: shown(5, true),
    layers10: shown(10, true),
    layers20: shown(20, false),
    layers50: shown(50, false),
    layers100: shown(100, true),
    infinite: toggle({
      label: "∞",
      default: true,
      group: "Layers shown",
      doc: "Shows the limit of infinitely many layers; with the same rate for all its time is zero.",
    }),
  },
  relations: [
    {
      params: ["start", "strength"],
      holds: ({ start, strength }) => start < learned * strength,
      expected: `a start below ${learned} of the strength, or there is nothing to learn`,
    },
  ],
  *frames(values) {
    const { strength: s, start, rule, kappa, descent, infinite } = values;
    const goal = learned * s;
    const common = optimalRate(deepest - 1, s);
    const rateOf = (D: number) => kappa * (rule === "fixed" ? common : optimalRate(D, s));
    const way = wayBetween(s, start, goal);
    /** Steps until learned at the best rate for D layers. */
    const needed = (D: number) => (D === 1 ? Math.log((s - start) / (s - goal)) : depthIntegral(way, D));
    const whole = wayBetween(s, start, 0.9999 * s);
    const on = depths.filter((layers) => values[`layers${layers}`]);
    const curves = [...on, ...(infinite && rule === "best" ? [Infinity] : [])].map((layers) => {
      const D = layers - 1;
      const pace = D === Infinity ? kappa : rateOf(D) / optimalRate(D, s);
      const { time, strength } = D === 1 ? directCurve(s, start) : depthCurve(whole, D);
      return {
        layers: D === Infinity ? null : layers,
        step: time.map((t) => t / pace), // (points)
        strength, // (points)
        learned: needed(D) / pace,
      };
    });
    const axis = Int32Array.from({ length: deepest - 1 }, (_, i) => i + 2);
    const best = Float64Array.from(axis, (layers) => needed(layers - 1) / kappa);
    const fixed = best.map((steps, i) => (steps * optimalRate(axis[i] - 1, s)) / common);
    const peak = fixed.indexOf(Math.max(...fixed));
    yield {
      progress: 1,
      strength: s,
      start,
      goal,
      rule,
      kappa,
      curves,
      axis, // layers of neurons
      best, // (axis), steps until learned, with the best rate for each depth
      fixed, // (axis), steps until learned, with the same rate for all
      atInfinity: needed(Infinity) / kappa,
      peak: { layers: axis[peak], steps: fixed[peak] },
      descent: descended(descent, s, start, goal, rateOf(descent - 1)),
    };
  },
});

/** The curve of a direct map: one time constant, whatever the start. */
function directCurve(s: number, start: number): { time: Float64Array; strength: Float64Array } {
  const time = Float64Array.from({ length: 201 }, (_, i) => (i / 200) * 9);
  return { time, strength: time.map((t) => s + (start - s) * Math.exp(-t)) };
}

/** Gradient descent of one mode, thinned, until it is learned and a while beyond. */
function descended(layers: number, s: number, start: number, goal: number, rate: number) {
  const modes = decoupledModes(layers - 1, [s], start);
  const u: number[] = [];
  let reached: number | null = null;
  for (let n = 0; n <= budget; ++n) {
    u.push(modes.a[0] ** modes.depth);
    if (reached === null && u[n] >= goal) reached = n;
    if (reached !== null && n >= 1.15 * reached + 4) break;
    stepModes(modes, rate);
  }
  const every = Math.max(1, Math.ceil(u.length / pointsOfDescent));
  const kept = u.filter((_, n) => n % every === 0);
  const step = Float64Array.from(kept, (_, k) => k * every);
  return {
    layers,
    step,
    /** The exact solution at these steps. */
    exact: strengthsAt(
      layers - 1,
      s,
      start,
      step.map((n) => n * rate),
    ),
    strength: Float64Array.from(kept),
    learned: reached,
  };
}
