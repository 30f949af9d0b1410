import { choice, integer, real, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { normal } from "../../numeric/normal.ts";
import { courses, endings } from "./decayed.ts";
import { restless } from "./restless.ts";
import saxe2013 from "./source.ts";

const strength = (k: number, value: number, named: { readonly symbol: string }) =>
  real({
    label: `Mode ${k}`,
    ...named,
    default: value,
    min: 0.1,
    max: 2,
    step: 0.05,
    group: "Strengths of the modes",
    doc: `What the examples ask for of mode ${k}.`,
  });

export default simulation({
  id: "deep-linear/perturbations",
  title: "Weight decay and noise",
  doc: "Modes that learn one by one while their weights decay and their labels, or their gradients, are noisy: which of them stay, and what becomes of the difference between their layers.",
  source: saxe2013,
  params: {
    decay: real({
      label: "Weight decay",
      symbol: "\\beta",
      default: 0.6,
      min: 0,
      max: 1.5,
      step: 0.01,
      doc: "Each step shrinks every weight by this part of the learning rate.",
    }),
    noise: real({
      label: "Noise",
      symbol: "\\sigma",
      default: 0.1,
      min: 0,
      max: 1,
      step: 0.01,
      doc: "Standard deviation of what is added at random in each step.",
    }),
    kind: choice({
      label: "Noise in",
      default: "labels",
      options: { labels: "the labels", gradient: "the gradient" },
      doc: "Labels: both layers feel the same error, each through the other. Gradient: each weight has a draw of its own.",
    }),
    rate: real({
      label: "Learning rate",
      symbol: "\\lambda",
      default: 0.05,
      min: 0.005,
      max: 0.3,
      scale: "log",
      doc: "How far one step goes down the gradient.",
    }),
    layers: integer({
      label: "Layers",
      symbol: "N_l",
      default: 3,
      min: 3,
      max: 5,
      doc: "Layers of neurons, input and output included; three have one hidden layer.",
    }),
    gap: real({
      label: "Difference of the layers",
      symbol: "c_0",
      default: 1,
      min: 0,
      max: 3,
      step: 0.01,
      doc: "Square of the first layer less square of the second, where mode 2 is watched at its goal.",
    }),
    start: real({
      label: "Strength at the start",
      symbol: "u_0",
      default: 1e-3,
      min: 1e-4,
      max: 0.05,
      scale: "log",
      doc: "What all layers together hold of each mode before training, shared equally.",
    }),
    strength1: strength(1, 1.5, { symbol: "s_1" }),
    strength2: strength(2, 1, { symbol: "s_2" }),
    strength3: strength(3, 0.5, { symbol: "s_3" }),
    seed,
  },
  *frames(values, random) {
    const { decay, noise, kind, rate, layers, gap, start, strength1, strength2, strength3 } = values;
    const D = layers - 1;
    const s = [strength1, strength2, strength3];
    const how = { rate, decay, noise, kind };
    const first = courses(D, s, start, how, normal(random.stream("modes")));
    const ended = endings(D, start, how);
    const run = restless(D, strength2, gap, how, normal(random.stream("paths")));
    for (const { done, watched } of run)
      yield {
        progress: done,
        ...{ decay, noise, kind, rate, layers, gap, start, s: [...s] },
        ...first(),
        ...ended(),
        ...watched,
      };
  },
});
