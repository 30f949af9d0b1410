import type { Labelled } from "../../experiment/labelled.ts";
import { integer, ownData, real, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { normal } from "../../numeric/normal.ts";
import { streams } from "../../numeric/random.ts";
import { trainingCurves } from "./curves.ts";
import type { DigitSet } from "./digit-set.ts";
import { linesOf } from "./lines.ts";
import { first, guesses, roomFor, type Examples } from "./model/loss.ts";
import { between, network, single } from "./model/network.ts";
import { spiral } from "./model/planar.ts";
import { batch, trainedOn, type Net, type Trained } from "./pair.ts";
import { width } from "./params.ts";
import ito2024 from "./source.ts";

const training = 0.7; // the part of the run that it is
const looked = 300; // examples of which the frame tells what they are taken for

/** What is learned where a reader has given no file: points on three arms of a spiral. */
function drawnSpiral(): Labelled {
  const u = streams(0).stream("1/spirals");
  const { x, y, count } = spiral(1600, { u, normal: normal(u) }, single);
  const train = 1200;
  return {
    ...{ name: "points on a spiral", x, y, count, train, features: 2, image: null, found: count },
    ...{ classes: ["0", "1", "2"], scaled: "deviations" },
  };
}

/** The examples that are learned, and those that are tested. */
function parted({ x, y, count, train, features }: Labelled): DigitSet {
  const some = (from: number, end: number): Examples<Float32Array> => ({
    x: x.subarray(from * features, end * features),
    y: y.subarray(from, end),
    count: end - from,
  });
  return { train: some(0, train), test: some(train, count) };
}

/** What the networks half-way take the first new examples for. */
function readHalfWay({ nets: [a, b], test }: Trained, matched: Net) {
  const some = first(test, looked);
  const room = roomFor(a.sizes, some.count, single);
  const net = network(a.sizes, a.theta.slice());
  return {
    x: some.x.slice(), // (looked, features)
    y: some.y.slice(), // (looked)
    naive: guesses(between(net, a, b, 0.5), some, room), // (looked)
    weights: guesses(between(net, a, matched, 0.5), some, room), // (looked)
  };
}

export default simulation({
  id: "mode-connectivity/own",
  title: "Two networks on data of your own",
  doc: "Two networks learn a reader's own examples, or points on a spiral, from different starts; the line between them is measured before and after their hidden units are matched.",
  source: ito2024,
  params: {
    data: ownData({
      label: "Your data",
      doc: "A table as CSV or TSV, one labelled example a line; or both files of an IDX pair, as MNIST comes, chosen at once. Either may be packed by gzip.",
      sample: { words: "Take handwriting", file: "../samples/handwriting.csv.gz" },
    }),
    width: { ...width(64), default: 32 },
    epochs: integer({
      label: "Epochs",
      default: 20,
      min: 1,
      max: 30,
      doc: "How often each network sees every example that it learns from.",
    }),
    rate: real({
      label: "Learning rate",
      symbol: "\\eta",
      default: 0.1,
      min: 0.025,
      max: 0.2,
      scale: "log",
      doc: "The largest learning rate, which falls to nothing by the end of training.",
    }),
    seed,
  },
  *frames({ data, width, epochs, rate }, random) {
    const given = data ?? drawnSpiral();
    const set = parted(given);
    const about = {
      ...{ name: given.name, own: data !== null, found: given.found, features: given.features },
      ...{ train: set.train.count, test: set.test.count, image: given.image, scaled: given.scaled },
      classes: [...given.classes],
      guessing:
        Math.max(...given.classes.map((_, c) => set.test.y.filter((y) => y === c).length)) / set.test.count,
    };
    const curves = trainingCurves();
    const perEpoch = Math.floor(set.train.count / Math.min(batch, set.train.count));
    const now = () => ({ width, epochs, about, perEpoch, curves: curves.taken(), read: null });
    const none = { naive: null, weights: null, activations: null, matching: null };
    const sizes = [given.features, width, width, given.classes.length];
    const recipe = { epochs, rate, decay: 1e-3, batch: Math.min(batch, set.train.count) };
    const work = trainedOn(set, sizes, recipe, random);
    let step = work.next();
    for (; !step.done; step = work.next()) {
      curves.add(step.value);
      yield { progress: training * step.value.part, ...now(), ...none };
    }
    const measuring = linesOf(step.value, random.stream("visits"));
    let at = measuring.next();
    for (; !at.done; at = measuring.next())
      yield {
        progress: training + (0.98 - training) * at.value.part,
        ...now(),
        ...at.value.lines,
        matching: null,
      };
    const { lines, matching, matched } = at.value;
    yield { progress: 1, ...now(), ...lines, matching, read: readHalfWay(step.value, matched) };
  },
});
