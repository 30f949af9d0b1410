function check(gain: Float64Array, n: number): void {
  if (n < 1 || gain.length !== n * n)
    throw new RangeError(`invalid gain: ${gain.length} numbers are not ${n} by ${n}`);
  const at = gain.findIndex((x) => !Number.isFinite(x));
  if (at >= 0) throw new RangeError(`invalid gain: ${gain[at]} in row ${Math.floor(at / n)}`);
}

/**
 * The column of each row (n) in a one-to-one assignment with the largest sum of gains, for a gain (n, n), row by row.
 * Exact, in O(n^3): rows come in one after another, each along the shortest path that frees a column, in costs reduced
 * by potentials u and v. Of several best assignments it gives one, always the same. Throws a RangeError if a gain is
 * not finite or there are not n^2 of them, with n at least 1.
 * Source: Kuhn 1955; Jonker & Volgenant 1987, without its initial reductions.
 */
export function assignment(gain: Float64Array, n: number): Int32Array {
  check(gain, n);
  const u = new Float64Array(n); // potentials of rows
  const v = new Float64Array(n + 1); // and of columns; column n is where a new row waits
  const rowOf = new Int32Array(n + 1).fill(-1);
  const before = new Int32Array(n); // the column from which a column is reached
  const reach = new Float64Array(n); // the length of the shortest way to it
  const done = new Uint8Array(n + 1);
  for (let i = 0; i < n; ++i) {
    rowOf[n] = i;
    reach.fill(Infinity);
    done.fill(0);
    let column = n;
    while (rowOf[column] >= 0) {
      done[column] = 1;
      const row = rowOf[column];
      let delta = Infinity;
      let next = -1;
      for (let j = 0; j < n; ++j) {
        if (done[j]) continue;
        const reduced = -gain[row * n + j] - u[row] - v[j];
        if (reduced < reach[j]) {
          reach[j] = reduced;
          before[j] = column;
        }
        if (reach[j] < delta) {
          delta = reach[j];
          next = j;
        }
      }
      for (let j = 0; j <= n; ++j) {
        if (done[j]) {
          u[rowOf[j]] += delta;
          v[j] -= delta;
        } else if (j < n) reach[j] -= delta;
      }
      column = next;
    }
    while (column !== n) {
      rowOf[column] = rowOf[before[column]];
      column = before[column];
    }
  }
  const columns = new Int32Array(n);
  for (let j = 0; j < n; ++j) columns[rowOf[j]] = j;
  return columns;
}

/** The sum of the gains (n, n) of an assignment of columns to rows. */
export function assigned(gain: Float64Array, columns: Int32Array): number {
  const n = columns.length;
  let sum = 0;
  for (let i = 0; i < n; ++i) sum += gain[i * n + columns[i]];
  return sum;
}

/** The column of each row when the largest gain still free is taken again and again: quick, and not always best. */
export function greedyAssignment(gain: Float64Array, n: number): Int32Array {
  check(gain, n);
  const order = Array.from(gain, (_, k) => k).sort((a, b) => gain[b] - gain[a] || a - b);
  const columns = new Int32Array(n).fill(-1);
  const taken = new Uint8Array(n);
  for (const k of order) {
    const row = Math.floor(k / n);
    const column = k % n;
    if (columns[row] >= 0 || taken[column]) continue;
    columns[row] = column;
    taken[column] = 1;
  }
  return columns;
}
