/** Steps at which something is kept: 0, then equally far apart on a log axis up to the last, at most so many. */
export function checkpoints(steps: number, count: number): Int32Array {
  const wanted = new Set([0]);
  for (let i = 0; i < count; ++i) wanted.add(Math.round(steps ** (i / (count - 1))));
  return Int32Array.from(wanted);
}
