import { frobenius, multiply, multiplyTransposedA, multiplyTransposedB } from "../../../numeric/matrix.ts";
import type { Network } from "./network.ts";
import type { Task } from "./task.ts";

/** Inner products of what the two layers of a shallow network do with one mode. */
export interface ModeLayers {
  readonly aa: number; // |a|^2, a = W21 v: what the first layer makes of the input mode
  readonly bb: number; // |b|^2, b = W32^T u: what the second layer reads the output mode from
  readonly ab: number; // a.b, the mode's strength
}

/** How the two layers of a network with one hidden layer hold each mode. Source: Saxe et al. 2014, Eq. 4. */
export function modeLayers({ inputs, outputs, s, u, v }: Task, { sizes, weights }: Network): ModeLayers[] {
  const hidden = sizes[1];
  const a = new Float64Array(hidden * inputs);
  const b = new Float64Array(hidden * outputs);
  multiply(a, weights[0], v, hidden, inputs, inputs);
  multiplyTransposedA(b, weights[1], u, hidden, outputs, outputs);
  return s.map((_, mode) => {
    let [aa, bb, ab] = [0, 0, 0];
    for (let h = 0; h < hidden; ++h) {
      const [x, y] = [a[h * inputs + mode], b[h * outputs + mode]];
      aa += x * x;
      bb += y * y;
      ab += x * y;
    }
    return { aa, bb, ab };
  });
}

/**
 * The start u0 from which one mode's exact curve fits a small random network: of a and b only their mean grows, so
 * it is |a + b|^2 / 4, not a.b, which may be negative. Over draws of standard deviation sigma its mean is
 * hidden sigma^2 / 2.
 */
export const effectiveStart = ({ aa, bb, ab }: ModeLayers): number => (aa + bb + 2 * ab) / 4;

/** The cosine between a and b, 1 where the layers agree on the mode; 0 if either is 0. */
export const agreement = ({ aa, bb, ab }: ModeLayers): number => (aa * bb > 0 ? ab / Math.sqrt(aa * bb) : 0);

/** U^T map V (outputs, inputs): the map as the task's modes see it, diagonal when they do not mix. */
export function rotated({ inputs, outputs, u, v }: Task, map: Float64Array): Float64Array {
  const half = new Float64Array(outputs * inputs);
  const out = new Float64Array(outputs * inputs);
  multiplyTransposedA(half, u, map, outputs, outputs, inputs);
  multiply(out, half, v, outputs, inputs, inputs);
  return out;
}

/** The Frobenius norm of what lies off the diagonal of a (rows, cols): how much the modes mix. */
export function offDiagonal(a: Float64Array, cols: number): number {
  return frobenius(a.map((x, i) => (i % (cols + 1) === 0 && i < cols * cols ? 0 : x)));
}

/**
 * W^{l+1}^T W^{l+1} - W^l W^l^T (n, n) for each hidden layer of n units: gradient flow keeps it for any data, a step
 * of descent moves it by O(rate^2). Source: Fukumizu 1998; Saxe, McClelland & Ganguli 2014, section 1.3, for one mode.
 */
export function balances({ sizes, weights }: Network): Float64Array[] {
  return weights.slice(1).map((next, l) => {
    const [before, n, after] = [sizes[l], sizes[l + 1], sizes[l + 2]];
    const out = new Float64Array(n * n);
    const into = new Float64Array(n * n);
    multiplyTransposedA(out, next, next, n, after, n);
    multiplyTransposedB(into, weights[l], weights[l], n, before, n);
    return out.map((x, i) => x - into[i]);
  });
}
