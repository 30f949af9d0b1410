/** A recurrent cell that turns a window of a series into features, from weights that may be trained through it. */
export interface Cell {
  readonly features: number;
  readonly weights: Float64Array;
  readonly gradient: Float64Array; // as weights
  /** Makes ready for the weights as they are now. */
  prepare(): void;
  /** Sets out (features, from outAt) to the features of the window x[at] ... x[at + length - 1]. */
  forward(x: Float64Array, at: number, out: Float64Array, outAt: number): void;
  /** Adds to the gradient, given that by the features of the window last run forward (features). */
  backward(gF: Float64Array): void;
}

/** A cell whose parts may be looked into. */
export interface OpenCell extends Cell {
  /** What the window last run left in each part, by its letter: (steps, numbers). */
  readonly inside: Readonly<Record<string, Float64Array>>;
}

/** Features of many windows. */
export interface Windows {
  readonly input: Float64Array;
  readonly count: number;
}

/** The features (count, features) of all windows of a series. */
export function featuresOf(
  cell: Pick<Cell, "features" | "forward">,
  { input, count }: Windows,
): Float64Array {
  const out = new Float64Array(count * cell.features);
  for (let i = 0; i < count; ++i) cell.forward(input, i, out, i * cell.features);
  return out;
}
