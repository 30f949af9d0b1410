import { normal } from "../../numeric/normal.ts";
import { choice, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { learned, matchedB } from "./learned.ts";
import { pixels } from "./model/digits.ts";
import { agreement, alignment, directionsOf, reordered, type Directions } from "./model/directions.ts";
import { learnedOrders } from "./model/gradient.ts";
import { roomFor, type Examples } from "./model/loss.ts";
import { activationMatching, asTheyAre, type Orders } from "./model/matching.ts";
import { single } from "./model/network.ts";
import { barriersFrom, inWide } from "./nearness.ts";
import ito2024 from "./source.ts";

const training = 0.4; // the part of the run that it is
const classes = [10, 5, 2]; // of digits, from 0 on, that matching may see
const gammas = Float64Array.from({ length: 19 }, (_, k) => k / 20);
const learning = { steps: 75, batch: 100, rate: 0.1, tau: 1, rounds: 20 };
type Way = "weights" | "activations" | "gradient";

/** The first examples of the first few classes. */
function seen({ x, y }: Examples<Float32Array>, most: number, kinds: number): Examples<Float32Array> {
  const rows = Array.from(y.keys())
    .filter((i) => y[i] < kinds)
    .slice(0, most);
  const out = new Float32Array(rows.length * pixels);
  rows.forEach((i, k) => out.set(x.subarray(i * pixels, (i + 1) * pixels), k * pixels));
  return { x: out, y: Uint8Array.from(rows, (i) => y[i]), count: rows.length };
}

export default simulation({
  id: "mode-connectivity/examples",
  title: "Matching by weights, by activities and by the gradient, on fewer classes of examples",
  doc: "Two networks learn drawn digits; the units of the second are ordered by three methods, two of which look at examples, and see all digits, only 0 to 4, or only 0 and 1.",
  source: ito2024,
  params: {
    examples: choice({
      label: "Examples to match by",
      default: "1000",
      options: { "10": "10", "100": "100", "1000": "1000" },
      doc: "How many training digits a method that looks at examples may see, at most.",
    }),
    seed,
  },
  *frames({ seed, examples: most }, random) {
    const examples = Number(most);
    const barrier: Record<Way, number[]> = { weights: [], activations: [], gradient: [] };
    const curves: Partial<Record<Way, Float64Array>> = {};
    const counts: number[] = [];
    let [naive, converged] = [0, true];
    const frame = (progress: number) => ({
      progress,
      examples,
      converged,
      naive, // the barrier before matching, in nats
      classes: [...classes],
      counts: Float64Array.from(counts), // (classes): of examples that were seen
      barrier: {
        weights: Float64Array.from(barrier.weights), // (classes), on new digits of all classes
        activations: Float64Array.from(barrier.activations),
        gradient: Float64Array.from(barrier.gradient),
      },
      gammas: gammas.slice(),
      alignment: {
        weights: curves.weights?.slice() ?? new Float64Array(0), // (gammas), all classes seen
        activations: curves.activations?.slice() ?? new Float64Array(0),
        gradient: curves.gradient?.slice() ?? new Float64Array(0),
      },
    });
    const trained = yield* learned({ seed, width: 64, rate: 0.2 }, random, (part) => frame(training * part));
    const [a, b] = trained.nets;
    const nets = inWide(trained);
    const barrierTo = barriersFrom(trained);
    converged = trained.converged;
    naive = barrierTo(asTheyAre(a.sizes));
    const { orders } = yield* matchedB(trained, random, (part) => frame(training + 0.03 * part));
    const byWeights = barrierTo(orders);
    const directions: Directions[][] = [[], []];
    for (const k of [0, 1])
      for (const l of [0, 1, 2]) {
        directions[k].push(directionsOf(nets[k], l));
        yield frame(training + 0.03 + (0.07 * (3 * k + l + 1)) / 6);
      }
    const aligned = (by: Orders): Float64Array => {
      const layers = directions[0].map((of, l) => {
        const other = reordered(directions[1][l], by, l);
        return { a: of.s, b: other.s, both: agreement(of, other).both };
      });
      return gammas.map((gamma) => alignment(layers, gamma));
    };
    curves.weights = aligned(orders);
    for (const [k, kinds] of classes.entries()) {
      const some = seen(trained.train, examples, kinds);
      const at = (part: number) => frame(training + 0.1 + ((0.9 - training) * (k + part)) / classes.length);
      counts.push(some.count);
      barrier.weights.push(byWeights); // it looks at no example
      const room = () => roomFor(a.sizes, some.count, single);
      const alike = activationMatching(a, b, some, [room(), room()]);
      barrier.activations.push(barrierTo(alike));
      if (k === 0) curves.activations = aligned(alike);
      yield at(0.1);
      const going = learnedOrders(
        nets,
        some,
        learning,
        (layer) => normal(random.stream(`scores/${kinds}/${layer}`)),
        random.stream(`batches of orders/${kinds}`),
      );
      let step = going.next();
      for (; !step.done; step = going.next()) yield at(0.1 + (0.89 * step.value.step) / learning.steps);
      barrier.gradient.push(barrierTo(step.value));
      if (k === 0) curves.gradient = aligned(step.value);
      yield at(1);
    }
  },
});
