import wasm from "./attention.as.ts?wasm";
import { memoryIn, roomOf, type Shape } from "./attention-memory.ts";
import { plainAttention, type Attention } from "./attention-plain.ts";

/** What attention.as.ts exports: its numbers as globals, addresses in bytes. */
type Kernel = Readonly<Record<string, WebAssembly.Global>> & {
  readonly memory: WebAssembly.Memory;
  base(): number;
  draw(mixed: boolean, noise: number, mean: number, offset: number): void;
  forward(): void;
  backward(weight: number): void;
  learn(pairs: number, mixed: boolean, noise: number, mean: number, offset: number, weight: number): void;
};

const page = 65536; // bytes: the unit in which WebAssembly's memory grows

let compiled: WebAssembly.Module | undefined;

/** The SIMD twin of `plainAttention`, in a memory of its own, or undefined where it cannot run: no SIMD, a CSP. */
export function simdAttention(shape: Shape, linear = 0): Attention | undefined {
  let kernel: Kernel;
  try {
    compiled ??= new WebAssembly.Module(wasm);
    kernel = new WebAssembly.Instance(compiled).exports as unknown as Kernel;
  } catch {
    return undefined; // the plain twin gives the same bytes
  }
  const start = kernel.base();
  const missing = start + 8 * roomOf(shape) - kernel.memory.buffer.byteLength;
  if (missing > 0) kernel.memory.grow(Math.ceil(missing / page));
  const memory = memoryIn(shape, kernel.memory.buffer, start);
  for (const [name, view] of Object.entries(memory)) kernel[name].value = view.byteOffset;
  for (const [name, value] of Object.entries({ ...shape, linear })) kernel[name].value = value;
  return {
    shape,
    memory,
    seed: (state) => void (kernel["state"].value = state | 0),
    draw: ({ mixed, noise, mean, offset }) => kernel.draw(mixed, noise, mean, offset),
    forward: () => kernel.forward(),
    backward: (weight) => kernel.backward(weight),
    learn: (pairs, { mixed, noise, mean, offset }, weight) =>
      kernel.learn(pairs, mixed, noise, mean, offset, weight),
  };
}

/** Softmax attention, or with `linear` > 0 linear attention: the fastest here, the same bytes everywhere. */
export const attention = (shape: Shape, linear = 0): Attention =>
  simdAttention(shape, linear) ?? plainAttention(shape, linear);
