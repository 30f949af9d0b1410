import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { meanDown } from "../../../../src/experiment/files/images.ts";
import { mostBytes, readExamples, weigh } from "../../../../src/experiment/files/read.ts";
import { isLabelled } from "../../../../src/experiment/labelled.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const pause = () => Promise.resolve();
const csv = (text: string, name = "own.csv") => readExamples([{ name, bytes: bytes(text) }], pause);

/** An IDX file of big-endian 32-bit numbers and then bytes. */
function idx(numbers: readonly number[], body: ArrayLike<number>): Uint8Array {
  const out = new Uint8Array(4 * numbers.length + body.length);
  const view = new DataView(out.buffer);
  numbers.forEach((n, k) => view.setUint32(4 * k, n));
  out.set(body, 4 * numbers.length);
  return out;
}

const count = 200;
const side = 28;
const pixels = Uint8Array.from({ length: count * side * side }, (_, k) => (k * 7) % 256);
const labels = Uint8Array.from({ length: count }, (_, i) => i % 10);
const images = idx([2051, count, side, side], pixels);
const answers = idx([2049, count], labels);
const pair = (a: Uint8Array, b: Uint8Array = answers) =>
  readExamples(
    [
      { name: "images", bytes: a },
      { name: "labels", bytes: b },
    ],
    pause,
  );

/** Lines of two numbers and a label in front, ten of each class. */
const lines = Array.from({ length: 30 }, (_, i) => `${i % 3},${i / 10},${(i * i) / 7}`);
const table = lines.join("\n");
const changed = (line: number, to: string): string =>
  lines.map((l, k) => (k === line - 1 ? to : l)).join("\n");

describe("IDX", () => {
  it("reads images and labels in either order, packed or not, as means of four pixels", async () => {
    const found = await pair(images);
    expect(isLabelled(found)).toBe(true);
    expect(found).toMatchObject({ found: 200, count: 200, train: 150, features: 196, scaled: "bytes" });
    expect(found.classes).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    const swapped = await pair(gzipSync(answers), gzipSync(images));
    expect(swapped.x.every((v, k) => v === found.x[k])).toBe(true);
    expect(swapped.y.join()).toBe(found.y.join());
    const mean = (p: (k: number) => number) => (p(0) + p(1) + p(side) + p(side + 1)) / 4 / 255;
    const first = Array.from({ length: count }, (_, i) => mean((k) => pixels[i * side * side + k]));
    const some = Array.from({ length: count }, (_, i) => found.x[i * 196]);
    expect(some.map((x) => first.some((y) => Math.abs(x - y) < 1e-6))).not.toContain(false);
  });

  it.each([
    [
      "a wrong magic number",
      idx([2052, count, side, side], pixels),
      "images: its magic number is 2052; expected 2051",
    ],
    [
      "images cut short",
      images.subarray(0, images.length - 1),
      "images: it is cut short: 156815 bytes; expected 156816",
    ],
    ["too many bytes", idx([2051, count - 1, side, side], pixels), "images: it is longer than it says"],
    ["a header cut short", images.subarray(0, 10), "images: it ends within its header, after 10 of 16 bytes"],
    ["huge images", idx([2051, 2, 65, 64], new Uint8Array(2 * 65 * 64)), "its images have 65 × 64 pixels"],
    ["too few images", idx([2051, 20, 2, 2], new Uint8Array(80)), "labels: 200 labels; expected 20"],
  ])("names %s", async (_, file, words) => {
    await expect(pair(file)).rejects.toThrow(words);
  });

  it("names what is missing of a pair, and what does not belong to it", async () => {
    await expect(pair(images, images)).rejects.toThrow(
      "the file of labels (magic number 2049) is needed, too",
    );
    await expect(readExamples([{ name: "labels", bytes: answers }], pause)).rejects.toThrow(
      "the file of images",
    );
    await expect(pair(images, bytes(table))).rejects.toThrow("labels: it does not begin as IDX does");
    const few = pair(idx([2051, 20, 2, 2], new Uint8Array(80)), idx([2049, 20], new Uint8Array(20)));
    await expect(few).rejects.toThrow("images: 20 images; expected 200 at least");
  });
});

