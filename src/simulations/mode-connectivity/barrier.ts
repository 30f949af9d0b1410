import { seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { trainingCurves } from "./curves.ts";
import { linesOf } from "./lines.ts";
import { batch, trainedNets } from "./pair.ts";
import { decay, epochs, rate, width } from "./params.ts";
import ito2024 from "./source.ts";

const training = 0.7; // the part of the run that it is
const none = { naive: null, weights: null, activations: null };

export default simulation({
  id: "mode-connectivity/barrier",
  title: "The barrier between two networks, and its removal",
  doc: "Two networks learn drawn digits from different starts; the straight line between them is measured before and after the hidden units of the second are put in the order of the first.",
  source: ito2024,
  params: { width: width(96), epochs: epochs(8), rate, decay, seed },
  *frames({ seed, ...values }, random) {
    const curves = trainingCurves();
    const work = trainedNets({ seed, ...values, batch }, random);
    let step = work.next();
    for (; !step.done; step = work.next()) {
      curves.add(step.value);
      yield {
        progress: training * step.value.part,
        ...values,
        curves: curves.taken(),
        ...none,
        matching: null,
      };
    }
    const measuring = linesOf(step.value, random.stream("visits"));
    let at = measuring.next();
    for (; !at.done; at = measuring.next()) {
      const progress = training + (1 - training) * at.value.part;
      yield { progress, ...values, curves: curves.taken(), ...at.value.lines, matching: null };
    }
    const { lines, matching } = at.value;
    yield { progress: 1, ...values, curves: curves.taken(), ...lines, matching };
  },
});
