import { normal } from "../../numeric/normal.ts";
import { choice, integer, real, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { blochVectors } from "./model/bloch.ts";
import { entanglers, type Rings } from "./model/rings.ts";
import { variational } from "./model/variational.ts";
import { widthParam } from "./shared.ts";
import chen2020 from "./lstm-source.ts";

const n = 4; // qubits

const hidden = (k: number, value: number, named: { readonly symbol: string }) =>
  real({
    label: `Memory ${k}`,
    ...named,
    default: value,
    min: -1,
    max: 1,
    step: 0.01,
    group: "What goes in",
    doc: `The ${["first", "second", "third"][k - 1]} number that the network kept from the step before; it turns qubit ${k + 1}.`,
  });

export default simulation({
  id: "quantum-reservoir/circuit",
  title: "The circuit of one step",
  doc: "Four numbers turn four qubits, gates entangle and turn them again, and meters read them out: the state is kept exactly.",
  source: chen2020,
  params: {
    input: real({
      label: "Input",
      symbol: "x_t",
      default: 0.9,
      min: -2,
      max: 2,
      step: 0.01,
      group: "What goes in",
      doc: "The value of the series at this step; it turns the first qubit.",
    }),
    memory1: hidden(1, 0.3, { symbol: "h_1" }),
    memory2: hidden(2, -0.2, { symbol: "h_2" }),
    memory3: hidden(3, 0.6, { symbol: "h_3" }),
    layers: integer({
      label: "Layers",
      symbol: "L",
      default: 2,
      min: 1,
      max: 3,
      doc: "How often the rings of gates and the turns are repeated.",
    }),
    rings: choice({
      label: "Entangling rings",
      default: "both",
      options: { one: "to the next qubit", both: "to the next, and to the next but one" },
      doc: "Which pairs of qubits the controlled gates of a layer join.",
    }),
    width: widthParam,
    seed,
  },
  *frames({ input, memory1, memory2, memory3, layers, rings: ringsName, width }, random) {
    const rings: Rings = ringsName === "one" ? 1 : 2;
    const v = Float64Array.of(input, memory1, memory2, memory3);
    const draw = normal(random.stream("angles"));
    const angles = Float64Array.from({ length: layers * n * 3 }, () => width * draw());
    const vqc = variational(n, layers, angles, 1, rings);
    const flat = variational(n, layers, new Float64Array(angles.length), 1, rings);
    for (const one of [vqc, flat]) {
      one.inputs.set(v);
      one.run(0, 0, n);
    }
    const reach = new Float64Array(angles.length);
    const slopes = new Float64Array(n * n);
    for (let k = 0; k < n; ++k) {
      vqc.gradient.fill(0);
      vqc.back(
        0,
        0,
        n,
        Float64Array.from({ length: n }, (_, j) => (j === k ? 1 : 0)),
      );
      slopes.set(vqc.inputGradient, k * n);
      // A QRNN reads all qubits but the last.
      if (k < n - 1) vqc.gradient.forEach((g, i) => (reach[i] = Math.max(reach[i], Math.abs(g))));
    }
    const { re, im } = vqc.states;
    const probabilities = re.map((a, b) => a * a + im[b] * im[b]);
    yield {
      progress: 1,
      layers,
      pairs: entanglers(n, rings).map(([control, target]) => [control, target]),
      v, // (n)
      angles, // (layers, n, 3): alpha, beta, gamma
      /** The most that any of the first three meters moves with an angle. */
      reach, // (layers, n, 3)
      meters: vqc.meters.slice(), // (n), expectations of Z
      /** What they would be if all angles were zero. */
      flat: flat.meters.slice(), // (n)
      slopes, // (meters, inputs)
      probabilities, // (2^n)
      norm: probabilities.reduce((sum, p) => sum + p, 0),
      bloch: blochVectors(vqc.states, 0, n), // (n, 3)
    };
  },
});
