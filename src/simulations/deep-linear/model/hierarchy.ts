import type { Uniform } from "../../../numeric/random.ts";

/*
 * Items at the leaves of a binary tree with L levels of branches, P = 2^L of them. Each feature starts at the root as
 * +1 or -1 and is handed down, changing its sign on each branch with probability flip. Level 0 is the root; nodes are
 * counted level by level, left to right, so that node (level, k) has the number 2^level - 1 + k.
 * Modes stand in this order: the mean of all items, then one contrast for each node, left half against right half.
 */

/**
 * The expected eigenvalues (2^levels) of the items' feature correlations, a mode each in the order above. With N
 * features of +-1 the input-output strengths of one-hot items are sqrt(N eigenvalue).
 * Source: Saxe, McClelland & Ganguli 2019, supporting text on the branching process.
 */
export function treeSpectrum(levels: number, flip: number): Float64Array {
  const rho = (1 - 2 * flip) ** 2; // correlation of parent and child, for both ways to the common ancestor
  /** The sum of a leaf's correlations with all leaves below its ancestor at a level. */
  const below = (level: number) => {
    let sum = 1;
    for (let m = 1; m <= levels - level; ++m) sum += 2 ** (m - 1) * rho ** m;
    return sum;
  };
  const spectrum = new Float64Array(2 ** levels);
  spectrum[0] = below(0);
  for (let level = 0; level < levels; ++level)
    spectrum.fill(
      below(level + 1) - 2 ** (levels - level - 1) * rho ** (levels - level),
      2 ** level,
      2 ** (level + 1),
    );
  return spectrum;
}

/** The modes of every such tree (items, modes), row by row: the mean and the contrasts, each of norm 1 (Haar's). */
export function treeModes(levels: number): Float64Array {
  const items = 2 ** levels;
  const modes = new Float64Array(items * items);
  for (let i = 0; i < items; ++i) modes[i * items] = 1 / Math.sqrt(items);
  for (let level = 0; level < levels; ++level)
    for (let i = 0; i < items; ++i) {
      const width = items >> level; // leaves below a node of this level
      const mode = (1 << level) + Math.floor(i / width);
      modes[i * items + mode] = (i % width < width / 2 ? 1 : -1) / Math.sqrt(width);
    }
  return modes;
}

/**
 * Features of the items (features, 2^levels), each +1 or -1, from uniform draws: for each feature the root, then level
 * by level and from left to right every node below it.
 * Source: Saxe, McClelland & Ganguli 2019, Figure 4 and its methods.
 */
export function treeTable(u: Uniform, levels: number, features: number, flip: number): Float64Array {
  const items = 2 ** levels;
  const table = new Float64Array(features * items);
  const node = new Float64Array(2 * items); // node k of a level of n lies at n + k, hence its children at 2n + 2k, + 1
  for (let f = 0; f < features; ++f) {
    node[1] = u() < 0.5 ? 1 : -1;
    for (let k = 2; k < 2 * items; ++k) node[k] = u() < flip ? -node[k >> 1] : node[k >> 1];
    table.set(node.subarray(items), f * items);
  }
  return table;
}

/** The level of the node at which the ways to two leaves part. */
export const partingLevel = (levels: number, i: number, j: number): number =>
  levels - (32 - Math.clz32(i ^ j));

/**
 * How each mode moves items apart (levels, modes): the mean of (v_i - v_j)^2 over all pairs of items that part at a
 * level, for modes v (items, modes). Times the modes' strengths it sums to the mean squared distance of such pairs in
 * the hidden layer of a balanced network, where items lie as V diag(u) V^T.
 */
export function splitWeights(v: Float64Array, levels: number): Float64Array {
  const items = 2 ** levels;
  const modes = v.length / items;
  const weights = new Float64Array(levels * modes);
  for (let i = 0; i < items; ++i)
    for (let j = 0; j < i; ++j) {
      const level = partingLevel(levels, i, j);
      const pairs = 2 ** level * 4 ** (levels - level - 1); // nodes of this level, times left leaves, times right ones
      for (let a = 0; a < modes; ++a)
        weights[level * modes + a] += (v[i * modes + a] - v[j * modes + a]) ** 2 / pairs;
    }
  return weights;
}

/** The first time at which a rising f reaches a height, in [0, last], by bisection to rounding; Infinity if it does not. */
export function riseTime(f: (t: number) => number, height: number, last: number): number {
  if (!(f(last) >= height)) return Infinity;
  let [low, high] = [0, last];
  if (f(0) >= height) return 0;
  for (let i = 0; i < 60; ++i) {
    const middle = (low + high) / 2;
    if (f(middle) >= height) high = middle;
    else low = middle;
  }
  return high;
}
