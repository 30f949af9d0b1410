/** Labelled examples, drawn from a file and ready to be learned: those to learn first, those to test on last. */
export interface Labelled {
  /** The name of the file. */
  readonly name: string;
  readonly x: Float32Array; // (count, features)
  readonly y: Uint8Array; // (count): places in `classes`
  readonly count: number;
  readonly train: number; // of the count
  readonly features: number;
  readonly classes: readonly string[]; // in the order of y
  /** How an image lies in a row of x; null where the examples are no images. */
  readonly image: { readonly rows: number; readonly cols: number } | null;
  /** How x was made from what the file says: divided by 255, left alone, or each feature to mean 0 and deviation 1. */
  readonly scaled: "bytes" | "unit" | "deviations";
  /** How many examples the file has. */
  readonly found: number;
}

/** Tells labelled examples from other things, as far as the shapes of their arrays go. */
export function isLabelled(value: unknown): value is Labelled {
  const { x, y, features = 0 } = (value ?? {}) as Partial<Labelled>;
  return x instanceof Float32Array && y instanceof Uint8Array && x.length === y.length * features;
}
