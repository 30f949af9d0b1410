import { FileFault, type Given, type Pause, type Raw } from "./fault.ts";

const names = /^(label|class|y|target)$/i;
const features = { fewest: 2, most: 1024 };
const block = 500; // lines between two pauses

const bare = (cell: string): string => cell.trim().replace(/^"(.*)"$/, "$1");
const isNumber = (cell: string): boolean => cell !== "" && Number.isFinite(Number(cell));

/** A few characters of a cell, for a message. */
const quoted = (cell: string): string => `“${cell.length > 20 ? `${cell.slice(0, 20)}…` : cell}”`;

/** The delimiter that a line has most of. */
const delimiterOf = (line: string): string =>
  [",", ";", "\t"].reduce((best, d) => (line.split(d).length > line.split(best).length ? d : best));

/** The text of a file. Throws a FileFault where it is none. */
function textOf({ name, bytes }: Given): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (!text.slice(0, 1000).includes("\0")) return text;
  } catch {
    // no UTF-8: said below
  }
  throw new FileFault(name, "it is neither text (CSV or TSV) nor IDX, with or without gzip");
}

/** Which column of a table has the labels, and how many of its lines are a header. */
function columns(first: readonly string[], second: readonly string[]): { label: number; header: number } {
  const header = first.some((cell, k) => !isNumber(cell) && isNumber(second[k] ?? "")) ? 1 : 0;
  const named = header ? first.findIndex((cell) => names.test(cell)) : -1;
  const words = second.flatMap((cell, k) => (isNumber(cell) ? [] : [k])); // classes may have names
  return { header, label: named >= 0 ? named : words.length === 1 ? words[0] : 0 };
}

/**
 * The examples of a table: one a line, its label in the column called label, class, y or target, else in the one column
 * of words, else in the first. Throws a FileFault at the first line that does not fit, or cell that is no number.
 */
export async function fromCsv(file: Given, pause: Pause): Promise<Raw> {
  const { name } = file;
  const lines = textOf(file).split(/\r\n|\n|\r/);
  while (lines.length && !lines[lines.length - 1].trim()) lines.pop();
  if (lines.length < 2)
    throw new FileFault(
      name,
      `it has ${lines.length === 1 ? "one line" : "no lines"}; expected one for each example`,
    );
  const delimiter = delimiterOf(lines[0]);
  const cells = (k: number): string[] => lines[k].split(delimiter).map(bare);
  const { label, header } = columns(cells(0), cells(1));
  const wide = cells(0).length;
  const n = wide - 1;
  if (n < features.fewest || n > features.most) {
    const expected = `expected ${features.fewest} to ${features.most}, and one for the label`;
    throw new FileFault(
      name,
      `its first line has ${wide} ${wide === 1 ? "column" : "columns"}; ${expected}, between commas, semicolons or tabs`,
    );
  }
  const x = new Float32Array((lines.length - header) * n);
  const labels: string[] = [];
  let at = 0;
  for (let k = header; k < lines.length; ++k) {
    if (k % block === 0) await pause();
    const row = cells(k);
    if (row.length !== wide)
      throw new FileFault(name, `line ${k + 1} has ${row.length} columns; expected ${wide}, as the first`);
    for (let c = 0; c < wide; ++c) {
      const cell = row[c];
      const where = `line ${k + 1}, column ${c + 1}`;
      if (cell === "") throw new FileFault(name, `${where} is empty`);
      if (c === label) {
        if (isNumber(cell) && !Number.isInteger(Number(cell)))
          throw new FileFault(
            name,
            `${where} has the label ${quoted(cell)}; expected a whole number or a word`,
          );
        labels.push(isNumber(cell) ? String(Number(cell)) : cell);
      } else if (isNumber(cell)) x[at++] = Number(cell);
      else throw new FileFault(name, `${where} has ${quoted(cell)}; expected a number`);
    }
  }
  const side = Math.sqrt(n);
  return {
    x,
    labels,
    features: n,
    image: Number.isInteger(side) && side >= 7 ? { rows: side, cols: side } : null,
  };
}
