import { cosTurn } from "../../../numeric/elementary.ts";

const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8];

/** A step of Adam on parameters of this size: changes theta against its gradient. Source: Kingma & Ba 2015, algorithm 1. */
export function adam(size: number): (theta: Float64Array, gradient: Float64Array, rate: number) => void {
  const m = new Float64Array(size);
  const v = new Float64Array(size);
  let [left1, left2] = [1, 1]; // beta^t
  return (theta, gradient, rate) => {
    left1 *= beta1;
    left2 *= beta2;
    for (let i = 0; i < size; ++i) {
      m[i] = beta1 * m[i] + (1 - beta1) * gradient[i];
      v[i] = beta2 * v[i] + (1 - beta2) * gradient[i] * gradient[i];
      theta[i] -= (rate * (m[i] / (1 - left1))) / (Math.sqrt(v[i] / (1 - left2)) + epsilon);
    }
  };
}

/** The learning rate at step n of so many: from `rate` along half a cosine to 0. */
export const cosineRate = (rate: number, n: number, steps: number): number =>
  0.5 * rate * (1 + cosTurn(n / (2 * steps)));
