import { seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { learned, matchedB } from "./learned.ts";
import { pixels } from "./model/digits.ts";
import { first } from "./model/loss.ts";
import { single } from "./model/network.ts";
import { plane, shares, surveyor } from "./model/plane.ts";
import { rate, width } from "./params.ts";
import { ainsworth2023 } from "./sources.ts";

const training = 0.45; // the part of the run that it is
const cells = 21; // points along a side of the map
const span = [-0.5, 1.5] as const; // of both axes
const examples = 500; // of the map; the sides are measured on all
const shown = 10; // digits that are read at every point
const points = 17; // of a side

/** The points of a grid, every fourth first, then every second, then all: what is known is always the whole plane. */
function* grid(): Generator<{ readonly k: number; readonly stride: number }, void, void> {
  for (const stride of [4, 2, 1])
    for (let i = 0; i < cells; i += stride)
      for (let j = 0; j < cells; j += stride)
        if (stride === 4 || i % (2 * stride) || j % (2 * stride)) yield { k: i * cells + j, stride };
}

export default simulation({
  id: "mode-connectivity/plane",
  title: "The plane through A, B and the matched B",
  doc: "Two networks learn drawn digits; the loss is mapped over the plane through the first, the second as it is, and the second with its hidden units matched.",
  source: ainsworth2023,
  params: { width: width(80, 16), rate, seed },
  *frames({ seed, width, rate }, random) {
    const map = { loss: new Float32Array(cells * cells), accuracy: new Float32Array(cells * cells) };
    const read = new Uint8Array(cells * cells * shown);
    let [known, stride] = [0, 4];
    let found: {
      readonly place: readonly [number, number];
      readonly sides: { readonly loss: Float64Array; readonly accuracy: Float64Array }[];
      readonly images: Float32Array;
      readonly labels: Uint8Array;
      readonly converged: boolean;
    } | null = null;
    const frame = (progress: number) => ({
      progress,
      width,
      rate,
      cells,
      span: [...span],
      stride, // of the points that are known: all others on such a grid are still to come
      whole: known === cells * cells,
      map: { loss: map.loss.slice(), accuracy: map.accuracy.slice() }, // (cells, cells), y first, from below
      read: read.slice(), // (cells, cells, shown): what the network there takes some digits for
      found: found && {
        ...found,
        place: [...found.place], // of the matched B
        sides: found.sides.map(({ loss, accuracy }) => ({ loss: loss.slice(), accuracy: accuracy.slice() })), // A to B, A to the matched B, B to the matched B: (points)
        images: found.images.slice(), // (shown, pixels)
        labels: found.labels.slice(), // (shown)
      },
    });
    const trained = yield* learned({ seed, width, rate }, random, (part) => frame(training * part));
    const { net } = yield* matchedB(trained, random, (part) => frame(training + 0.05 * part));
    const [a, b] = trained.nets;
    const corners = plane(a, b, net);
    const { test, converged } = trained;
    const everywhere = surveyor(corners, test, shown, single);
    const sides: { loss: Float64Array; accuracy: Float64Array }[] = [];
    for (const [from, to] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ]) {
      const side = { loss: new Float64Array(points), accuracy: new Float64Array(points) };
      for (let k = 0; k < points; ++k) {
        const share = [0, 0, 0] as [number, number, number];
        share[from] = 1 - k / (points - 1);
        share[to] = k / (points - 1);
        const { loss, accuracy } = everywhere.at(share);
        side.loss[k] = loss;
        side.accuracy[k] = accuracy;
        if (k % 4 === 3) yield frame(training + 0.05 + (0.1 * (sides.length + k / points)) / 3);
      }
      sides.push(side);
    }
    found = {
      place: corners.place,
      sides,
      images: test.x.slice(0, shown * pixels),
      labels: test.y.slice(0, shown),
      converged,
    };
    const some = surveyor(corners, first(test, examples), shown, single);
    for (const { k, stride: now } of grid()) {
      if (known % 8 === 0 || now !== stride) yield frame(training + 0.15 + (0.4 * known) / cells ** 2);
      stride = now;
      const at = (i: number): number => span[0] + ((span[1] - span[0]) * i) / (cells - 1);
      const here = some.at(shares(corners, at(k % cells), at(Math.floor(k / cells))));
      map.loss[k] = here.loss;
      map.accuracy[k] = here.accuracy;
      read.set(here.read, k * shown);
      ++known;
    }
    yield frame(1);
  },
});
