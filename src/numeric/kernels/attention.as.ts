/*
 * The SIMD twin of attention-plain.ts: one register holds the same number of two prompts, and every
 * operation is theirs, in their order, hence the bytes are the same. Addresses are in bytes.
 */

import { exp, fillNormal } from "./draws.as";
import { scores, weighted } from "./tokens.as";

export let d: i32 = 0;
export let N: i32 = 0;
export let L: i32 = 0;
export let H: i32 = 0;
export let linear: f64 = 0;
export let state: i32 = 0;
// Where the numbers of `Memory` lie.
export let z: usize = 0;
export let beta: usize = 0;
export let x: usize = 0;
export let target: usize = 0;
export let yhat: usize = 0;
export let e: usize = 0;
export let a: usize = 0;
export let p: usize = 0;
export let m: usize = 0;
export let g: usize = 0;
export let ds: usize = 0;
export let da: usize = 0;
export let sumKq: usize = 0;
export let sumOv: usize = 0;
export let loss: usize = 0;
export let kq: usize = 0;
export let ov: usize = 0;
export let scale: usize = 0;
export let root: usize = 0;

/** The first address that is free. */
export function base(): usize {
  return (__heap_base + 15) & ~15;
}

function splat(v: f64): v128 {
  return f64x2.splat(v);
}
function add(v: v128, w: v128): v128 {
  return f64x2.add(v, w);
}
function mul(v: v128, w: v128): v128 {
  return f64x2.mul(v, w);
}
/** The number that lies at an address, for both prompts. */
function both(address: usize): v128 {
  return v128.load64_splat(address);
}

export function draw(mixed: bool, noise: f64, mean: f64, offset: f64): void {
  const D = d + N;
  const row = ((L + 1) as usize) << 4;
  const pairs = D * (L + 1) + N * d;
  state = fillNormal(z, pairs + (pairs & 1), state);
  const end = (d as usize) * row;
  if (mixed) {
    for (let t: usize = 0; t < row; t += 16) {
      for (let j: usize = 0, k = z + t; j < (d as usize); ++j, k += row)
        v128.store(x + (j << 4), v128.load(k));
      let c = root;
      for (let i: usize = 0; i < end; i += row) {
        let sum = splat(0);
        for (let j: usize = 0; j < (d as usize); ++j, c += 8)
          sum = add(sum, mul(both(c), v128.load(x + (j << 4))));
        v128.store(z + i + t, sum);
      }
    }
  }
  const shift = splat(mean);
  for (let i: usize = 0; i < end; i += 16) v128.store(z + i, add(v128.load(z + i), shift));
  const noises = splat(noise);
  const offsets = splat(offset);
  for (let n = 0; n < N; ++n) {
    const y = z + ((d + n) as usize) * row;
    const b = beta + ((n * d) as usize) * 16;
    for (let i = 0; i < d; ++i) {
      const bi = b + ((i as usize) << 4);
      v128.store(bi, mul(v128.load(bi), both(scale + ((n * d + i) as usize) * 8)));
    }
    for (let t: usize = 0; t < row; t += 16) {
      let sum = splat(0);
      for (let i: usize = 0, k = z + t; i < (d as usize); ++i, k += row)
        sum = add(sum, mul(v128.load(b + (i << 4)), v128.load(k)));
      if (t < row - 16) v128.store(y + t, add(sum, add(offsets, mul(noises, v128.load(y + t)))));
      else {
        v128.store(target + ((n as usize) << 4), sum);
        v128.store(y + t, splat(0));
      }
    }
  }
}

