import { plainAttention, type Attention } from "../../src/numeric/kernels/attention-plain.ts";
import { simdAttention } from "../../src/numeric/kernels/attention.ts";
import type { Shape } from "../../src/numeric/kernels/attention-memory.ts";
import { mulberry32 } from "../../src/numeric/random.ts";
import { layerFor } from "../../src/simulations/in-context-regression/model/prompts.ts";
import { balancedStart } from "../../src/simulations/in-context-regression/model/starts.ts";
import { training } from "../../src/simulations/in-context-regression/model/training.ts";
import { best } from "./best.ts";

export interface AttentionRow {
  readonly name: string;
  /** Of one step of 64 prompts: drawn, answered, learned from. */
  readonly ms: number;
  readonly stepsPerSecond: number;
  /** How many times the plain twin's steps, in this same run. */
  readonly timesPlain: number;
}

const task = { d: 5, L: 40, noise: 0.1 };
const batch = 64;

/** The time of one step of training with a kernel. */
function stepTime(heads: number, make: (shape: Shape, linear?: number) => Attention): number {
  const net = balancedStart(mulberry32(1), task.d, 1, heads);
  const layer = layerFor(task, heads, 0, make);
  const run = training(task, net, { batch, steps: 1e9, rate: 0.01 }, 7, layer);
  return best(() => run.advance(1));
}

/** Steps of training a second, of the SIMD kernel and of its plain twin, one after the other. */
export function attentionRows(): AttentionRow[] {
  return [1, 2, 4, 8].flatMap((heads) => {
    const plain = stepTime(heads, plainAttention);
    const simd = simdAttention({ d: task.d, N: 1, L: task.L, H: heads })
      ? stepTime(heads, (shape, linear) => simdAttention(shape, linear) ?? plainAttention(shape, linear))
      : undefined;
    const row = (name: string, ms: number) => ({
      name: `${name}, ${heads} head${heads > 1 ? "s" : ""}`,
      ms,
      stepsPerSecond: 1000 / ms,
      timesPlain: plain / ms,
    });
    return [row("plain", plain), ...(simd === undefined ? [] : [row("SIMD", simd)])];
  });
}
