/** How many letters must be put in, left out or replaced to make one text from the other. Source: Levenshtein 1966. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; ++i) {
    const next = [i];
    for (let j = 1; j <= b.length; ++j)
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}

/**
 * The names that somebody who wrote `text` may have meant, best first: those that contain it, and those that a third
 * of its letters, or fewer, keep from it, as a whole or in the part before or after the slash.
 */
export function near(text: string, names: readonly string[]): string[] {
  const wanted = text.toLowerCase();
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  const away = (name: string): number =>
    name.includes(wanted) ? 0 : Math.min(...[name, ...name.split("/")].map((part) => distance(wanted, part)));
  return names
    .map((name) => ({ name, far: away(name) }))
    .filter(({ far }) => wanted !== "" && far <= allowed)
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}
