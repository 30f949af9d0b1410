import type { Product } from "./plain.ts";

/** What product.as.ts exports. Addresses are in bytes, steps in elements. */
interface Kernel {
  readonly memory: WebAssembly.Memory;
  base(): number;
  product64: Multiply;
  product32: Multiply;
  transpose64: Transpose;
  transpose32: Transpose;
}
type Multiply = (
  out: number,
  a: number,
  b: number,
  m: number,
  k: number,
  n: number,
  ar: number,
  ac: number,
) => void;
type Transpose = (out: number, a: number, rows: number, cols: number) => void;

const slack = 32; // bytes that a tile may touch behind out and b: two vectors
const page = 65536; // bytes: the unit in which WebAssembly's memory grows

/** A product that copies its operands into the kernel's memory and the result out of it. */
function productIn<A extends Float64Array | Float32Array>(
  { memory, base }: Kernel,
  View: { new (buffer: ArrayBuffer): A; readonly BYTES_PER_ELEMENT: number },
  multiply: Multiply,
  transpose: Transpose,
): Product<A> {
  const bytes = View.BYTES_PER_ELEMENT;
  const gap = slack / bytes;
  const o = base() / bytes;
  let numbers = new View(memory.buffer);
  return (out, a, b, m, k, n, aTransposed, bTransposed) => {
    const ia = o + m * n + gap;
    const ib = ia + m * k;
    const it = ib + k * n + gap;
    const end = bTransposed ? it + k * n : it;
    // Growing, by either product, detaches the views made before: their length is then 0.
    if (end > numbers.length) {
      memory.grow(Math.max(0, Math.ceil((end * bytes - memory.buffer.byteLength) / page)));
      numbers = new View(memory.buffer);
    }
    numbers.set(a.length === m * k ? a : a.subarray(0, m * k), ia);
    numbers.set(b.length === k * n ? b : b.subarray(0, k * n), bTransposed ? it : ib);
    if (bTransposed) transpose(ib * bytes, it * bytes, n, k);
    multiply(o * bytes, ia * bytes, ib * bytes, m, k, n, aTransposed ? 1 : k, aTransposed ? m : 1);
    out.set(numbers.subarray(o, o + m * n));
  };
}

/** The SIMD twins of plain64 and plain32. */
export interface SimdProducts {
  readonly simd64: Product<Float64Array>;
  readonly simd32: Product<Float32Array>;
}

/** The SIMD products of a compiled product.as.ts, or undefined where it cannot run: no WebAssembly, no SIMD, a CSP. */
export function simdProducts(
  wasm: BufferSource,
  instantiate = (bytes: BufferSource) => new WebAssembly.Instance(new WebAssembly.Module(bytes)),
): SimdProducts | undefined {
  try {
    const kernel = instantiate(wasm).exports as unknown as Kernel;
    return {
      simd64: productIn<Float64Array>(kernel, Float64Array, kernel.product64, kernel.transpose64),
      simd32: productIn<Float32Array>(kernel, Float32Array, kernel.product32, kernel.transpose32),
    };
  } catch {
    return undefined; // the plain twins give the same bytes
  }
}
