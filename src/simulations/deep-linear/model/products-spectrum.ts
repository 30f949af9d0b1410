import type { Complexes } from "../../../numeric/decompose.ts";
import { multiplyTransposedB } from "../../../numeric/matrix.ts";

/*
 * The eigenvalues of a real matrix without its eigenvectors, at a fraction of the cost, and with breaks: to Hessenberg
 * form by reflections, then shifted QR steps. Source: Wilkinson & Reinsch 1971, contributions II/13 and II/14.
 */

const most = 60; // steps for an eigenvalue; two or three are the rule
const patience = 12; // steps after which less is asked for: among many equal values rounding never rests

/** Brings h (n, n) to Hessenberg form, zero below the first subdiagonal, by reflections I - beta v v^T on both sides. */
function reduce(h: Float64Array, n: number): void {
  const [v, w] = [new Float64Array(n), new Float64Array(n)];
  for (let m = 1; m < n - 1; ++m) {
    let sum = 0;
    for (let i = m; i < n; ++i) {
      v[i] = h[i * n + m - 1];
      sum += v[i] * v[i];
    }
    if (sum === v[m] * v[m]) continue;
    const norm = v[m] < 0 ? Math.sqrt(sum) : -Math.sqrt(sum);
    const beta = 1 / (sum - norm * v[m]);
    v[m] -= norm;
    w.fill(0);
    for (let i = m; i < n; ++i) for (let j = m; j < n; ++j) w[j] += v[i] * h[i * n + j];
    for (let i = m; i < n; ++i) {
      const x = beta * v[i];
      for (let j = m; j < n; ++j) h[i * n + j] -= x * w[j];
      h[i * n + m - 1] = 0;
    }
    h[m * n + m - 1] = norm;
    for (let r = 0; r < n; ++r) {
      let dot = 0;
      for (let i = m; i < n; ++i) dot += h[r * n + i] * v[i];
      dot *= beta;
      for (let i = m; i < n; ++i) h[r * n + i] -= dot * v[i];
    }
  }
}

/** Where the block that ends in row `last` begins: behind the last subdiagonal entry that is next to nothing. */
function blockStart(h: Float64Array, n: number, last: number, norm: number, patient: boolean): number {
  for (let l = last; l > 0; --l) {
    const beside = Math.abs(h[(l - 1) * n + l - 1]) + Math.abs(h[l * n + l]);
    if (Math.abs(h[l * n + l - 1]) <= Number.EPSILON * (patient && beside > 0 ? beside : norm)) return l;
  }
  return 0;
}

/** One double QR step on rows and columns l to e, with the two shifts whose sum and product are given. */
function step(h: Float64Array, n: number, l: number, e: number, sum: number, product: number): void {
  const at = l * n + l;
  let p = h[at] * (h[at] - sum) + product + h[at + 1] * h[at + n];
  let q = h[at + n] * (h[at] + h[at + n + 1] - sum);
  let r = e > l + 1 ? h[at + n] * h[at + 2 * n + 1] : 0;
  for (let k = l; k < e; ++k) {
    const three = k + 2 <= e;
    if (k > l) {
      p = h[k * n + k - 1];
      q = h[(k + 1) * n + k - 1];
      r = three ? h[(k + 2) * n + k - 1] : 0;
    }
    const size = Math.abs(p) + Math.abs(q) + Math.abs(r);
    if (size === 0) continue;
    [p, q, r] = [p / size, q / size, r / size];
    const norm = Math.sqrt(p * p + q * q + r * r) * (p < 0 ? -1 : 1);
    if (k > l) {
      h[k * n + k - 1] = -norm * size;
      h[(k + 1) * n + k - 1] = 0;
      if (three) h[(k + 2) * n + k - 1] = 0;
    }
    // The reflection I - (1, v, w)^T (x, y, z), first on rows, then on columns.
    const [x, y, z] = [(p + norm) / norm, q / norm, r / norm];
    const [v, w] = [q / (p + norm), r / (p + norm)];
    const [a, b, c] = [k * n, (k + 1) * n, three ? (k + 2) * n : (k + 1) * n];
    for (let j = k; j <= e; ++j) {
      const dot = h[a + j] + v * h[b + j] + (three ? w * h[c + j] : 0);
      h[a + j] -= dot * x;
      h[b + j] -= dot * y;
      if (three) h[c + j] -= dot * z;
    }
    const end = Math.min(e, k + 3);
    for (let i = l; i <= end; ++i) {
      const o = i * n + k;
      const dot = x * h[o] + y * h[o + 1] + (three ? z * h[o + 2] : 0);
      h[o] -= dot;
      h[o + 1] -= dot * v;
      if (three) h[o + 2] -= dot * w;
    }
  }
}

/**
 * The eigenvalues (n) of a (n, n), in no order; destroys a. Yields now and then, after about 20 n^2 multiplications.
 * Throws a RangeError if they are not found, which no matrix of finite numbers is known to cause.
 */
export function* eigenvaluesOf(a: Float64Array, n: number): Generator<void, Complexes> {
  const [re, im] = [new Float64Array(n), new Float64Array(n)];
  reduce(a, n);
  const norm = a.reduce((sum, x) => sum + Math.abs(x), 0);
  let e = n - 1;
  for (let tries = 0; e >= 0;) {
    const l = blockStart(a, n, e, norm, tries < patience);
    const x = a[e * n + e];
    if (l === e) {
      re[e--] = x;
      tries = 0;
      continue;
    }
    const y = a[(e - 1) * n + e - 1];
    const w = a[e * n + e - 1] * a[(e - 1) * n + e];
    if (l === e - 1) {
      const half = (y - x) / 2;
      const root = Math.sqrt(Math.abs(half * half + w));
      if (half * half + w >= 0) {
        const z = half + (half < 0 ? -root : root);
        [re[e - 1], re[e]] = [x + z, z === 0 ? x + z : x - w / z];
      } else {
        [re[e - 1], re[e]] = [x + half, x + half];
        [im[e - 1], im[e]] = [root, -root];
      }
      e -= 2;
      tries = 0;
      continue;
    }
    if (++tries > most) throw new RangeError("invalid a: its eigenvalues are not found");
    if (tries % 10 === 0) {
      // A shift by chance, where the usual ones go round in a circle.
      const size = Math.abs(a[e * n + e - 1]) + Math.abs(a[(e - 1) * n + e - 2]);
      step(a, n, l, e, 1.5 * size, size * size);
    } else step(a, n, l, e, x + y, x * y - w);
    if (tries === 1) yield;
  }
  return { re, im };
}

/**
 * The singular values (n) of a (n, n), largest first, by the eigenvalues of a a^T: good to about 1e-8 of the largest.
 * Yields as `eigenvaluesOf` does.
 */
export function* singularValuesOf(a: Float64Array, n: number): Generator<void, Float64Array> {
  const gram = new Float64Array(n * n);
  multiplyTransposedB(gram, a, a, n, n, n);
  const { re } = yield* eigenvaluesOf(gram, n);
  return re.map((x) => Math.sqrt(Math.max(0, x))).sort((x, y) => y - x);
}
