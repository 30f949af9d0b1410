import { choice, integer, real } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { belief, items, peak, properties, tableParts } from "./model/beliefs.ts";
import { directStrength, modeStrength, timeBetween } from "./model/mode.ts";
import saxe2019 from "./hierarchy-source.ts";

const points = 201; // of time
const number = (label: string, least: number, doc: string) =>
  integer({ label, default: 1, min: least, max: 6, group: "Properties in the lesson", doc });

export default simulation({
  id: "deep-linear/beliefs",
  title: "What a network believes on the way",
  doc: "A network learns which properties four items have; exact solutions, in time units of one over the learning rate.",
  source: saxe2019,
  params: {
    general: number("shared by all", 0, "How many properties all four items have, such as that they grow."),
    kind: number(
      "shared by a kind",
      0,
      "How many properties the two animals share, such as that they move, and as many the two plants.",
    ),
    own: number(
      "of one item alone",
      1,
      "How many properties each item has for itself, such as that the bird flies.",
    ),
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
      doc: "A direct map joins items to properties without a hidden layer between.",
    }),
  },
  *frames({ general, kind, own, start, network }) {
    const parts = tableParts({ general, kind, own });
    const { s, u, v } = parts;
    const strengthAt = (a: number, t: number) =>
      network === "direct" ? directStrength(s[a], 0, t) : modeStrength(s[a], start, t);
    const last = network === "direct" ? Math.log(200) : timeBetween(s[3], start, 0.995 * s[3]);
    const time = Float64Array.from({ length: points }, (_, k) => (k / (points - 1)) * last);
    const strength = Float64Array.from({ length: points * 4 }, (_, k) => strengthAt(k % 4, time[k >> 2]));
    const numbers = { general, kind, own };
    const now = new Float64Array(4);
    const beliefsIn = (m: number, truths: readonly number[]) =>
      truths.map((truth, i) => {
        const believed = time.map((_, k) => belief(parts, strength.subarray(4 * k, 4 * k + 4), m, i));
        const at = (t: number) => {
          for (let a = 0; a < 4; ++a) now[a] = strengthAt(a, t);
          return belief(parts, now, m, i);
        };
        return { truth, believed, peak: truth === 1 ? null : peak(at, believed, last) };
      });
    const shown = properties
      .map(({ name, sort, has }, m) => ({ name, sort, beliefs: beliefsIn(m, has) }))
      .filter(({ sort }) => numbers[sort] > 0);
    yield {
      progress: 1,
      network,
      items: [...items],
      properties: shown, // each with one belief for each item; what is false has a peak
      time, // (points)
      strength, // (points, modes)
      s: s.slice(), // (modes)
      u: Float64Array.from(
        properties.flatMap(({ sort }, m) => (numbers[sort] ? [...u.subarray(4 * m, 4 * m + 4)] : [])),
      ), // (properties, modes)
      v: v.slice(), // (items, modes)
    };
  },
});
