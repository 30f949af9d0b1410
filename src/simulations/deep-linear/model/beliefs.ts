/*
 * Four items, two of a kind, and three sorts of properties: what all items have, what all of a kind have, and what one
 * item has for itself. The items' correlations then depend on the tree alone, so that the modes can be written down.
 */

export const items = ["bird", "fish", "tree", "flower"] as const;

/** One property of each sort and which items have it; the numbers of its like are counted apart. */
export const properties = [
  { name: "grows", sort: "general", has: [1, 1, 1, 1] },
  { name: "moves", sort: "kind", has: [1, 1, 0, 0] },
  { name: "has roots", sort: "kind", has: [0, 0, 1, 1] },
  { name: "flies", sort: "own", has: [1, 0, 0, 0] },
  { name: "swims", sort: "own", has: [0, 1, 0, 0] },
  { name: "has leaves", sort: "own", has: [0, 0, 1, 0] },
  { name: "has petals", sort: "own", has: [0, 0, 0, 1] },
] as const;

/** How many properties there are of each sort: all items have the general ones, each kind and each item has its own. */
export interface Numbers {
  readonly general: number; // at least 0
  readonly kind: number; // at least 0
  readonly own: number; // at least 1
}

/** The table of items and properties as its modes: a property of item i is the sum of s_a u_a v_ia over modes a. */
export interface Parts {
  readonly s: Float64Array; // (4 modes), descending: all, animals against plants, bird against fish, tree against flower
  readonly u: Float64Array; // (7 properties, 4 modes), one row for all the like properties
  readonly v: Float64Array; // (4 items, 4 modes)
}

/**
 * The singular value decomposition of the table, in closed form: s^2 = 4 general + 2 kind + own, 2 kind + own, own, own.
 * Source: Saxe, McClelland & Ganguli 2019, Figure 2, with one property of each sort.
 */
export function tableParts({ general, kind, own }: Numbers): Parts {
  const s = Float64Array.of(4 * general + 2 * kind + own, 2 * kind + own, own, own).map(Math.sqrt);
  const [half, root] = [1 / 2, Math.SQRT1_2];
  // prettier-ignore
  const v = Float64Array.of(
    half,  half,  root,  0,
    half,  half, -root,  0,
    half, -half,  0,     root,
    half, -half,  0,    -root,
  );
  const u = new Float64Array(properties.length * 4);
  properties.forEach(({ has }, m) => {
    for (let a = 0; a < 4; ++a) {
      let sum = 0;
      for (let i = 0; i < 4; ++i) sum += has[i] * v[i * 4 + a];
      u[m * 4 + a] = sum / s[a];
    }
  });
  return { s, u, v };
}

/** How far a network with these strengths (modes) believes that item i has property m: 1 if it does, 0 if it does not. */
export function belief({ u, v }: Parts, strengths: ArrayLike<number>, m: number, i: number): number {
  let sum = 0;
  for (let a = 0; a < 4; ++a) sum += strengths[a] * u[m * 4 + a] * v[i * 4 + a];
  return sum;
}

/** Where f is largest: at the largest of its values at equal steps from 0 to last, made exact by golden sections around it. */
export function peak(
  f: (t: number) => number,
  values: Float64Array,
  last: number,
): { readonly at: number; readonly height: number } {
  const intervals = values.length - 1;
  let best = 0;
  for (let k = 1; k <= intervals; ++k) if (values[k] > values[best]) best = k;
  let low = (Math.max(0, best - 1) / intervals) * last;
  let high = (Math.min(intervals, best + 1) / intervals) * last;
  const golden = (Math.sqrt(5) - 1) / 2;
  while (high - low > 1e-8 * last) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)];
    if (f(left) < f(right)) low = left;
    else high = right;
  }
  const at = (low + high) / 2;
  return { at, height: f(at) };
}
