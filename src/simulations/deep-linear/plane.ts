import { real } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { unequalTime } from "./model/balance.ts";
import { layerStrengths } from "./model/layers.ts";
import saxe2013 from "./source.ts";

const rest = 0.05; // of s: so near to it learning counts as over
const longest = 1e4; // units of tau: beyond that a start is as good as on the line that never learns
const points = 300; // of each of the two spacings of times
const mostBeads = 25;

const layer = (name: string, value: number, named: { readonly symbol: string }) =>
  real({
    label: `${name} layer at the start`,
    ...named,
    default: value,
    min: -2.5,
    max: 2.5,
    step: 0.01,
    doc: `How strongly the ${name.toLowerCase()} layer holds the mode before training, with its sign.`,
  });

export default simulation({
  id: "deep-linear/plane",
  title: "Phase plane of one mode",
  doc: "The strengths of one mode in the two layers of a linear network follow the exact flow, from any start.",
  source: saxe2013,
  params: {
    strength: real({
      label: "Strength of the mode",
      symbol: "s",
      default: 1,
      min: 0,
      max: 3,
      step: 0.01,
      doc: "What the examples ask for; at 0 they ask for nothing.",
    }),
    first: layer("First", 2, { symbol: "a_0" }),
    second: layer("Second", -1.8, { symbol: "b_0" }),
  },
  *frames({ strength: s, first, second }) {
    const start = first * second;
    const balance = (second - first) * (second + first);
    const timeTo = (u: number): number | null => {
      const time = unequalTime(s, balance, start, u);
      return time <= longest ? time : null;
    };
    const near = Math.abs(s - start) <= rest * s;
    const over = near ? 0 : timeTo(s * (start < s ? 1 - rest : 1 + rest));
    const stuck = s > 0 && first === -second;
    const end = over ?? (stuck || s === 0 ? 4 / Math.max(s, 0.5) : longest);
    const time = timesUntil(Math.max(1.35 * end, 1 / Math.max(1, Math.hypot(balance, 2 * s))));
    const path = Array.from(time, (t) => layerStrengths(s, first, second, t));
    const a = Float64Array.from(path, (at) => at.a);
    const b = Float64Array.from(path, (at) => at.b);
    const interval = roundInterval(time[time.length - 1] / mostBeads);
    const beads = Array.from({ length: Math.floor(time[time.length - 1] / interval) + 1 }, (_, k) =>
      layerStrengths(s, first, second, k * interval),
    );
    yield {
      progress: 1,
      strength: s,
      balance,
      /** On the line a = -b, from which the flow ends at 0. */
      stuck,
      time, // (points), in units of tau
      a, // (points)
      b, // (points)
      learned: a.map((x, i) => x * b[i]), // (points), u
      half: start >= s / 2 ? null : timeTo(s / 2),
      over,
      /** Positions at equal intervals of time. */
      beads: {
        interval,
        a: Float64Array.from(beads, (at) => at.a),
        b: Float64Array.from(beads, (at) => at.b),
      },
    };
  },
});

/** Times from 0 to an end, evenly spaced and, since a long run may begin with a quick fall, closer at the start. */
function timesUntil(end: number): Float64Array {
  const even = Array.from({ length: points + 1 }, (_, i) => (end * i) / points);
  const early = Array.from({ length: points }, (_, i) => end * 10 ** (-5 * (1 - i / points)));
  return Float64Array.from(new Set([...even, ...early])).sort();
}

/** The least of 1, 2 and 5 times a power of ten that is not below x. */
function roundInterval(x: number): number {
  const power = 10 ** Math.floor(Math.log10(x));
  return ([1, 2, 5].find((digit) => digit * power >= x) ?? 10) * power;
}
