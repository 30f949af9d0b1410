import { integer, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { pixels } from "./model/digits.ts";
import { roomFor, score } from "./model/loss.ts";
import { permuted } from "./model/matching.ts";
import { inDoubles, inFloats, single } from "./model/network.ts";
import { ensemble, meanOf, mergeMany, spread } from "./model/soup.ts";
import { matchedFrom } from "./nearness.ts";
import { batch, trainedNets, type Net } from "./pair.ts";
import { width } from "./params.ts";
import ito2024 from "./source.ts";

const training = 0.6; // the part of the run that it is
const shown = 6; // hidden units

/** The weights into some units of the first layer, (units, pixels). */
function tiles(net: Net, units: ArrayLike<number>): Float32Array {
  const out = new Float32Array(units.length * pixels);
  for (let k = 0; k < units.length; ++k)
    out.set(net.weights[0].subarray(units[k] * pixels, (units[k] + 1) * pixels), k * pixels);
  return out;
}

const sizeOf = (net: Net, unit: number): number =>
  net.weights[0].subarray(unit * pixels, (unit + 1) * pixels).reduce((sum, w) => sum + w * w, 0);

/** The unit of a network that has become a unit of its reordered copy. */
const unitOf = (net: Net, copy: Net, unit: number): number =>
  Array.from(net.biases[0], (_, k) => k).find((k) =>
    net.weights[0]
      .subarray(k * pixels, (k + 1) * pixels)
      .every((w, i) => w === copy.weights[0][unit * pixels + i]),
  ) ?? 0;

export default simulation({
  id: "mode-connectivity/soup",
  title: "The mean of many networks",
  doc: "Several networks learn drawn digits from different starts; their mean is tested as they are, with all matched to the first, and with all brought into one common order.",
  source: ito2024,
  params: {
    models: integer({
      label: "Networks",
      symbol: "k",
      default: 5,
      min: 2,
      max: 8,
      doc: "How many networks are trained and averaged.",
    }),
    width: { ...width(48, 16), default: 48 },
    seed,
  },
  *frames({ seed, models, width }, random) {
    const curve = {
      single: [] as number[],
      naive: [] as number[],
      anchor: [] as number[],
      ensemble: [] as number[],
    };
    const visits: number[] = []; // the spread after each visit
    let [merged, mergedLoss, sweeps, converged] = [null as number | null, null as number | null, 0, true];
    const frame = (progress: number) => ({
      progress,
      models,
      width,
      converged,
      accuracy: {
        single: Float64Array.from(curve.single), // (networks so far): of each
        naive: Float64Array.from(curve.naive), // (means so far): of the first 1, 2, ...
        anchor: Float64Array.from(curve.anchor), // the same, with each matched to the first
        ensemble: Float64Array.from(curve.ensemble), // the same, outputs added instead of weights
        merged, // of the mean of all, in one common order
      },
      mergedLoss,
      sweeps,
      spread: Float64Array.from(visits), // (visits + 1): squared distances from the mean, the first before any
      units: null,
    });
    const recipe = { epochs: 6, rate: 0.2, decay: 1e-3, batch };
    const work = trainedNets({ seed, width, ...recipe, count: models }, random);
    let step = work.next();
    for (; !step.done; step = work.next()) yield frame(training * step.value.part);
    const { nets, test } = step.value;
    converged = step.value.converged;
    const room = roomFor(nets[0].sizes, test.count, single);
    const accuracy = (net: Net) => score(net, test, room).accuracy;
    const wide = nets.map(inDoubles);
    const anchored = [nets[0]];
    for (let k = 1; k <= models; ++k) {
      if (k > 1) {
        const going = matchedFrom(wide[0], wide[k - 1], random, k);
        let visit = going.next();
        for (let i = 1; !visit.done; ++i, visit = going.next())
          yield frame(training + (0.2 * (k - 1 + i / (i + 9))) / models);
        anchored.push(permuted(nets[k - 1], visit.value));
      }
      curve.single.push(accuracy(nets[k - 1]));
      curve.naive.push(accuracy(meanOf(nets.slice(0, k))));
      curve.anchor.push(accuracy(meanOf(anchored)));
      curve.ensemble.push(ensemble(nets.slice(0, k), test, room).accuracy);
      yield frame(training + (0.2 * k) / models);
    }
    visits.push(spread(wide));
    const merging = mergeMany(wide, random.stream("order"), (sweep, model) =>
      random.stream(`merge/${sweep}/${model}`),
    );
    let visit = merging.next();
    for (let k = 1; !visit.done; ++k, visit = merging.next()) {
      visits.push(visit.value.spread);
      sweeps = visit.value.sweep;
      yield frame(training + 0.2 + 0.19 * (k / (k + 3 * models)));
    }
    const ordered = visit.value.map(inFloats);
    const mean = meanOf(ordered);
    const found = score(mean, test, room);
    [merged, mergedLoss] = [found.accuracy, found.loss];
    const largest = Array.from({ length: width }, (_, k) => k)
      .sort((i, k) => sizeOf(mean, k) - sizeOf(mean, i))
      .slice(0, shown);
    const before = largest.map((unit) => unitOf(nets[0], ordered[0], unit));
    yield {
      ...frame(1),
      units: {
        shown,
        naive: [...nets, meanOf(nets)].map((net) => tiles(net, before)), // (models + 1), each (shown, pixels)
        merged: [...ordered, mean].map((net) => tiles(net, largest)), // (models + 1), each (shown, pixels)
      },
    };
  },
});
