import { symmetricEigen } from "../../numeric/decompose.ts";
import { multiply, multiplyTransposedA } from "../../numeric/matrix.ts";
import { choice, integer, real, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { riseTime, splitWeights, treeModes, treeSpectrum, treeTable } from "./model/hierarchy.ts";
import { directStrength, modeStrength, timeBetween } from "./model/mode.ts";
import saxe2019 from "./hierarchy-source.ts";

const points = 161; // of time
const nothing = 1e-6; // of the strongest mode: weaker ones are rounding, and their directions arbitrary

export default simulation({
  id: "deep-linear/hierarchy",
  title: "Growing up: telling items of a tree apart",
  doc: "A network learns the features of items that are the leaves of a tree; exact solutions, in time units of one over the learning rate.",
  source: saxe2019,
  params: {
    items: choice({
      label: "Features",
      default: "drawn",
      options: { drawn: "drawn along the branches", ideal: "the average tree" },
      doc: "Drawn: each feature starts at the root and may change on every branch; average: the correlations that this gives on average.",
    }),
    levels: integer({
      label: "Levels of branches",
      symbol: "L",
      default: 3,
      min: 2,
      max: 4,
      doc: "How often the tree branches in two: three levels carry eight items.",
    }),
    flip: real({
      label: "Change on a branch",
      symbol: "\\varepsilon",
      default: 0.1,
      min: 0,
      max: 0.4,
      step: 0.01,
      doc: "The chance that a feature is another on the two ends of a branch: at 0 all items are alike.",
    }),
    features: integer({
      label: "Features of an item",
      symbol: "N_3",
      default: 100,
      min: 20,
      max: 400,
      doc: "How many features each item has: the outputs of the network.",
    }),
    start: real({
      label: "Strength at the start",
      symbol: "u_0",
      default: 1e-3,
      min: 1e-4,
      max: 0.1,
      scale: "log",
      doc: "Strength of every mode of the deep network before training; a direct map starts at nothing.",
    }),
    network: choice({
      label: "Network",
      default: "deep",
      options: { deep: "one hidden layer", direct: "direct map" },
      doc: "A direct map has no hidden layer: its items lie where its outputs put them.",
    }),
    seed,
  },
  *frames({ items, levels, flip, features, start, network }, random) {
    const count = 2 ** levels;
    const tree = treeModes(levels);
    const { s, v } =
      items === "ideal"
        ? { s: treeSpectrum(levels, flip).map((value) => Math.sqrt(features * value)), v: tree }
        : inputModes(treeTable(random.stream("features"), levels, features, flip), features, count);
    const real = s.map((strength) => (strength > nothing * s[0] ? 1 : 0));
    const direct = network === "direct";
    const strengthAt = (a: number, t: number) =>
      direct ? directStrength(s[a], 0, t) : modeStrength(s[a], start, t);
    /** What a mode counts for in distances between items: in the outputs by its square, in the hidden layer by itself. */
    const seen = (u: number) => (direct ? u * u : u);

    const last = direct
      ? Math.log(100)
      : Math.max(0.1, ...[...s].map((x, a) => (real[a] ? nearly(x, start) : 0)));
    const time = Float64Array.from({ length: points }, (_, k) => (k / (points - 1)) * last);
    const strength = Float64Array.from({ length: points * count }, (_, k) =>
      strengthAt(k % count, time[Math.floor(k / count)]),
    );

    const weights = splitWeights(v, levels);
    const squared = (level: number, of: (a: number) => number) => {
      let sum = 0;
      for (let a = 0; a < count; ++a) sum += real[a] * weights[level * count + a] * of(a);
      return sum;
    };
    const ends = Float64Array.from({ length: levels }, (_, level) => {
      const end = squared(level, (a) => seen(s[a]));
      return end > nothing * s[0] ? end : 0;
    });
    const distance = Float64Array.from({ length: points * levels }, (_, k) =>
      squared(k % levels, (a) => seen(strength[Math.floor(k / levels) * count + a])),
    );
    const half = [...ends].map((end, level) => {
      if (end === 0) return null;
      const found = riseTime((t) => squared(level, (a) => seen(strengthAt(a, t))), end / 2, 2 * last);
      return Number.isFinite(found) ? found : null;
    });

    /** The part of each mode that is learned, as it moves items (points, modes). */
    const part = strength.map((u, k) => (real[k % count] ? Math.sqrt(seen(u) / seen(s[k % count])) : 0));
    const squares = product(v, tree, count).map((x) => x * x);
    const learned = new Float64Array(points * count);
    multiply(
      learned,
      part.map((x) => x * x),
      squares,
      points,
      count,
      count,
    );
    const goal = product(v, layout(levels), count);
    const place = new Float64Array(count * points * 2);
    for (let i = 0; i < count; ++i) {
      const moves = goal.map((x, k) => x * v[i * count + (k >> 1)]); // (modes, 2)
      multiply(place.subarray(2 * i * points, 2 * (i + 1) * points), part, moves, points, count, 2);
    }
    yield {
      progress: 1,
      levels,
      network,
      flip,
      time, // (points), in units of one over the learning rate
      s: Float64Array.from(s), // (modes)
      modes: Float64Array.from(v), // (items, modes)
      strength, // (points, modes)
      distance, // (points, levels): mean squared distance of items that part at a level
      ends, // (levels): what they rise to, 0 where items never part
      half, // (levels): time at which they are half-way, null where items never part
      learned, // (points, nodes + 1): the part of each node's contrast that is learned, after that of the mean
      place, // (items, points, 2): the items' images under one linear view, fixed for the whole run
    };
  },
});

/** The strengths and the input modes of a table (features, items), by the items' inner products, which are small. */
function inputModes(table: Float64Array, features: number, count: number) {
  const inner = new Float64Array(count * count);
  multiplyTransposedA(inner, table, table, count, features, count);
  const { values, vectors } = symmetricEigen(inner, count);
  return { s: values.map((value) => Math.sqrt(Math.max(0, value))), v: vectors };
}

/** The time until 99 % of a mode is learned; 0 for one that starts there. */
function nearly(s: number, u0: number): number {
  const time = timeBetween(s, u0, 0.99 * s);
  return time > 0 && time < Infinity ? time : 0;
}

/** The product (modes, cols) of the transpose of v (items, modes) and b (items, cols). */
function product(v: Float64Array, b: Float64Array, count: number): Float64Array {
  const cols = b.length / count;
  const out = new Float64Array(count * cols);
  multiplyTransposedA(out, v, b, count, count, cols);
  return out;
}

const steps = [0.95, 0.65, 0.4, 0.3]; // half the distance of two branches, level by level: chosen so that none overlap

/** Where the items are to lie in the plane (items, 2): the tree's levels go apart across, up, across, up. */
function layout(levels: number): Float64Array {
  const count = 2 ** levels;
  const place = new Float64Array(2 * count);
  for (let i = 0; i < count; ++i)
    for (let level = 0; level < levels; ++level)
      place[2 * i + (level % 2)] +=
        ((i >> (levels - 1 - level)) & 1 ? 1 : -1) * (level % 2 ? -1 : 1) * steps[level];
  return place;
}
