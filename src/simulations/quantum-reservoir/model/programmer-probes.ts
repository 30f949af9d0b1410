import type { OpenCell } from "./cell.ts";
import { fastCircuit } from "./fast-circuit.ts";
import { programmer } from "./programmer.ts";
import type { Task } from "./tasks.ts";

const { qubits, layers, meters } = programmer;
const apart = 12; // windows between two that are looked at

/** The most that any meter moves with each fast weight (layers, qubits), in windows here and there, on all eight qubits. */
export function reachOfAngles(cell: OpenCell, { input, count, length }: Task): Float64Array {
  const circuit = fastCircuit(qubits, qubits, layers, meters);
  const [out, slopes, one] = [meters, layers * qubits, meters].map((size) => new Float64Array(size));
  const reach = new Float64Array(layers * qubits);
  for (let i = 0; i < count; i += apart) {
    cell.forward(input, i, out, 0);
    circuit.run(input[i + length - 1], cell.inside["theta"].subarray((length - 1) * layers * qubits), out, 0);
    for (let k = 0; k < meters; ++k) {
      one.fill(0);
      one[k] = 1;
      circuit.back(one, slopes);
      for (let a = 0; a < reach.length; ++a) reach[a] = Math.max(reach[a], Math.abs(slopes[a]));
    }
  }
  return reach;
}

/** The most that any feature (count, features) changes if the values of its window before the last are turned around. */
export function orderFelt(cell: OpenCell, features: Float64Array, { input, count, length }: Task): number {
  const k = cell.features;
  const turned = new Float64Array(length);
  const out = new Float64Array(k);
  let most = 0;
  for (let i = 0; i < count; ++i) {
    for (let t = 0; t < length - 1; ++t) turned[t] = input[i + length - 2 - t];
    turned[length - 1] = input[i + length - 1];
    cell.forward(turned, 0, out, 0);
    for (let j = 0; j < k; ++j) most = Math.max(most, Math.abs(out[j] - features[i * k + j]));
  }
  return most;
}
