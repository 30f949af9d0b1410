import { beforeAll, describe, expect, it } from "vitest";
import { plain32, plain64 } from "../../../src/numeric/kernels/plain.ts";
import { product32, product64, simd } from "../../../src/numeric/kernels/product.ts";
import wasm from "../../../src/numeric/kernels/product.as.ts?wasm";
import { simdProducts, type SimdProducts } from "../../../src/numeric/kernels/simd.ts";
import { drawn } from "./seeds.ts";

const layouts = [
  [false, false],
  [true, false],
  [false, true],
  [true, true],
] as const;

/** Sizes around the tiles' 4 rows and 4 or 8 columns, and some that are larger. */
const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 17];

/** Bytes, since two NaNs or the two zeros would compare wrongly. */
const bytes = (a: Float64Array | Float32Array): Buffer => Buffer.from(a.buffer);

describe("the SIMD twins", () => {
  let products: SimdProducts;
  beforeAll(() => {
    products = simd()!;
  });

  it("exist in this engine", () => {
    expect(products).toBeDefined();
  });

  it.each(layouts)(
    "have the plain ones' bytes at every size (transposed: %s, %s)",
    (aTransposed, bTransposed) => {
      for (const m of sizes) {
        for (const k of sizes) {
          for (const n of sizes) {
            const a = drawn(m + 31 * k, m, k);
            const b = drawn(n + 17 * k, k, n);
            const out64 = [new Float64Array(m * n), new Float64Array(m * n)] as const;
            plain64(out64[0], a, b, m, k, n, aTransposed, bTransposed);
            products.simd64(out64[1], a, b, m, k, n, aTransposed, bTransposed);
            if (!bytes(out64[0]).equals(bytes(out64[1]))) expect.fail(`doubles differ at ${m} x ${k} x ${n}`);
            const [a32, b32] = [Float32Array.from(a), Float32Array.from(b)];
            const out32 = [new Float32Array(m * n), new Float32Array(m * n)] as const;
            plain32(out32[0], a32, b32, m, k, n, aTransposed, bTransposed);
            products.simd32(out32[1], a32, b32, m, k, n, aTransposed, bTransposed);
            if (!bytes(out32[0]).equals(bytes(out32[1]))) expect.fail(`floats differ at ${m} x ${k} x ${n}`);
          }
        }
      }
    },
  );

  it("have the plain ones' bytes for infinities, zeros of either sign and subnormal numbers", () => {
    const odd = [0, -0, Infinity, -Infinity, 5e-324, -1e-310, 1e300, 1, 1e-40, -1e-45, 3e38];
    const a = Float64Array.from({ length: 20 * 11 }, (_, i) => odd[(7 * i) % 11]);
    const b = Float64Array.from({ length: 11 * 20 }, (_, i) => odd[(3 * i + (i >> 4)) % 11]);
    const out = [new Float64Array(400), new Float64Array(400)] as const;
    plain64(out[0], a, b, 20, 11, 20);
    products.simd64(out[1], a, b, 20, 11, 20);
    expect(out[1]).toEqual(out[0]); // Object.is: a NaN's bits are the engine's affair
    const out32 = [new Float32Array(400), new Float32Array(400)] as const;
    plain32(out32[0], Float32Array.from(a), Float32Array.from(b), 20, 11, 20);
    products.simd32(out32[1], Float32Array.from(a), Float32Array.from(b), 20, 11, 20);
    expect(out32[1]).toEqual(out32[0]);
  });

  it("survive the growth of the memory, whichever of the two makes it grow", () => {
    const fresh = simdProducts(wasm)!;
    for (const n of [4, 70, 150, 20, 300]) {
      const a = drawn(n, n, n);
      const out = [new Float64Array(n * n), new Float64Array(n * n)] as const;
      plain64(out[0], a, a, n, n, n);
      fresh.simd64(out[1], a, a, n, n, n);
      expect(bytes(out[0]).equals(bytes(out[1]))).toBe(true);
      const small = new Float32Array(4);
      fresh.simd32(small, Float32Array.of(1, 2, 3, 4), Float32Array.of(5, 6, 7, 8), 2, 2, 2);
      expect([...small]).toEqual([19, 22, 43, 50]);
    }
  });
});

describe("without WebAssembly", () => {
  it("there are no SIMD twins: a content security policy throws, an old engine has no SIMD", () => {
    const forbidden = (): never => {
      throw new WebAssembly.CompileError("Wasm code generation disallowed by embedder");
    };
    expect(simdProducts(wasm, forbidden)).toBeUndefined();
    expect(simdProducts(wasm.slice(0, 100))).toBeUndefined();
    expect(
      simdProducts(wasm, () => {
        throw new ReferenceError("WebAssembly is not defined");
      }),
    ).toBeUndefined();
  });
});

describe("product64 and product32", () => {
  it("have the plain twins' bytes on both sides of the size from which SIMD is worth its while", () => {
    for (const n of [6, 7, 8, 9, 40]) {
      const a = drawn(n, n, n);
      const out = [new Float64Array(n * n), new Float64Array(n * n)] as const;
      plain64(out[0], a, a, n, n, n);
      product64(out[1], a, a, n, n, n);
      expect(bytes(out[0]).equals(bytes(out[1]))).toBe(true);
      const a32 = Float32Array.from(a);
      const out32 = [new Float32Array(n * n), new Float32Array(n * n)] as const;
      plain32(out32[0], a32, a32, n, n, n);
      product32(out32[1], a32, a32, n, n, n);
      expect(bytes(out32[0]).equals(bytes(out32[1]))).toBe(true);
    }
  });

  it("round each product and each sum of floats to a float", () => {
    const out = new Float32Array(1);
    product32(out, Float32Array.of(1, 2 ** -24, 2 ** -24), Float32Array.of(1, 1, 1), 1, 3, 1);
    expect(out[0]).toBe(1); // in doubles the two halves of a last place would add up to one
  });
});

it("the kernel is small enough for the main thread, where some engines compile no more than 4 kB at once", () => {
  expect(wasm.length).toBeLessThan(4096);
});
