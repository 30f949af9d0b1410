import { EigenvalueDecomposition, LuDecomposition, Matrix, SingularValueDecomposition } from "ml-matrix";

const wrapped = (a: Float64Array, rows: number, cols: number): Matrix => Matrix.from1DArray(rows, cols, a);
const flat = (a: Matrix): Float64Array => Float64Array.from(a.to1DArray());

/** a = u diag(s) v^T, with r = min(rows, cols) columns in u and v, row by row. */
export interface Svd {
  readonly u: Float64Array; // (rows, r)
  readonly s: Float64Array; // (r,), descending
  readonly v: Float64Array; // (cols, r)
}

/**
 * The thin singular value decomposition of a (rows, cols). Signs are chosen such that in each column of v the first
 * entry that is not about zero is positive: then the same matrix, computed in another way, has the same vectors.
 * Throws a RangeError if a has another length.
 */
export function svd(a: Float64Array, rows: number, cols: number): Svd {
  const found = new SingularValueDecomposition(wrapped(a, rows, cols), { autoTranspose: true });
  const u = found.leftSingularVectors;
  const v = found.rightSingularVectors;
  for (let j = 0; j < v.columns; ++j) {
    const first = v.getColumn(j).find((x) => Math.abs(x) > 1e-9); // rounding alone leaves about 1e-16 of a unit vector
    if (first === undefined || first > 0) continue;
    u.mulColumn(j, -1);
    v.mulColumn(j, -1);
  }
  return { u: flat(u), s: Float64Array.from(found.diagonal), v: flat(v) };
}

/** a = vectors diag(values) vectors^T. */
export interface SymmetricEigen {
  readonly values: Float64Array; // (n,), descending
  readonly vectors: Float64Array; // (n, n), row by row: column j belongs to values[j]
}

/** The eigenvalues and orthonormal eigenvectors of the symmetric a (n, n). Throws a RangeError if a has another length. */
export function symmetricEigen(a: Float64Array, n: number): SymmetricEigen {
  const found = new EigenvalueDecomposition(wrapped(a, n, n), { assumeSymmetric: true });
  const ascending = found.realEigenvalues;
  const order = ascending.map((_, j) => j).sort((i, j) => ascending[j] - ascending[i]);
  const vectors = found.eigenvectorMatrix.subMatrixColumn(order);
  return { values: Float64Array.from(order, (j) => ascending[j]), vectors: flat(vectors) };
}

/** Complex numbers, part by part. */
export interface Complexes {
  readonly re: Float64Array; // (n,)
  readonly im: Float64Array; // (n,)
}

/** The eigenvalues of a (n, n), the largest modulus first. Throws a RangeError if a has another length. */
export function eigenvalues(a: Float64Array, n: number): Complexes {
  const { realEigenvalues: re, imaginaryEigenvalues: im } = new EigenvalueDecomposition(wrapped(a, n, n));
  const square = (j: number): number => re[j] * re[j] + im[j] * im[j];
  const order = re.map((_, j) => j).sort((i, j) => square(j) - square(i));
  return { re: Float64Array.from(order, (j) => re[j]), im: Float64Array.from(order, (j) => im[j]) };
}

/** The x (n, m) that solves a x = b, for a (n, n) and b (n, m). Throws a RangeError if a is singular. */
export function solve(a: Float64Array, b: Float64Array, n: number, m: number): Float64Array {
  const factors = new LuDecomposition(wrapped(a, n, n));
  if (factors.isSingular()) throw new RangeError("invalid a: a singular matrix");
  return flat(factors.solve(wrapped(b, n, m)));
}
