import { shuffled } from "../../numeric/permutation.ts";
import { streams } from "../../numeric/random.ts";
import type { Labelled } from "../labelled.ts";
import { FileFault, type Raw } from "./fault.ts";
import { meanDown } from "./images.ts";

const most = { train: 3000, test: 1000 };
const classes = { fewest: 2, most: 20, rows: 10 };
const largest = 20; // side of an image that is left as it is

/** The classes of labels, in order: numbers by size, words by letters. Throws a FileFault if there are too few or many, or one is rare. */
function classesOf(file: string, labels: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const found = [...counts.keys()].sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1));
  if (found.length < classes.fewest || found.length > classes.most)
    throw new FileFault(
      file,
      `${found.length} ${found.length === 1 ? "class" : "classes"} of labels; expected ${classes.fewest} to ${classes.most}`,
    );
  const rare = found.find((label) => counts.get(label)! < classes.rows);
  if (rare !== undefined)
    throw new FileFault(
      file,
      `class “${rare}” has ${counts.get(rare)} of them; expected ${classes.rows} at least`,
    );
  return found;
}

/** How the numbers of a file are brought to a size of about one. */
function scaleOf(x: Raw["x"]): Labelled["scaled"] {
  let [whole, low, high] = [true, Infinity, -Infinity];
  for (const value of x) {
    whole &&= Number.isInteger(value);
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low >= 0 && high <= 1) return "unit";
  return whole && low >= 0 && high <= 255 ? "bytes" : "deviations";
}

/** Brings each feature to mean 0 and deviation 1 over the first rows; one that never changes there becomes 0. */
function standardise(x: Float32Array, features: number, rows: number): void {
  for (let f = 0; f < features; ++f) {
    let [sum, squares] = [0, 0];
    for (let i = 0; i < rows; ++i) sum += x[i * features + f];
    const mean = sum / rows;
    for (let i = 0; i < rows; ++i) squares += (x[i * features + f] - mean) ** 2;
    const deviation = Math.sqrt(squares / rows);
    for (let k = f; k < x.length; k += features) x[k] = deviation > 0 ? (x[k] - mean) / deviation : 0;
  }
}

/**
 * At most 3000 examples to learn and 1000 to test on, drawn from those of a file, or three quarters and one quarter of
 * what there is; the same ones every time. Images of more than 20 × 20 pixels become means on 14 × 14.
 */
export function drawn(name: string, raw: Raw): Labelled {
  const classes = classesOf(name, raw.labels);
  const scaled = scaleOf(raw.x);
  const found = raw.labels.length;
  const count = Math.min(found, most.train + most.test);
  const train = count < found || count === most.train + most.test ? most.train : Math.floor(0.75 * count);
  const { image } = raw;
  const shrunk = image && Math.max(image.rows, image.cols) > largest ? meanDown(image, 14) : null;
  const features = shrunk ? 14 * 14 : raw.features;
  const x = new Float32Array(count * features);
  const y = new Uint8Array(count);
  const order = shuffled(found, streams(1).stream("user"));
  const place = new Map(classes.map((label, c) => [label, c]));
  for (let i = 0; i < count; ++i) {
    const row = raw.x.subarray(order[i] * raw.features, (order[i] + 1) * raw.features);
    x.set(shrunk ? shrunk(row) : row, i * features);
    y[i] = place.get(raw.labels[order[i]])!;
  }
  if (scaled === "bytes") for (let k = 0; k < x.length; ++k) x[k] /= 255;
  if (scaled === "deviations") standardise(x, features, train);
  return {
    ...{ name, x, y, count, train, features, classes, scaled, found },
    image: shrunk ? { rows: 14, cols: 14 } : image,
  };
}
