import { integer, real } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { evaluations, programmerEvaluations } from "./model/ledger.ts";
import { quantumParam } from "./shared.ts";
import chen2022 from "./source.ts";

const programmer = { n: 8, K: 2 } as const; // qubits and layers of the fast weight programmer, as in its public code

export default simulation({
  id: "quantum-reservoir/ledger",
  title: "How many circuits must be run",
  doc: "Counts of circuit evaluations on hardware, where a gradient takes two for every angle: full training, and reservoirs that run once or again in every epoch.",
  source: chen2022,
  params: {
    cell: quantumParam,
    qubits: integer({
      label: "Qubits",
      symbol: "n",
      default: 4,
      min: 2,
      max: 8,
      doc: "Qubits of each circuit; one carries the input, the others the memory.",
    }),
    layers: integer({
      label: "Layers",
      symbol: "L",
      default: 2,
      min: 1,
      max: 6,
      doc: "Layers of each circuit, with three angles a qubit.",
    }),
    window: integer({
      label: "Window",
      symbol: "T",
      default: 4,
      min: 2,
      max: 16,
      doc: "Values of the series that a forecast is made from: steps of the network.",
    }),
    windows: integer({
      label: "Windows",
      default: 235,
      min: 50,
      max: 500,
      doc: "Windows in all; two thirds of them are learned from.",
    }),
    epochs: integer({
      label: "Epochs",
      default: 100,
      min: 1,
      max: 300,
      doc: "Passes over the windows that are learned from.",
    }),
    shots: integer({
      label: "Shots",
      default: 1024,
      min: 128,
      max: 65536,
      doc: "How often each circuit is repeated to estimate what its meters read.",
    }),
    time: real({
      label: "Time of a shot",
      default: 100,
      min: 1,
      max: 1000,
      scale: "log",
      unit: "µs",
      doc: "From preparing the qubits to reading them.",
    }),
  },
  *frames({ cell, qubits, layers, window, windows, epochs, shots, time }) {
    const learned = Math.floor(0.67 * windows);
    const { forward, backward } = evaluations(cell, qubits, layers, window);
    const fast = programmerEvaluations(programmer.n, programmer.K);
    const seconds = shots * time * 1e-6; // of one evaluation
    const rows = [
      { way: "full", count: (forward + backward) * learned * epochs },
      { way: "programmer", count: (fast.forward + fast.backward) * learned * epochs },
      { way: "again", count: forward * learned * epochs },
      { way: "once", count: forward * windows },
    ] as const;
    yield {
      progress: 1,
      cell,
      angles: 3 * qubits * layers * { qrnn: 1, qgru: 3, qlstm: 6 }[cell],
      perWindow: { forward, backward },
      rows: rows.map(({ way, count }) => ({ way, count, hours: (count * seconds) / 3600 })),
      epochs,
      /** Circuits that full training runs for every one of a reservoir that runs once. */
      saving: rows[0].count / rows[3].count,
    };
  },
});
