/** The sizes that RMSprop divides by, one for each weight, and its settings. */
export interface RmsProp {
  readonly square: Float64Array; // running mean of squared gradients
  readonly rate: number;
}

const keep = 0.99;
const least = 1e-8;

/** RMSprop without momentum for a number of weights. */
export const rmsprop = (count: number, rate: number): RmsProp => ({ square: new Float64Array(count), rate });

/** One step: s <- 0.99 s + 0.01 g^2, w <- w - rate g / (sqrt s + 1e-8). Source: Tieleman & Hinton 2012. */
export function step({ square, rate }: RmsProp, weights: Float64Array, gradient: Float64Array): void {
  for (let i = 0; i < weights.length; ++i) {
    const g = gradient[i];
    square[i] = keep * square[i] + (1 - keep) * g * g;
    weights[i] -= (rate * g) / (Math.sqrt(square[i]) + least);
  }
}
