import { tanhOf } from "../../../numeric/exponential.ts";
import { frobenius, identity, multiply, multiplyTransposedB } from "../../../numeric/matrix.ts";
import { slopePower, variances } from "./chaos.ts";
import { strip } from "./products.ts";

/*
 * How the last layer of a tanh network x^{l+1} = g W tanh(x^l) changes with its input: the Jacobian J, a product of
 * g W diag(tanh'(x^l)) over the layers. Of its singular values two numbers are followed: the mean of their squares,
 * and the variance of these squares, in units of that mean squared.
 */

/** Both numbers for infinite width, behind 0, 1, ... maps. */
export interface Moments {
  readonly mean: Float64Array; // (maps + 1), of the squared singular values
  readonly variance: Float64Array; // (maps + 1), of them, over the square of their mean
}

/**
 * The law of infinite width for an input of variance q1. Each map multiplies the mean by g^2 M_1 and adds M_2 / M_1^2
 * to the variance, one less if its weights are orthogonal. The variance is true as long as maps are far fewer than units.
 * Source: Saxe, McClelland & Ganguli 2014, appendix G; Pennington, Schoenholz & Ganguli 2017, section 2.
 */
export function momentLaw(g: number, q1: number, maps: number, orthogonal: boolean): Moments {
  const [mean, variance] = [new Float64Array(maps + 1), new Float64Array(maps + 1)];
  mean[0] = 1;
  variances(g, q1, maps).forEach((q, l) => {
    const [m1, m2] = [slopePower(q, 1), slopePower(q, 2)];
    mean[l + 1] = mean[l] * g * g * m1;
    variance[l + 1] = variance[l] + m2 / (m1 * m1) - (orthogonal ? 1 : 0);
  });
  return { mean, variance };
}

/** A network on its way from layer to layer. */
export interface Tangent {
  readonly g: number;
  readonly n: number;
  x: Float64Array; // (n), what the layer holds
  j: Float64Array; // (n, n), Jacobian of x by the input
  q: Float64Array; // (n, n), orthonormal rows that follow the directions J stretches most
  /** Logarithms of the singular values of J (n), gathered layer by layer. */
  readonly logs: Float64Array;
  /** Scratch. */
  readonly room: { w: Float64Array; next: Float64Array; x: Float64Array };
}

/** A network at its input x (n), with gain g. */
export function tangent(x: Float64Array, g: number): Tangent {
  const n = x.length;
  return {
    ...{ g, n, x: x.slice(), j: identity(n), q: identity(n), logs: new Float64Array(n) },
    room: { w: new Float64Array(n * n), next: new Float64Array(n * n), x: new Float64Array(n) },
  };
}

/** Takes a network one layer on, through weights w (n, n). About 4 n^3 multiplications. */
export function advance(t: Tangent, w: Float64Array): void {
  const { g, n, room } = t;
  tanhOf(room.x, t.x);
  for (let i = 0; i < n; ++i)
    for (let p = 0; p < n; ++p) room.w[i * n + p] = g * w[i * n + p] * (1 - room.x[p] * room.x[p]);
  for (let i = 0; i < n; ++i) {
    let sum = 0;
    for (let p = 0; p < n; ++p) sum += w[i * n + p] * room.x[p];
    t.x[i] = g * sum;
  }
  multiply(room.next, room.w, t.j, n, n, n);
  [t.j, room.next] = [room.next, t.j];
  multiplyTransposedB(room.next, t.q, room.w, n, n, n);
  [t.q, room.next] = [room.next, t.q];
  strip(t.q, n, t.logs);
}

/** The mean of the squared singular values of J, and their variance in units of its square. */
export function moments({ j, n, room }: Tangent): { mean: number; variance: number } {
  const mean = frobenius(j) ** 2 / n;
  multiplyTransposedB(room.next, j, j, n, n, n);
  return { mean, variance: (frobenius(room.next) / mean) ** 2 / n - 1 };
}
