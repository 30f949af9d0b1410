import { normal } from "../../numeric/normal.ts";
import { choice, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { shotsOf } from "./machine-params.ts";
import jaeger2001 from "./memory-source.ts";
import { memoryFunction, protocol, protocolLength } from "./model/memory.ts";
import { drawnClassical, drawnQuantum, isQuantum, kinds } from "./model/reservoir.ts";
import { everyStep } from "./model/streaming.ts";
import { classicalUnits, shape, widthParam } from "./shared.ts";

const draws = 6; // of each kind

export default simulation({
  id: "quantum-reservoir/capacity",
  title: "How much six reservoirs remember",
  doc: "Frozen networks read random numbers without a break, and a readout of their features is asked for what came in some steps ago.",
  source: jaeger2001,
  params: {
    width: { ...widthParam, default: 6.3 },
    shots: choice({
      label: "Shots of the readout",
      symbol: "N",
      default: "exact",
      options: { exact: "exact expectations", "65536": "65 536", "1024": "1 024" },
      doc: "The features of quantum cells are made to scatter as a meter does that is read by so many shots; the memory itself stays exact.",
    }),
    seed,
  },
  *frames({ width, shots }, random) {
    const uniform = random.stream("input");
    const u = Float64Array.from({ length: protocolLength }, () => 2 * uniform() - 1);
    const scatter = 1 / Math.sqrt(shotsOf(shots)); // 0 for exact ones
    const noise = normal(random.stream("shots"));
    const memory = new Float64Array(kinds.length * draws * protocol.delays);
    const whole = { ...shape, length: u.length };
    const sources = kinds.map((kind) => {
      const angles = random.stream(`weights of ${kind}`);
      const draw = normal(angles);
      return () =>
        isQuantum(kind)
          ? drawnQuantum(kind, whole, width, draw)
          : drawnClassical(kind, classicalUnits, whole.length, angles);
    });
    const features = new Int32Array(kinds.length);
    for (let done = 0; done < kinds.length * draws;) {
      const i = done % kinds.length;
      const cell = sources[i]();
      const seen = everyStep(kinds[i], shape, cell, u);
      if (scatter && isQuantum(kinds[i])) for (let t = 0; t < seen.length; ++t) seen[t] += scatter * noise();
      features[i] = cell.features;
      const at = i * draws + Math.floor(done / kinds.length);
      memory.set(memoryFunction(seen, cell.features, u), at * protocol.delays);
      ++done;
      yield {
        progress: done / (kinds.length * draws),
        width,
        shots: scatter ? shotsOf(shots) : 0, // 0 for exact ones
        kinds: [...kinds],
        draws,
        delays: protocol.delays,
        /** Draws that are done of every kind. */
        complete: Math.floor(done / kinds.length),
        features: features.slice(), // (kinds)
        memory: memory.slice(), // (kinds, draws, delays), squared correlations; the first is of one step ago
      };
    }
  },
});
