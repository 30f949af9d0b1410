import { normal } from "../../numeric/normal.ts";
import { choice, integer, real, seed, toggle } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { fastest, goal, startWeights, type Entry } from "./digits-race.ts";
import {
  accuracy,
  bestMap,
  busiestPixels,
  classes,
  correlationsOf,
  digitModes,
  drawPictures,
  mapLoss,
  offDiagonal,
  seenAlong,
  type Pictures,
} from "./model/digits-task.ts";
import saxe2013 from "./source.ts";

const unseen = 200; // pictures that are not learned from
const whole = { pictures: 0.1, fresh: 0.13, correlations: 0.16 }; // parts of a run until these are there

const raced = (label: string, doc: string) => toggle({ label, default: true, group: "Starts raced", doc });

export default simulation({
  id: "deep-linear/digits",
  title: "Pretraining on digits",
  doc: "Deep linear networks learn to name drawn digits, a stand-in for handwritten ones, from four starts; one of them is found by greedy pretraining.",
  source: saxe2013,
  params: {
    items: integer({
      label: "Pictures",
      symbol: "P",
      default: 400,
      min: 100,
      max: 1000,
      doc: "How many pictures of digits the networks learn from.",
    }),
    side: choice({
      label: "Pixels",
      default: "8",
      options: { 8: "8 × 8", 12: "12 × 12", 16: "16 × 16" },
      doc: "Size of each picture.",
    }),
    centred: toggle({
      label: "Take the means off",
      default: true,
      doc: "Subtracts the mean picture from the pictures, and the mean from the targets.",
    }),
    hidden: integer({
      label: "Hidden units",
      symbol: "H",
      default: 32,
      min: 10,
      max: 64,
      doc: "Width of each of the three hidden layers.",
    }),
    rule: choice({
      label: "Learning rate",
      default: "best",
      options: { best: "best of twelve", one: "as set" },
      doc: "Best of twelve: from 20 down to 0.1 in equal ratios, until two in a row are no faster; the fastest run counts.",
    }),
    rate: real({
      label: "Rate, if set",
      symbol: "\\lambda",
      default: 2,
      min: 0.1,
      max: 20,
      scale: "log",
      doc: "How far one step goes down the gradient of the loss, which is a mean over the pictures.",
    }),
    orthogonal: raced("orthogonal", "Random weights that keep every length they can."),
    gaussian: raced("Gaussian", "Random weights, scaled so that a signal keeps its size on average."),
    pretrained: raced(
      "pretrained",
      "Each layer first learns, for 100 steps, to reproduce what the layers below make of the pictures.",
    ),
    small: raced("small", "Random weights a tenth as large as the Gaussian ones."),
    seed,
  },
  relations: [
    {
      params: ["orthogonal", "gaussian", "pretrained", "small"],
      holds: (v) => v.orthogonal || v.gaussian || v.pretrained || v.small,
      expected: "at least one start to be raced",
    },
  ],
  *frames({ items, side, centred, hidden, rule, rate, ...on }, random) {
    const n = Number(side);
    const starts = (["orthogonal", "gaussian", "pretrained", "small"] as const).filter((name) => on[name]);
    let known = nothing;
    const entries: Entry[] = [];

    const frame = (progress: number) => ({
      progress,
      n,
      centred,
      items,
      goal,
      starts: [...starts],
      samples: known.samples.slice(), // (digits, n, n), one picture of each
      modes: known.modes.slice(), // (modes, n, n), of length 1 each
      s: known.s.slice(), // (modes)
      task: known.task.slice(), // (modes, modes), correlations of the pictures along the modes
      pixels: known.pixels.slice(), // (10, 10), of the pixels that vary most
      ratios: { ...known.ratios }, // size of each off its diagonal, as a part of the diagonal
      best: known.best, // accuracy of the best linear map on new pictures
      entries: entries.map((entry) => ({
        ...entry,
        ...{ step: entry.step.slice(), loss: entry.loss.slice() },
        ...{ looked: entry.looked.slice(), accuracy: entry.accuracy.slice() },
      })),
    });

    yield frame(0);
    const drawing = drawPictures(normal(random.stream("pictures")), items, n, centred);
    let drawn = drawing.next();
    for (; !drawn.done; drawn = drawing.next()) yield frame(whole.pictures * drawn.value);
    const pictures = drawn.value;
    const correlating = correlationsOf(pictures);
    let found = correlating.next();
    for (; !found.done; found = correlating.next())
      yield frame(whole.pictures + (whole.fresh - whole.pictures) * found.value);
    const task = found.value;
    const again = drawPictures(normal(random.stream("new pictures")), unseen, n, false);
    let others = again.next();
    for (; !others.done; others = again.next())
      yield frame(whole.fresh + (whole.correlations - whole.fresh) * 0.99 * others.value);
    const fresh = likewise(others.value, pictures);
    const { s, v } = digitModes(task);
    const pixels = seenAlong(task, busiestPixels(task, classes));
    const along = seenAlong(task, v);
    const map = bestMap(task);
    known = {
      samples: pictures.x.slice(0, classes * n * n).map((x, k) => x + pictures.mean[k % (n * n)]),
      ...{ modes: v, s, task: along, pixels },
      ratios: { task: offDiagonal(along, s.length), pixels: offDiagonal(pixels, classes) },
      best: accuracy(fresh, map),
    };
    yield frame(whole.correlations);

    const range = { best: mapLoss(task, map), zero: task.power / 2 };
    const sizes = [n * n, hidden, hidden, hidden, classes];
    const rates = rule === "best" ? Array.from({ length: 12 }, (_, k) => 20 / 200 ** (k / 11)) : [rate];
    for (const [i, start] of starts.entries()) {
      const at = (part: number) =>
        whole.correlations + ((1 - whole.correlations) * (i + 0.999 * part)) / starts.length;
      const weighing = startWeights(start, normal(random.stream(`weights ${start}`)), sizes, task);
      let weights = weighing.next();
      for (; !weights.done; weights = weighing.next()) yield frame(at(0.3 * weights.value));
      const racing = fastest(start, { sizes, weights: weights.value, task, range, rates, pictures: fresh });
      let next = racing.next();
      for (; !next.done; next = racing.next()) yield frame(at(0.3 + 0.7 * next.value));
      entries.push(next.value);
      yield frame(i + 1 === starts.length ? 1 : at(1));
    }
  },
});

const none = new Float64Array();
interface Known {
  readonly samples: Float64Array;
  readonly modes: Float64Array;
  readonly s: Float64Array;
  readonly task: Float64Array;
  readonly pixels: Float64Array;
  readonly ratios: { readonly task: number; readonly pixels: number };
  readonly best: number | null;
}
/** What is known before there are pictures. */
const nothing: Known = {
  ...{ samples: none, modes: none, s: none, task: none, pixels: none },
  ...{ ratios: { task: 0, pixels: 0 }, best: null },
};

/** Pictures as a network sees them that has learned from others: with the means of those taken off. */
const likewise = (fresh: Pictures, { size, mean, share }: Pictures): Pictures => ({
  ...fresh,
  x: fresh.x.map((x, k) => x - mean[k % size]),
  ...{ mean, share },
});
