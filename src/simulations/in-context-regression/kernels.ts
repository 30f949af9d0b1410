import { real, integer, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { cosTurn, sinTurn } from "../../numeric/elementary.ts";
import { normal } from "../../numeric/normal.ts";
import { likeness, pairWeights, softmaxWeights, stepWeights } from "./model/kernels.ts";
import he2025 from "./source.ts";

const scales = [0.02, 0.03, 0.05, 0.08, 0.13, 0.21, 0.35, 0.6, 1, 2]; // omega
const d = 5; // of the prompts that are many
const prompts = 300;
const chunk = 20; // of them between two frames

export default simulation({
  id: "in-context-regression/kernels",
  title: "Two kernels make a gradient",
  doc: "The weights that two opposite softmax heads give the labels of one prompt in the plane, and how like those of a gradient step they are on many prompts.",
  source: he2025,
  params: {
    omega: real({
      label: "Scale of KQ",
      symbol: "\\omega",
      default: 0.21,
      min: 0.02,
      max: 2,
      scale: "log",
      doc: "One head compares with ω, the other with −ω.",
    }),
    angle: real({
      label: "Direction of the query",
      default: 30,
      min: 0,
      max: 360,
      step: 5,
      unit: "°",
      doc: "In the plane of the first figure.",
    }),
    radius: real({
      label: "Length of the query",
      default: 1.5,
      min: 0.2,
      max: 3,
      step: 0.1,
      doc: "Its distance from zero; covariates have a standard deviation of 1.",
    }),
    length: integer({
      label: "Examples in a prompt",
      symbol: "L",
      default: 40,
      min: 10,
      max: 80,
      doc: "Of the prompt in the plane and of the many.",
    }),
    seed,
  },
  *frames({ omega, angle, radius, length: L }, random) {
    const place = normal(random.stream("plane"));
    const x = Float64Array.from({ length: 2 * L }, place);
    const query = Float64Array.of(radius * cosTurn(angle / 360), radius * sinTurn(angle / 360));
    const s = new Float64Array(L);
    const [pair, plus, minus, step] = [s.slice(), s.slice(), s.slice(), s.slice()];
    for (let l = 0; l < L; ++l) s[l] = x[2 * l] * query[0] + x[2 * l + 1] * query[1];
    pairWeights(pair, plus, minus, s, omega);
    stepWeights(step, s);
    const farther = s.slice();
    softmaxWeights(
      farther,
      s.map((score) => 2 * score),
      omega / 2,
    );
    const own = { pair: likeness(pair, step), head: likeness(plus, step) };
    const [pairs, heads] = [new Float64Array(scales.length), new Float64Array(scales.length)];
    let tried = 0;
    const mean = (sums: Float64Array) => (tried ? sums.map((sum) => sum / tried) : new Float64Array(0));
    const frame = () => ({
      progress: tried / prompts,
      ...{ omega, L, d },
      x: x.slice(), // (L, 2), the prompt in the plane
      query: query.slice(), // (2)
      plus: plus.slice(), // (L), weights of the head with omega
      minus: minus.slice(), // (L), of the head with -omega
      farther: farther.slice(), // (L), of a head with half of omega, of a query twice as far
      pair: pair.slice(), // (L), their difference over 2 omega
      step: step.slice(), // (L), of a debiased step of size 1
      own, // squared correlations with the step: of the pair, of the head with omega
      tried, // prompts of d covariates so far
      scales: Float64Array.from(scales), // (scales)
      pairs: mean(pairs), // (scales), mean squared correlation of the pair on them; empty before
      heads: mean(heads), // (scales), of a single head
    });
    yield frame();

    const draw = normal(random.stream("prompts"));
    const q = new Float64Array(d);
    const [w, a, b, best] = [s.slice(), s.slice(), s.slice(), s.slice()];
    while (tried < prompts) {
      for (let i = 0; i < d; ++i) q[i] = draw();
      for (let l = 0; l < L; ++l) {
        s[l] = 0;
        for (let i = 0; i < d; ++i) s[l] += draw() * q[i];
      }
      stepWeights(best, s);
      for (const [k, scale] of scales.entries()) {
        pairWeights(w, a, b, s, scale);
        pairs[k] += likeness(w, best);
        heads[k] += likeness(a, best);
      }
      if (++tried % chunk === 0) yield frame();
    }
  },
});
