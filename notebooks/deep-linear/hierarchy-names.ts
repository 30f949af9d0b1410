/* The tree that readers see: words for its nodes, and where they stand. */

const names = [
  ["everything"],
  ["animals", "plants"],
  ["birds", "fish", "trees", "flowers"],
  ["robin", "canary", "salmon", "sunfish", "pine", "oak", "rose", "daisy"],
];

/** The word for the n-th node of a level; the root has level 0. */
export const branch = (level: number, n: number): string =>
  level < names.length ? names[level][n] : `${branch(level - 1, n >> 1)} ${(n & 1) + 1}`;

/** What parts at a level, by the example of its first node. */
export const halves = (level: number): string => `${branch(level + 1, 0)} | ${branch(level + 1, 1)}`;

/** The items below the n-th node of a level. */
export function leavesOf(levels: number, level: number, n: number): number[] {
  const width = 2 ** (levels - level);
  return Array.from({ length: width }, (_, i) => n * width + i);
}

/** All nodes, level by level; y is the middle of the items below. */
export function nodesOf(levels: number): { level: number; n: number; y: number }[] {
  return Array.from({ length: levels + 1 }, (_, level) => level).flatMap((level) =>
    Array.from({ length: 2 ** level }, (_, n) => ({ level, n, y: (n + 0.5) * 2 ** (levels - level) - 0.5 })),
  );
}
