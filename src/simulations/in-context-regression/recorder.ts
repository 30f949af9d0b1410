import type { Training } from "./model/training.ts";
import { formed, headsOf } from "./model/heads.ts";
import { checkpoints } from "./checkpoints.ts";

const moments = 140; // about as many as a scrubber has places

/** Keeps what a figure needs of a layer while it learns: its circuits at moments equally far apart on a log axis. */
export function recorder({ layer: { shape, memory } }: Training, steps: number) {
  const planned = checkpoints(steps, moments);
  const [many, { d, N, H }] = [planned.length, shape];
  const D = d + N;
  const step = new Int32Array(many);
  const kq = new Float64Array(many * H * D * D);
  const ov = new Float64Array(many * H * N * D);
  const [omega, mu] = [new Float64Array(many * H), new Float64Array(many * H)];
  const each = () => new Float64Array(many);
  const [size, identity, label, loss] = [each(), each(), each(), each()];
  let taken = 0;
  let [sum, count] = [0, 0];

  return {
    /** The step to be kept next; null when all are. */
    next: (): number | null => planned[taken] ?? null,
    /** Told the loss of every step. */
    loss(value: number): void {
      sum += value;
      ++count;
    },
    /** Keeps the layer as it is at a step. */
    keep(n: number): void {
      step[taken] = n;
      kq.set(memory.kq, taken * H * D * D);
      ov.set(memory.ov, taken * H * N * D);
      const heads = headsOf(shape, memory.kq, memory.ov);
      omega.set(heads.omega, taken * H);
      mu.set(heads.mu, taken * H);
      size[taken] = heads.step;
      const parts = formed(shape, memory.kq, memory.ov);
      identity[taken] = parts.identity;
      label[taken] = parts.label;
      loss[taken] = count > 0 ? sum / count : 0;
      [sum, count] = [0, 0];
      ++taken;
    },
    /** All that was kept so far, in buffers of its own. */
    taken: () => ({
      planned: planned.slice(), // (moments of the whole run), steps
      step: step.slice(0, taken), // (moments)
      kq: kq.slice(0, taken * H * D * D), // (moments, H, D, D)
      ov: ov.slice(0, taken * H * N * D), // (moments, H, N, D)
      omega: omega.slice(0, taken * H), // (moments, H)
      mu: mu.slice(0, taken * H), // (moments, H)
      size: size.slice(0, taken), // (moments), sum of mu omega: the step of gradient descent that it takes
      identity: identity.slice(0, taken), // (moments), see `Formed`
      label: label.slice(0, taken), // (moments)
      loss: loss.slice(0, taken), // (moments), mean over the steps since the moment before
    }),
  };
}
