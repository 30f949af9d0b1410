import { Matrix } from "ml-matrix";
import { plain32, plain64, type Product } from "../../src/numeric/kernels/plain.ts";
import { simd } from "../../src/numeric/kernels/product.ts";
import { normal } from "../../src/numeric/normal.ts";
import { gaussian } from "../../src/numeric/orthogonal.ts";
import { mulberry32 } from "../../src/numeric/random.ts";
import { best } from "./best.ts";

export interface MatrixRow {
  readonly name: string;
  /** Of one product. */
  readonly ms: number;
  /** Multiplications and additions, in 10^9 a second. */
  readonly gflops: number;
}

/** A product of two n by n matrices, ready to be called. */
function called<A extends Float64Array | Float32Array>(
  product: Product<A>,
  n: number,
  kind: { from(a: Float64Array): A },
): () => void {
  const draw = normal(mulberry32(n));
  const [a, b, out] = [1, 1, 0].map((std) => kind.from(gaussian(draw, n, n, std)));
  return () => product(out, a, b, n, n, n);
}

/** The times of square products, ours and ml-matrix's, copies into WebAssembly's memory and out of it included. */
export async function matrixRows(): Promise<MatrixRow[]> {
  const rows: MatrixRow[] = [];
  const products = simd();
  for (const n of [16, 64, 128]) {
    const draw = normal(mulberry32(n));
    const [a, b] = [1, 2].map(() => Matrix.from1DArray(n, n, gaussian(draw, n, n)));
    const candidates: [string, (() => void) | undefined][] = [
      ["ml-matrix mmul", () => a.mmul(b)],
      ["plain f64", called(plain64, n, Float64Array)],
      ["SIMD f64", products && called(products.simd64, n, Float64Array)],
      ["plain f32", called(plain32, n, Float32Array)],
      ["SIMD f32", products && called(products.simd32, n, Float32Array)],
    ];
    for (const [name, call] of candidates) {
      if (!call) continue;
      const ms = best(call);
      rows.push({ name: `${name} ${n} x ${n} x ${n}`, ms, gflops: (2 * n ** 3) / ms / 1e6 });
      await new Promise((resolve) => setImmediate(resolve)); // lets a caller show what is there so far
    }
  }
  return rows;
}