describe("tables", () => {
  it("finds the label by its name, else by its words, else in front", async () => {
    const plain = await csv(table);
    expect(plain).toMatchObject({ found: 30, train: 22, features: 2, classes: ["0", "1", "2"], image: null });
    const named = lines.map((line) => line.split(",")).map(([y, a, b]) => `${a};${b};${y}`);
    expect(await csv(["u;v;Class", ...named].join("\r\n"))).toMatchObject({ y: plain.y, x: plain.x });
    const words = lines.map((line) => line.split(",")).map(([y, a, b]) => `${a}\t"k${y}"\t${b}`);
    expect(await csv(`${words.join("\n")}\n\n`)).toMatchObject({
      y: plain.y,
      x: plain.x,
      classes: ["k0", "k1", "k2"],
    });
  });

  it("scales by what is in it: bytes, parts of one, or deviations of what is learned", async () => {
    expect(await csv(lines.map((_, i) => `${i % 2},${i},255`).join("\n"))).toMatchObject({ scaled: "bytes" });
    expect(await csv(lines.map((_, i) => `${i % 2},${i / 30},1`).join("\n"))).toMatchObject({
      scaled: "unit",
    });
    const { x, train, scaled } = await csv(lines.map((_, i) => `${i % 2},${i - 9.5},-3`).join("\n"));
    expect(scaled).toBe("deviations");
    const column = Array.from({ length: train }, (_, i) => x[2 * i]);
    const mean = column.reduce((sum, v) => sum + v, 0) / train;
    expect(mean).toBeCloseTo(0, 5);
    expect(column.reduce((sum, v) => sum + v * v, 0) / train).toBeCloseTo(1, 5);
    expect(x.filter((_, k) => k % 2 === 1).every((v) => v === 0)).toBe(true);
  });

  it.each([
    [
      "a cell that is no number",
      changed(7, "1,0.3,abc"),
      "own.csv: line 7, column 3 has “abc”; expected a number",
    ],
    ["an empty cell", changed(8, "1,,2"), "own.csv: line 8, column 2 is empty"],
    ["a short line", changed(9, "1,2"), "own.csv: line 9 has 2 columns; expected 3, as the first"],
    ["an endless number", changed(9, "1,1e999,2"), "line 9, column 2 has “1e999”; expected a number"],
    ["a label that is a fraction", changed(5, "0.5,1,2"), "line 5, column 1 has the label “0.5”"],
    [
      "one class",
      lines.map((l) => `4${l.slice(1)}`).join("\n"),
      "own.csv: 1 class of labels; expected 2 to 20",
    ],
    ["a rare class", changed(3, "7,1,2"), "own.csv: class “2” has 9 of them; expected 10 at least"],
    ["one column", "1\n2\n3", "its first line has 1 column; expected 2 to 1024, and one for the label"],
    ["one line", "1,2,3", "own.csv: it has one line; expected one for each example"],
    ["nothing", "", "own.csv: it is empty"],
    ["a binary file", "PNG\0\0\0", "own.csv: it is neither text (CSV or TSV) nor IDX"],
  ])("names %s", async (_, text, words) => {
    await expect(csv(text)).rejects.toThrow(words);
  });

  it("names files that are too large, damaged or too many", async () => {
    expect(() => weigh("big.csv", mostBytes + 1)).toThrow(
      "big.csv: it is too large, 64 MB; expected at most 64 MB",
    );
    const cut = gzipSync(bytes(table)).subarray(0, 40);
    await expect(readExamples([{ name: "own.gz", bytes: cut }], pause)).rejects.toThrow(
      "damaged or cut short",
    );
    const two = [1, 2].map((k) => ({ name: `${k}.csv`, bytes: bytes(table) }));
    await expect(readExamples(two, pause)).rejects.toThrow("1.csv, 2.csv: 2 files; expected one table");
  });
});

it("makes images smaller by means that keep their sum, whatever the sides", () => {
  for (const [rows, cols] of [
    [28, 28],
    [30, 21],
    [64, 64],
  ]) {
    const from = Float64Array.from({ length: rows * cols }, (_, k) => (k * k) % 17);
    const sum = (x: ArrayLike<number>) => Array.from(x).reduce((s, v) => s + v, 0);
    const mean = sum(meanDown({ rows, cols }, 14)(from)) / 196;
    expect(mean).toBeCloseTo(sum(from) / from.length, 4); // floats
  }
});
