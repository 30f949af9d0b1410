import { describe, expect, it } from "vitest";
import { cosTurn, ln, sinTurn } from "../../../src/numeric/elementary.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";
import { exactLn, exactSinTurn, fixed, ln2, pi, ulps } from "./exact.ts";

/** What f gives for many uniform draws: the worst of it. */
function worst(draws: number, f: (u: () => number) => number): number {
  const u = mulberry32(11);
  let most = 0;
  for (let i = 0; i < draws; ++i) most = Math.max(most, Math.abs(f(u)));
  return most;
}

const off = (f: (q: number) => number, g: (x: number) => number, q: number): number =>
  f(q) - g(2 * Math.PI * q);
const circle = (q: number): number => sinTurn(q) ** 2 + cosTurn(q) ** 2 - 1;

it("the reference to 240 bits agrees with the constants that ECMAScript gives", () => {
  expect(Math.abs(ulps(Math.PI, pi))).toBeLessThan(0.5);
  expect(Math.abs(ulps(Math.LN2, ln2))).toBeLessThan(0.5);
  expect(Number(fixed(0.1)) / 2 ** 240).toBe(0.1);
});

describe("ln", () => {
  it("is within one unit in the last place for draws, near 1, and over seventeen decades", () => {
    const places = (x: number): number => (x === 1 ? 0 : ulps(ln(x), exactLn(x)));
    // the bound of fdlibm's argument is 1; 40 000 points gave 0.76
    expect(worst(5000, (u) => places(1 - u()))).toBeLessThan(0.9);
    expect(worst(5000, (u) => places(1 + (u() - 0.5) / 1000))).toBeLessThan(0.9);
    expect(worst(5000, (u) => places(10 ** (17 * (u() - 0.5))))).toBeLessThan(0.9);
  });

  it("agrees with Math.log at the ends of the doubles, and where a logarithm does not exist", () => {
    for (const x of [5e-324, 2.5e-310, 2 ** -1022, Number.MAX_VALUE]) {
      expect(Math.abs(ln(x) / Math.log(x) - 1)).toBeLessThan(2 ** -51); // each within one unit in the last place
    }
    for (const x of [0, -0, 1, Infinity, -1, -Infinity, NaN]) expect(ln(x)).toBe(Math.log(x));
  });
});

describe("sinTurn and cosTurn", () => {
  it("are within two units in the last place, over several turns", () => {
    const sine = (q: number): number => (q === 0 ? 0 : ulps(sinTurn(q), exactSinTurn(q)));
    const cosine = (q: number): number => ulps(cosTurn(q), exactSinTurn(q, 1n));
    expect(worst(5000, (u) => sine(u()))).toBeLessThan(2);
    expect(worst(5000, (u) => cosine(u()))).toBeLessThan(2);
    expect(worst(2000, (u) => sine(6 * u() - 3))).toBeLessThan(2);
    expect(worst(2000, (u) => cosine(6 * u() - 3))).toBeLessThan(2);
  });

  it("agree with Math.sin and Math.cos as far as the rounding of 2 pi q allows", () => {
    // 2 pi q < 2 pi is off by up to 2^-51 (two roundings at most 2^-52 each), and either result by 2^-53
    expect(worst(5000, (u) => off(sinTurn, Math.sin, u()))).toBeLessThan(2 ** -50);
    expect(worst(5000, (u) => off(cosTurn, Math.cos, u()))).toBeLessThan(2 ** -50);
  });

  it("are exact at quarter turns", () => {
    for (let n = -9; n <= 9; ++n) {
      expect(Math.abs(sinTurn(n / 4))).toBe(n % 2 === 0 ? 0 : 1);
      expect(cosTurn(n / 4) + 0).toBe([1, 0, -1, 0][((n % 4) + 4) % 4]);
    }
  });

  it("lie on the unit circle to the last place or two", () => {
    expect(worst(5000, (u) => circle(u()))).toBeLessThan(2 ** -51);
  });
});
