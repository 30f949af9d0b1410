import type { Attention } from "../../../numeric/kernels/attention-plain.ts";
import { adam, cosineRate } from "./adam.ts";
import { chain, compose, type Network } from "./network.ts";
import { drawOf, layerFor, type Task } from "./prompts.ts";

/** How a layer is trained: Adam on fresh prompts at every step, the rate going to 0 along a cosine. */
export interface Recipe {
  readonly batch: number; // prompts a step, even
  readonly steps: number;
  readonly rate: number;
  /** Of linear attention the factor in front of its scores; default: softmax. */
  readonly linear?: number;
}

/** A layer while it learns. */
export interface Training {
  readonly layer: Attention; // its kq and ov are what has been learned so far
  readonly net: Network;
  /** Steps made. */
  readonly step: number;
  /** Mean squared error on the prompts of the last step. */
  readonly loss: number;
  readonly diverged: boolean;
  /** Makes at most so many steps; false once there are none left, or after divergence. */
  advance(steps: number): boolean;
}

const lost = 1e6; // a loss beyond which nothing comes back

/** Trains a network on a task's prompts, of which `state` chooses the stream. */
export function training(
  task: Task,
  net: Network,
  { batch, steps, rate, linear = 0 }: Recipe,
  state: number,
  layer = layerFor(task, net.H, linear),
): Training {
  const { kq, ov, sumKq, sumOv, loss } = layer.memory;
  const how = drawOf(task);
  const weight = 1 / (batch * net.N);
  const gradient = new Float64Array(net.theta.length);
  const finite = net.theta.slice();
  const move = adam(gradient.length);
  layer.seed(state);
  compose(net, kq, ov);
  const made = { step: 0, loss: Number.NaN, diverged: false };
  return {
    layer,
    net,
    get step() {
      return made.step;
    },
    get loss() {
      return made.loss;
    },
    get diverged() {
      return made.diverged;
    },
    advance(count) {
      for (let left = count; left > 0 && made.step < steps && !made.diverged; --left) {
        layer.learn(batch / 2, how, weight);
        const total = loss[0] + loss[1];
        if (!(total <= lost)) {
          made.diverged = true;
          net.theta.set(finite); // the last parameters whose loss was a number
          compose(net, kq, ov);
          break;
        }
        made.loss = total;
        finite.set(net.theta);
        chain(net, sumKq, sumOv, gradient);
        move(net.theta, gradient, cosineRate(rate, made.step, steps));
        compose(net, kq, ov);
        ++made.step;
      }
      return made.step < steps && !made.diverged;
    },
  };
}

/** A state for the kernel's draws, from a stream. */
export const stateFrom = (u: () => number): number => Math.floor(u() * 4294967296);
