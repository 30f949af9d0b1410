/** An order in which the things at two places have changed places. */
export function swapped(order: string, from: number, to: number): string {
  const letters = [...order];
  [letters[from], letters[to]] = [letters[to], letters[from]];
  return letters.join("");
}
