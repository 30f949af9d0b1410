import { tanhOf } from "../../numeric/exponential.ts";
import { normal } from "../../numeric/normal.ts";
import { multiplyTransposedB } from "../../numeric/matrix.ts";
import { gaussian } from "../../numeric/orthogonal.ts";
import { real, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { circle, principalView, type View } from "./model/chaos-circle.ts";
import { fixedVariance, nextVariance, stretch, variances } from "./model/chaos.ts";
import saxe2013 from "./source.ts";

const n = 200; // units a layer
const layers = 30;
const last = 5; // of them, over which a settled variance is averaged
const points = 64; // around the circle
const looked = [1, 5, 10, 20] as const; // layers at which the circle is shown
const gains = Float64Array.from({ length: 26 }, (_, i) => 0.5 + i / 10); // of the simulated networks
const steps = Float64Array.from({ length: 101 }, (_, i) => 0.5 + i / 40); // of the theory's curve

export default simulation({
  id: "deep-linear/chaos",
  title: "The edge of chaos",
  doc: "Random tanh networks of 200 units a layer: the variance of their activity from layer to layer, and what becomes of a circle of inputs.",
  source: saxe2013,
  params: {
    gain: real({
      label: "Gain",
      symbol: "g",
      default: 1,
      min: 0.5,
      max: 3,
      step: 0.01,
      doc: "Factor on random weights that keep the mean square of a signal.",
    }),
    input: real({
      label: "Variance of the input",
      symbol: "q^1",
      default: 1,
      min: 0.05,
      max: 8,
      scale: "log",
      doc: "Mean square of the numbers that the first layer holds.",
    }),
    bias: real({
      label: "Size of biases",
      symbol: "\\sigma_b",
      default: 0,
      min: 0,
      max: 0.5,
      step: 0.01,
      doc: "Standard deviation of a random constant added to the input of each unit.",
    }),
    seed,
  },
  *frames({ gain, input, bias }, random) {
    const theory = theoryOf(gain, input, bias);
    const [draw, constant] = [normal(random.stream("weights")), normal(random.stream("biases"))];
    const ring = circle(normal(random.stream("circle")), points, n, input);
    // All networks share their weights: rows 0 to 63 are the circle, behind them the same input for each gain.
    const rows = points + gains.length;
    const x = new Float64Array(rows * n);
    x.set(ring);
    for (let k = points; k < rows; ++k) x.set(ring.subarray(0, n), k * n);
    const passed = new Float64Array(rows * n);
    const gainOf = (row: number) => (row < points ? gain : gains[row - points]);
    const views: ({ readonly layer: number } & View)[] = [];
    const measured = new Float64Array(layers); // mean square of the circle's points, by layer
    const settled = new Float64Array(gains.length);

    const frame = (done: number) => ({
      progress: done / layers,
      gain,
      input,
      bias,
      map: { variance: theory.axis.slice(), next: theory.next.slice() }, // (points)
      path: theory.path.slice(), // (layers), by theory
      fixed: theory.fixed,
      /** By how much each settled layer stretches the square of a small difference. */
      stretch: theory.stretch,
      transition: { gain: theory.gains.slice(), variance: theory.settled.slice() }, // (gains), by theory
      layers: done,
      measured: measured.slice(0, done), // (layers so far)
      simulated:
        done === layers
          ? { gain: gains.slice(), variance: settled.slice() } // (networks)
          : { gain: new Float64Array(), variance: new Float64Array() },
      circle: views.map(({ layer, x: along, y: across, size, share }) => ({
        layer,
        x: along.slice(), // (points)
        y: across.slice(), // (points)
        size,
        share,
      })),
    });

    for (let l = 1; l <= layers; ++l) {
      const squares = Float64Array.from({ length: rows }, (_, row) => meanSquare(x, row));
      measured[l - 1] = squares.subarray(0, points).reduce((sum, q) => sum + q, 0) / points;
      if (l > layers - last) for (let k = 0; k < gains.length; ++k) settled[k] += squares[points + k] / last;
      if ((looked as readonly number[]).includes(l))
        views.push({ layer: l, ...principalView(x.subarray(0, points * n), points, n) });
      yield frame(l);
      if (l === layers) return;
      const w = gaussian(draw, n, n, 1 / Math.sqrt(n));
      const b = gaussian(constant, 1, n, bias);
      tanhOf(x, x);
      multiplyTransposedB(passed, x, w, rows, n, n);
      for (let row = 0; row < rows; ++row) {
        const g = gainOf(row);
        for (let j = 0; j < n; ++j) x[row * n + j] = g * passed[row * n + j] + b[j];
      }
    }
  },
});

function meanSquare(x: Float64Array, row: number): number {
  let sum = 0;
  for (let i = row * n; i < (row + 1) * n; ++i) sum += x[i] * x[i];
  return sum / n;
}

/** All that needs no network. */
function theoryOf(gain: number, input: number, bias: number) {
  const fixed = fixedVariance(gain, bias);
  const reach = 1.1 * Math.max(input, fixed, nextVariance(gain, input, bias));
  // Denser near 0, where below the transition all happens.
  const axis = Float64Array.from({ length: 121 }, (_, i) => reach * (i / 120) ** 2);
  const settled = new Float64Array(steps.length);
  let above: number | undefined;
  for (let k = steps.length - 1; k >= 0; --k) above = settled[k] = fixedVariance(steps[k], bias, above);
  return {
    fixed,
    stretch: stretch(gain, fixed),
    axis,
    next: axis.map((q) => nextVariance(gain, q, bias)),
    path: variances(gain, input, layers, bias),
    gains: steps,
    settled,
  };
}
