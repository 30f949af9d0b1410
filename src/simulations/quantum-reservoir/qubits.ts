import { normal } from "../../numeric/normal.ts";
import { choice, integer, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { featuresOf } from "./model/cell.ts";
import { readoutCurve } from "./model/curve.ts";
import { evaluations } from "./model/ledger.ts";
import { paritySets } from "./model/parity.ts";
import { errors, predict } from "./model/readout.ts";
import { qrnn } from "./model/qrnn.ts";
import { drawWithin } from "./model/reservoir.ts";
import { ridge } from "./model/ridge.ts";
import { task as taskOf, testVariance } from "./model/tasks.ts";
import chen2022 from "./source.ts";

const sizes = [2, 3, 4, 5, 6, 7, 8]; // qubits
const length = 4; // of a window
const width = 0.01; // of small angles
const [few, several] = [2, 4]; // draws with small angles, which are all alike, and with angles from the whole circle
const epochs = 100;
const rate = 0.01;
const penalty = 1e-8;

export default simulation({
  id: "quantum-reservoir/qubits",
  title: "Reservoirs of two to eight qubits",
  doc: "A frozen QRNN of every size: with small angles and a trained readout, and with angles from the whole circle and a readout by least squares.",
  source: chen2022,
  params: {
    task: choice({
      label: "Task",
      default: "pendulum",
      options: { pendulum: "damped pendulum", bessel: "Bessel function J₂", control: "delayed control" },
      doc: "The series to be foretold, one step ahead from the last four values.",
    }),
    layers: integer({
      label: "Layers",
      symbol: "L",
      default: 2,
      min: 1,
      max: 3,
      doc: "How often the rings of gates and the turns are repeated; the rings decide what a meter reads.",
    }),
    seed,
  },
  *frames({ task: name, layers }, random) {
    const task = taskOf(name);
    const variance = testVariance(task);
    const trained = new Float64Array(sizes.length * few);
    const solved = new Float64Array(sizes.length * several);
    const uniform = random.stream("angles");
    const draw = normal(uniform);
    const readouts = random.stream("readout");
    const now = new Float64Array(task.count);
    const cost = sizes.map((n) => 2 ** n);
    const all = (few + several) * cost.reduce((a, b) => a + b);
    let spent = 0;
    for (const [i, n] of sizes.entries()) {
      const k = n - 1;
      const first = new Float64Array(k + 1);
      for (let d = 0; d < few + several; ++d) {
        const angle = d < few ? () => width * draw() : () => 2 * Math.PI * uniform();
        const angles = Float64Array.from({ length: layers * n * 3 }, angle);
        drawWithin(first, 1 / Math.sqrt(k), readouts);
        const features = featuresOf(qrnn(n, layers, angles, length), task);
        if (d < few)
          trained[i * few + d] = readoutCurve(features, task, first, rate, epochs).test[epochs] / variance;
        else {
          predict(now, features, ridge(features, task, k, penalty) ?? first);
          solved[i * several + d - few] = errors(now, task).test / variance;
        }
        spent += cost[i];
        yield {
          progress: spent / all,
          task: name,
          layers,
          sizes: Int32Array.from(sizes),
          done: i + (d + 1) / (few + several), // sizes so far
          few,
          several,
          trained: trained.slice(), // (sizes, few), errors on windows not seen, in variances of the goal
          solved: solved.slice(), // (sizes, several), the same
          /** Which inputs each meter multiplies at zero angles: (n, n) for each size, 1 or 0. */
          parities: sizes.map((m) => paritySets(m, layers)),
          amplitudes: Float64Array.from(cost), // of a state of each size
          /** Circuits run for a window, and for one window's gradient by parameter shifts, for each size. */
          forward: Int32Array.from(sizes, (m) => evaluations("qrnn", m, layers, length).forward),
          backward: Int32Array.from(sizes, (m) => evaluations("qrnn", m, layers, length).backward),
        };
      }
    }
  },
});
