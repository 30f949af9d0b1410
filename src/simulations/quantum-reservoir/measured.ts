import { binomial } from "../../numeric/binomial.ts";
import { ln } from "../../numeric/elementary.ts";
import { normal } from "../../numeric/normal.ts";
import { integer, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { noiseParam, shotsOf, shotsParam } from "./machine-params.ts";
import { featuresOf } from "./model/cell.ts";
import { blochOf, purityOf } from "./model/density.ts";
import { noisyQrnn } from "./model/noisy-qrnn.ts";
import { task as taskOf } from "./model/tasks.ts";
import { shape, widthParam } from "./shared.ts";
import chen2022 from "./source.ts";

const copies = 24; // estimates of each arrow

export default simulation({
  id: "quantum-reservoir/measured",
  title: "Qubits seen through noise and shots",
  doc: "One window of the pendulum through a frozen QRNN with noisy gates, its meters read by so many shots: the state of each qubit, and what measuring it tells.",
  source: chen2022,
  params: {
    noise: noiseParam,
    shots: shotsParam,
    width: widthParam,
    window: integer({
      label: "Window",
      default: 20,
      min: 1,
      max: 235,
      doc: "Where in the series the four values are taken from.",
    }),
    seed,
  },
  *frames({ noise, shots: shotsName, width, window }, random) {
    const { input, count, trainCount } = taskOf("pendulum");
    const { n, length } = shape;
    const shots = shotsOf(shotsName);
    const draw = normal(random.stream("angles"));
    const angles = Float64Array.from({ length: shape.layers * n * 3 }, () => width * draw());
    const ideal = noisyQrnn(shape, angles, { p: 0, shots: Infinity }, random.stream("shots"));
    const real = noisyQrnn(shape, angles, { p: noise, shots }, random.stream("shots"));
    const [exact, measured] = [ideal, real].map((cell) => featuresOf(cell, { input, count }));
    // h = tanh z, and z is the mean of shots of +1 and -1.
    const error = measured.map((h) => {
      const z = ln((1 + h) / (1 - h)) / 2;
      return shots === Infinity ? 0 : (1 - h * h) * Math.sqrt(Math.max(0, 1 - z * z) / shots);
    });
    const out = new Float64Array(n - 1);
    for (const cell of [ideal, real]) cell.forward(input, window - 1, out, 0);
    const size = 4 ** n;
    const of = ({ states }: typeof real, t: number): Float64Array =>
      states.subarray(t * size, (t + 1) * size);
    const u = random.stream("arrows");
    const steps = Array.from({ length }, (_, t) => {
      const bloch = blochOf(of(real, t), n);
      const seen = new Float64Array(shots === Infinity ? 0 : copies * bloch.length);
      for (let i = 0; i < seen.length; ++i)
        seen[i] = (2 * binomial(shots, (1 + bloch[i % bloch.length]) / 2, u)) / shots - 1;
      return {
        bloch, // (n, 3), as noise leaves it
        ideal: blochOf(of(ideal, t), n), // (n, 3), without noise and with the memory that exact meters leave
        seen, // (copies, n, 3), each from shots of its own; none where meters are exact
        purity: purityOf(of(real, t)), // of the whole register
      };
    });
    yield {
      progress: 1,
      noise,
      shots: shots === Infinity ? 0 : shots, // 0 for exact expectations
      width,
      window,
      trainCount,
      copies,
      steps,
      exact, // (windows, n - 1), features
      measured, // (windows, n - 1)
      error, // (windows, n - 1), standard errors of measured
    };
  },
});
