import { frobenius } from "../../numeric/matrix.ts";
import { normal } from "../../numeric/normal.ts";
import { gaussian, orthogonal } from "../../numeric/orthogonal.ts";
import { choice, integer, real, seed, toggle } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { advance, moments, momentLaw, tangent, type Tangent } from "./model/jacobian.ts";
import { logsOf } from "./model/products-drawn.ts";
import saxe2013 from "./source.ts";

const pause = 3e6; // multiplications between two frames: about 4 ms
const gains = [0.9, 0.95, 1, 1.05, 1.1] as const; // as in the paper's Fig. 7
const inputs = { weak: 0.2, middle: 1, strong: 4 } as const;

export default simulation({
  id: "deep-linear/jacobian",
  title: "The Jacobian of a deep tanh network",
  doc: "How the last layer of a random tanh network changes with its input: the singular values of that Jacobian, and their growth from layer to layer.",
  source: saxe2013,
  params: {
    gain: real({
      label: "Gain",
      symbol: "g",
      default: 1,
      min: 0.8,
      max: 1.3,
      step: 0.01,
      doc: "Factor on random weights that keep the mean square of a signal.",
    }),
    input: choice({
      label: "Variance of the input",
      symbol: "q^1",
      default: "middle",
      options: { weak: "0.2", middle: "1", strong: "4" },
      doc: "Mean square of the numbers that the first layer holds.",
    }),
    layers: integer({
      label: "Layers of neurons",
      symbol: "N_l",
      default: 100,
      min: 5,
      max: 100,
      doc: "Input and output included: there is one weight matrix less.",
    }),
    width: integer({
      label: "Width",
      symbol: "N",
      default: 64,
      min: 32,
      max: 128,
      doc: "Units in each layer.",
    }),
    weights: choice({
      label: "Weights",
      default: "orthogonal",
      options: { orthogonal: "orthogonal", gaussian: "Gaussian" },
      doc: "Gaussian: independent entries of variance one over the width.",
    }),
    compare: toggle({
      label: "Compare five gains and three inputs",
      default: false,
      doc: "Also runs the fifteen networks of the paper's Fig. 7, all with the same random weights; takes a second or two.",
    }),
    seed,
  },
  relations: [
    {
      params: ["compare", "width"],
      holds: ({ compare, width }) => !compare || width <= 64,
      expected: "a width of at most 64 for fifteen networks, or no comparison",
    },
  ],
  *frames({ gain, input: strength, layers, width: n, weights, compare }, random) {
    const maps = layers - 1;
    const input = inputs[strength];
    const isOrthogonal = weights === "orthogonal";
    const draw = normal(random.stream("weights"));
    const layer = isOrthogonal ? () => orthogonal(draw, n, n) : () => gaussian(draw, n, n, 1 / Math.sqrt(n));
    const direction = unit(normal(random.stream("input")), n);
    const begun = (g: number, q: number) =>
      tangent(
        direction.map((x) => x * Math.sqrt(n * q)),
        g,
      );
    const main = begun(gain, input);
    const others = compare
      ? gains.flatMap((g) => Object.values(inputs).map((q) => ({ q, net: begun(g, q) })))
      : [];
    const theory = momentLaw(gain, input, maps, isOrthogonal);
    const family = gains.map((g) => ({
      gain: g,
      mean: momentLaw(g, input, maps, isOrthogonal).mean,
    }));
    const [mean, variance] = [new Float64Array(maps + 1), new Float64Array(maps + 1)];
    mean[0] = 1;
    let passed = 0;
    let logs = new Float64Array();
    const found: { gain: number; input: number; logs: Float64Array; mean: number; theory: number }[] = [];
    const whole = (maps + 4) * (others.length + 1);

    const frame = (done: number) => ({
      progress: done,
      gain,
      input,
      maps,
      width: n,
      orthogonal: isOrthogonal,
      mean: mean.slice(0, passed + 1), // (maps passed + 1), of squared singular values
      variance: variance.slice(0, passed + 1), // (maps passed + 1), of them, in units of the mean squared
      theory: { mean: theory.mean.slice(), variance: theory.variance.slice() }, // (maps + 1)
      /** The mean by theory at other gains, from the same input. */
      family: family.map((one) => ({ gain: one.gain, mean: one.mean.slice() })), // (maps + 1)
      logs: logs.slice(), // (width), decimal logarithms of singular values behind all maps; empty until then
      compare,
      grid: found.map((one) => ({ ...one, logs: one.logs.slice() })),
    });

    yield frame(0);
    let since = 0;
    for (let l = 0; l < maps; ++l) {
      const w = layer();
      advance(main, w);
      ({ mean: mean[l + 1], variance: variance[l + 1] } = moments(main));
      passed = l + 1;
      since += 8 * n ** 3;
      for (const [k, { net }] of others.entries()) {
        if (since >= pause) {
          since = 0;
          yield frame((l * (others.length + 1) + k + 0.5) / whole);
        }
        advance(net, w);
        since += 3 * n ** 3;
      }
      if (since < pause) continue;
      since = 0;
      yield frame(((l + 1) * (others.length + 1)) / whole);
    }
    logs = yield* decimalLogs(main, (k) => frame((whole - 4 * (others.length + 1) + k) / whole));
    for (const [i, { q, net }] of others.entries()) {
      const before = whole - 4 * (others.length + 1) + 3 * (i + 1);
      const values = yield* decimalLogs(net, (k) => frame((before + 2 * k) / whole));
      const law = momentLaw(net.g, q, maps, isOrthogonal).mean[maps];
      found.push({ gain: net.g, input: q, logs: values, mean: moments(net).mean, theory: law });
    }
    yield frame(1);
  },
});

/** Decimal logarithms of a Jacobian's singular values; now and then a frame, told the part done, from 0 to 1. */
function* decimalLogs<F>(
  { j, n, logs }: Tangent,
  frame: (part: number) => F,
): Generator<F, Float64Array<ArrayBuffer>> {
  const search = logsOf(j, n, logs);
  let next = search.next();
  for (let k = 1; !next.done; ++k, next = search.next()) if (k % 16 === 0) yield frame(k / (k + 200));
  return Float64Array.from(next.value, (x) => x / Math.LN10);
}

/** A random direction (n). */
function unit(draw: () => number, n: number): Float64Array {
  const x = gaussian(draw, 1, n);
  const norm = frobenius(x);
  return x.map((value) => value / norm);
}
