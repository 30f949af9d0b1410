import { normal } from "../../numeric/normal.ts";
import { real, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { memoryFunction, protocol, protocolLength } from "./model/memory.ts";
import { angleCount } from "./model/reservoir.ts";
import { distances, streamed } from "./model/streaming.ts";
import { shape, widthParam } from "./shared.ts";
import chen2022 from "./source.ts";

const draws = 20;
const steps = 300; // that two copies run for
const start = 0.7; // of the second copy, in all parts; the first starts at 0
const gains = [0.5, 1, 2, 3, 4, 6, 8];
const pause = 5; // draws of the sweep, up to a frame

export default simulation({
  id: "quantum-reservoir/forgetting",
  title: "What a reservoir forgets, and what it keeps",
  doc: "QRNNs with frozen angles read random numbers without a break. Two copies of each start apart, and a readout is asked for what came in some steps ago.",
  source: chen2022,
  params: {
    gain: real({
      label: "Gain of the feedback",
      symbol: "\\kappa",
      default: 1,
      min: 0,
      max: 8,
      step: 0.1,
      doc: "By how much the memory is multiplied before the circuit reads it again; 1 in the paper’s cell.",
    }),
    width: { ...widthParam, default: 6.3 },
    seed,
  },
  *frames({ gain, width }, random) {
    const uniform = random.stream("input");
    const u = Float64Array.from({ length: protocolLength }, () => 2 * uniform() - 1);
    const early = u.subarray(0, steps);
    const normals = normal(random.stream("angles"));
    const angles = Array.from({ length: draws }, () =>
      Float64Array.from({ length: angleCount("qrnn", shape) }, () => width * normals()),
    );
    const k = shape.n - 1;
    const apart = new Float64Array(draws * steps);
    const memory = new Float64Array(draws * protocol.delays);
    const swept = new Float64Array(gains.length * draws);
    const frame = (done: number, sweptDone: number) => ({
      progress: (4 * done + sweptDone) / (4 * draws + swept.length),
      gain,
      width,
      draws,
      steps,
      delays: protocol.delays,
      done, // draws so far
      apart: apart.slice(), // (draws, steps), distance of two copies
      memory: memory.slice(), // (draws, delays), squared correlations; the first is of one step ago
      gains: Float64Array.from(gains),
      sweptDone, // fields of the sweep so far
      swept: swept.slice(), // (gains, draws), distance after the last step
    });
    for (let d = 0; d < draws; ++d) {
      const whole = streamed(shape, angles[d], u, gain);
      const other = streamed(shape, angles[d], early, gain, start);
      apart.set(distances(whole.subarray(0, steps * k), other, k), d * steps);
      memory.set(memoryFunction(whole, k, u), d * protocol.delays);
      yield frame(d + 1, 0);
    }
    for (let at = 0; at < swept.length;) {
      const g = gains[Math.floor(at / draws)];
      const [one, other] = [0, start].map((h) => streamed(shape, angles[at % draws], early, g, h));
      swept[at] = distances(one, other, k)[steps - 1];
      ++at;
      if (at % pause === 0) yield frame(draws, at);
    }
  },
});