export function forward(): void {
  const D = (d + N) as usize;
  const row = ((L + 1) as usize) << 4;
  const tokens = row - 16;
  const query = z + tokens;
  memory.fill(yhat, 0, (N as usize) << 4);
  for (let h: usize = 0; h < (H as usize); ++h) {
    for (let r: usize = 0; r < D; ++r) {
      let sum = splat(0);
      const w = kq + (h * D + r) * D * 8;
      for (let j: usize = 0; j < (d as usize); ++j)
        sum = add(sum, mul(both(w + (j << 3)), v128.load(query + j * row)));
      v128.store(a + (r << 4), sum);
    }
    const first = p + h * tokens;
    const most = scores(first, a, z, D, row);
    if (linear) {
      const c = splat(linear);
      for (let t: usize = 0; t < tokens; t += 16) v128.store(first + t, mul(v128.load(first + t), c));
    } else {
      let total = splat(0);
      for (let t: usize = 0; t < tokens; t += 16) {
        const w = exp(f64x2.sub(v128.load(first + t), most));
        v128.store(first + t, w);
        total = add(total, w);
      }
      const part = f64x2.div(splat(1), total);
      for (let t: usize = 0; t < tokens; t += 16) v128.store(first + t, mul(v128.load(first + t), part));
    }
    const mean = m + ((h * D) << 4);
    weighted(mean, first, z, D, row);
    for (let n: usize = 0; n < (N as usize); ++n) {
      let sum = splat(0);
      const w = ov + (h * (N as usize) + n) * D * 8;
      for (let r: usize = 0; r < D; ++r) sum = add(sum, mul(both(w + (r << 3)), v128.load(mean + (r << 4))));
      v128.store(yhat + (n << 4), add(v128.load(yhat + (n << 4)), sum));
    }
  }
}

export function backward(weight: f64): void {
  const D = (d + N) as usize;
  const n1 = N as usize;
  const row = ((L + 1) as usize) << 4;
  const tokens = row - 16;
  const query = z + tokens;
  const weights = splat(weight);
  const twice = splat(2 * weight);
  for (let n: usize = 0; n < n1; ++n) {
    const error = f64x2.sub(v128.load(yhat + (n << 4)), v128.load(target + (n << 4)));
    v128.store(loss, add(v128.load(loss), mul(mul(weights, error), error)));
    v128.store(e + (n << 4), mul(twice, error));
  }
  for (let h: usize = 0; h < (H as usize); ++h) {
    const first = p + h * tokens;
    let gm = splat(0);
    for (let r: usize = 0; r < D; ++r) {
      const mean = v128.load(m + ((h * D + r) << 4));
      let sum = splat(0);
      for (let n: usize = 0; n < n1; ++n) {
        const i = (h * n1 + n) * D + r;
        const en = v128.load(e + (n << 4));
        v128.store(sumOv + (i << 4), add(v128.load(sumOv + (i << 4)), mul(en, mean)));
        sum = add(sum, mul(en, both(ov + (i << 3))));
      }
      v128.store(g + (r << 4), sum);
      gm = add(gm, mul(sum, mean));
    }
    scores(ds, g, z, D, row);
    if (linear) {
      const c = splat(linear);
      for (let t: usize = 0; t < tokens; t += 16) v128.store(ds + t, mul(c, v128.load(ds + t)));
    } else {
      for (let t: usize = 0; t < tokens; t += 16)
        v128.store(ds + t, mul(v128.load(first + t), f64x2.sub(v128.load(ds + t), gm)));
    }
    weighted(da, ds, z, D, row);
    for (let r: usize = 0; r < D; ++r) {
      const sum = v128.load(da + (r << 4));
      let out = sumKq + (((h * D + r) * (d as usize)) << 4);
      for (let j: usize = 0; j < (d as usize); ++j, out += 16)
        v128.store(out, add(v128.load(out), mul(sum, v128.load(query + j * row))));
    }
  }
}

export function learn(pairs: i32, mixed: bool, noise: f64, mean: f64, offset: f64, weight: f64): void {
  const D = d + N;
  memory.fill(sumKq, 0, ((H * D * d) as usize) << 4);
  memory.fill(sumOv, 0, ((H * N * D) as usize) << 4);
  memory.fill(loss, 0, 16);
  for (let i = 0; i < pairs; ++i) {
    draw(mixed, noise, mean, offset);
    forward();
    backward(weight);
  }
}
