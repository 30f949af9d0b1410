const dense = 20; // epochs from the start at which everything is recorded
const apart = 5; // epochs between two records later

/** The epochs at which a run of some epochs is recorded: none, each of the first 20, then every fifth, and the last. */
export function stopsOf(epochs: number): Int32Array {
  const all = Array.from({ length: epochs + 1 }, (_, e) => e);
  return Int32Array.from(all.filter((e) => e <= dense || e % apart === 0 || e === epochs));
}
