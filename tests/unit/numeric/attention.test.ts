import { describe, expect, it } from "vitest";
import { simdAttention } from "../../../src/numeric/kernels/attention.ts";
import { plainAttention } from "../../../src/numeric/kernels/attention-plain.ts";
import { exp, fillNormal } from "../../../src/numeric/kernels/draws.ts";
import { normal } from "../../../src/numeric/normal.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";

const bytes = (a: Float64Array): Buffer => Buffer.from(a.buffer, a.byteOffset, a.byteLength);

/** Shapes at and beside the blocks of 4 tokens and 3 coordinates. */
const shapes = [
  { d: 5, N: 1, L: 40, H: 2 },
  { d: 1, N: 1, L: 2, H: 1 },
  { d: 2, N: 1, L: 7, H: 3 },
  { d: 4, N: 2, L: 25, H: 4 },
  { d: 6, N: 3, L: 9, H: 2 },
];

describe("the SIMD twin of attention", () => {
  it.each(shapes.flatMap((shape) => [0, 1 / 7].map((linear) => ({ ...shape, linear }))))(
    "has the plain one's bytes: $d covariates, $N labels, $L tokens, $H heads, linear $linear",
    ({ linear, ...shape }) => {
      const layers = [plainAttention(shape, linear), simdAttention(shape, linear)!];
      for (const { memory, seed, learn } of layers) {
        const draw = normal(mulberry32(shape.L));
        for (const name of ["kq", "ov", "scale", "root"] as const)
          memory[name].forEach((_, i) => (memory[name][i] = draw()));
        seed(7);
        learn(3, { mixed: true, noise: 0.3, mean: 0.2, offset: -0.5 }, 0.1);
      }
      const [plain, simd] = layers.map(({ memory }) => memory);
      for (const name of Object.keys(plain) as (keyof typeof plain)[])
        expect(bytes(simd[name]).equals(bytes(plain[name])), name).toBe(true);
    },
  );
});

describe("draws", () => {
  it("of normals are those of Box and Muller from mulberry32, within 1e-12", () => {
    const out = new Float64Array(4000);
    fillNormal(out, 2000, 99);
    const u = mulberry32(99);
    for (let i = 0; i < 4000; i += 4) {
      const [p0, p1, q0, q1] = [u(), u(), u(), u()];
      [
        [p0, q0],
        [p1, q1],
      ].forEach(([p, q], lane) => {
        const r = Math.sqrt(-2 * Math.log(1 - p));
        expect(Math.abs(out[i + lane] - r * Math.cos(2 * Math.PI * q))).toBeLessThan(1e-12);
        expect(Math.abs(out[i + 2 + lane] - r * Math.sin(2 * Math.PI * q))).toBeLessThan(1e-12);
      });
    }
  });

  it("have the moments of a standard normal", () => {
    const out = new Float64Array(400_000);
    fillNormal(out, out.length / 2, 5);
    const mean = (f: (x: number) => number) => out.reduce((sum, x) => sum + f(x), 0) / out.length;
    // Four standard errors: of x, x^2, x^4 these are 1, sqrt 2, sqrt 96 over sqrt n.
    expect(Math.abs(mean((x) => x))).toBeLessThan(4 / Math.sqrt(out.length));
    expect(Math.abs(mean((x) => x * x) - 1)).toBeLessThan((4 * Math.SQRT2) / Math.sqrt(out.length));
    expect(Math.abs(mean((x) => x ** 4) - 3)).toBeLessThan((4 * Math.sqrt(96)) / Math.sqrt(out.length));
  });

  it("of exponentials agree with Math.exp within 1e-14 and stop at e^-700", () => {
    for (let x = 0; x > -700; x -= 0.0137) expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-14);
    expect(exp(0)).toBe(1);
    expect(exp(-1e300)).toBe(exp(-700));
  });
});
