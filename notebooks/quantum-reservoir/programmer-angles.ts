import type { Drawing } from "../../src/figures/drawing.ts";
import type { ProgrammerFrame } from "./frames.ts";
import { three } from "./looks.ts";
import { chosen } from "./programmer-figures.ts";

const qubits = 8;
const layers = 2;

/** The angles that have been written after each value of a window: (steps, layers, qubits). */
export function anglesOf(
  { finished, input, length }: ProgrammerFrame,
  d: number,
  window: number,
): Float64Array {
  const { l1, l0, q1, q0 } = finished[d];
  const theta = new Float64Array(length * layers * qubits);
  for (let t = 0, i = 0; t < length; ++t) {
    const x = input[window - 1 + t];
    for (let k = 0; k < layers; ++k)
      for (let j = 0; j < qubits; ++j, ++i)
        theta[i] = (t > 0 ? theta[i - layers * qubits] : 0) + (l1[k] * x + l0[k]) * (q1[j] * x + q0[j]);
  }
  return theta;
}

/** The circuit's angles as they add up over the values of a window. */
export function anglesFigure(frame: ProgrammerFrame, draw: number, window: number): Drawing {
  const { input, length, finished } = frame;
  const d = chosen(frame, draw);
  if (d < 0)
    return {
      same: [finished],
      note: "The first draw is still being trained.",
      plot: () => ({ x: { axis: null, domain: [0, 1] }, y: { axis: null, domain: [0, 1] }, marks: [] }),
      alt: () => "The first draw is still being trained.",
    };
  const theta = anglesOf(frame, d, window);
  const { reach } = finished[d];
  const block = layers + 1; // rows of a step, and a gap
  const rows = length * block - 1;
  const values = new Float64Array(rows * qubits);
  const numbers = Array.from(theta, (angle, i) => {
    const [t, at] = [Math.floor(i / (layers * qubits)), i % (layers * qubits)];
    const [row, j] = [t * block + Math.floor(at / qubits), at % qubits];
    values[row * qubits + j] = angle;
    return { row, j, angle, felt: reach[at] > 1e-9 };
  });
  type Entry = (typeof numbers)[number];
  const unfelt = numbers.slice(0, layers * qubits).filter(({ felt }) => !felt).length;
  return {
    same: [frame, draw, window],
    height: 380,
    heat: { rows, cols: qubits, values, full: Math.max(1, ...theta.map(Math.abs)) },
    plot: (Plot, { narrow }) => ({
      x: {
        label: "qubit",
        domain: [0, qubits],
        ticks: Array.from({ length: qubits }, (_, j) => j + 0.5),
        tickFormat: (x: number) => String(x + 0.5),
        tickSize: 0,
      },
      y: {
        label: "angles after each value",
        domain: [rows, 0],
        ticks: Array.from({ length }, (_, t) => t * block + layers / 2),
        tickFormat: (y: number) => {
          const t = (y - layers / 2) / block;
          return input[window - 1 + t].toFixed(2).replace("-", "−");
        },
        tickSize: 0,
      },
      marks: [
        Plot.text(numbers, {
          x: (e: Entry) => e.j + 0.5,
          y: (e: Entry) => e.row + 0.5,
          text: (e: Entry) =>
            e.felt ? e.angle.toFixed(Math.abs(e.angle) < 10 ? 2 : 0).replace("-", "−") : "·",
          fontSize: narrow ? 9 : 10.5,
          fill: "var(--ink)",
        }),
      ],
    }),
    alt: () =>
      `Angles of draw ${d + 1} over window ${window}: after the last value those of the first layer are ${[...theta.subarray(-layers * qubits, -qubits)].map(three).join(", ")} and those of the second ${[...theta.subarray(-qubits)].map(three).join(", ")}. ${unfelt} of ${layers * qubits} are felt by no meter.`,
    columns: () => ({
      value: numbers.map(({ row }) => input[window - 1 + Math.floor(row / block)]),
      layer: numbers.map(({ row }) => (row % block) + 1),
      qubit: numbers.map(({ j }) => j + 1),
      angle: theta,
    }),
  };
}
