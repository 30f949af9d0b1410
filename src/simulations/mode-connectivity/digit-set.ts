import { normal } from "../../numeric/normal.ts";
import { streams } from "../../numeric/random.ts";
import { keeping, type Work } from "./kept.ts";
import { drawDigit, pixels } from "./model/digits.ts";
import type { Examples } from "./model/loss.ts";

/** The drawn digits that every network of this chapter learns, and those it is tested on. */
export interface DigitSet {
  readonly train: Examples<Float32Array>;
  readonly test: Examples<Float32Array>;
}

const sizes = { train: 3000, test: 1000 };
const total = sizes.train + sizes.test;
const block = 200; // images between two steps: about 10 ms
const drawn = streams(0); // one set for the whole chapter, set 1: seeds choose networks, not data

const kept = keeping<number, DigitSet>(1);

/** Draws the set; each step says which part of it is drawn. */
export const digitSet = (): Work<number, DigitSet> =>
  kept("digits", function* () {
    const empty = (count: number): Examples<Float32Array> => ({
      x: new Float32Array(count * pixels),
      y: new Uint8Array(count),
      count,
    });
    const set = { train: empty(sizes.train), test: empty(sizes.test) };
    let done = 0;
    for (const split of ["train", "test"] as const)
      for (let i = 0; i < sizes[split]; ++i) {
        const u = drawn.stream(`1/digits/${split}/${i}`);
        const { x, y } = set[split];
        y[i] = i % 10;
        drawDigit(x.subarray(i * pixels, (i + 1) * pixels), y[i], { u, normal: normal(u) });
        if (++done % block === 0) yield done / total;
      }
    return set;
  });
