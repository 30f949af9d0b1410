import { ln } from "../../numeric/elementary.ts";
import { frobenius } from "../../numeric/matrix.ts";
import { normal } from "../../numeric/normal.ts";
import { gaussian, orthogonal } from "../../numeric/orthogonal.ts";
import { choice, integer, real, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { drawnProduct, median, shallow, type Drawn } from "./model/products-drawn.ts";
import { centralShare, lyapunovExponents, singularLaw } from "./model/products.ts";
import saxe2013 from "./source.ts";

const vectorsWanted = 200; // in all products together
const budget = 3e8; // multiplications of whole matrices' entries, all products together: a second or so
const pause = 3e6; // multiplications between two frames: about 4 ms
const half = 0.05; // of the side of the central square, as in the paper's Fig. 6

export default simulation({
  id: "deep-linear/products",
  title: "Spectra of random products",
  doc: "Products of independent random square matrices: their singular values, their eigenvalues, and what they do to random vectors.",
  source: saxe2013,
  params: {
    ensemble: choice({
      label: "Matrices",
      default: "gaussian",
      options: { gaussian: "Gaussian", orthogonal: "orthogonal", identity: "near identity" },
      doc: "Gaussian: independent entries of variance one over the width; near identity: the identity and some noise, scaled to keep squared lengths on average.",
    }),
    noise: real({
      label: "Noise, if near identity",
      symbol: "\\varepsilon",
      default: 0.3,
      min: 0,
      max: 1,
      step: 0.01,
      doc: "Size of the Gaussian matrix that is added to the identity.",
    }),
    depth: integer({
      label: "Matrices multiplied",
      symbol: "D",
      default: 20,
      min: 1,
      max: 99,
      doc: "How many random matrices the product has: 99 join a network's 100 layers.",
    }),
    width: integer({
      label: "Width",
      symbol: "N",
      default: 64,
      min: 16,
      max: 128,
      doc: "Rows and columns of each matrix.",
    }),
    realisations: integer({
      label: "Products drawn",
      default: 10,
      min: 1,
      max: 50,
      doc: "How many independent products are shown together; of large ones fewer are drawn.",
    }),
    seed,
  },
  *frames({ ensemble, noise, depth, width: n, realisations }, random) {
    const affordable = Math.floor(budget / (((depth > shallow ? depth : 4 * depth) + 20) * n ** 3));
    const planned = Math.max(1, Math.min(realisations, affordable));
    const draw = normal(random.stream("weights"));
    const direction = normal(random.stream("vectors"));
    const layer = {
      gaussian: () => gaussian(draw, n, n, 1 / Math.sqrt(n)),
      orthogonal: () => orthogonal(draw, n, n),
      identity: () => nearIdentity(draw, n, noise),
    }[ensemble];
    const known = ensemble === "gaussian";
    const exponents = known ? lyapunovExponents(n) : new Float64Array(ensemble === "orthogonal" ? n : 0);
    const law = known && depth <= shallow ? singularLaw(depth) : { value: [], density: [] };
    const drawn: Drawn[] = [];
    let seen = summary(drawn, depth);

    const frame = (part: number) => ({
      progress: drawn.length === planned ? 1 : (drawn.length + 0.999 * part) / planned,
      ensemble,
      depth,
      width: n,
      drawn: drawn.length,
      planned,
      /** Whether a run has too little time for all that were asked for. */
      cut: planned < realisations,
      /** Whether singular values are shown as such, or their logarithms. */
      linear: depth <= shallow,
      logs: joined(drawn.map(({ logs }) => logs)), // (drawn, width), decimal logarithms of singular values
      re: joined(drawn.map(({ re }) => re)), // (drawn, width), eigenvalues
      im: joined(drawn.map(({ im }) => im)), // (drawn, width)
      medianLog: seen.medianLog.slice(), // (depth + 1)
      meanSquare: seen.meanSquare.slice(), // (depth + 1), of random vectors of length 1
      medianSquare: seen.medianSquare.slice(), // (depth + 1)
      lengths: seen.lengths.slice(), // (vectors), decimal logarithms, behind the last matrix
      half,
      share: seen.share,
      shareTheory: known ? centralShare(depth, half) : ensemble === "orthogonal" ? 0 : null,
      /** Decimal logarithms of singular values that each further matrix adds, for many matrices; none where unknown. */
      exponents: exponents.map((x) => x / Math.LN10), // (width)
      law: { value: Float64Array.from(law.value), density: Float64Array.from(law.density) }, // (points)
    });

    yield frame(0);
    while (drawn.length < planned) {
      const vectors = unitVectors(direction, Math.ceil(vectorsWanted / planned), n);
      const drawing = drawnProduct(layer, { depth, n, pause }, vectors);
      let next = drawing.next();
      for (; !next.done; next = drawing.next()) if (next.value > 0) yield frame(next.value);
      const { logs, medians } = next.value;
      drawn.push({ ...next.value, logs: decimal(logs), medians: decimal(medians) });
      seen = summary(drawn, depth);
      yield frame(0);
    }
  },
});

const decimal = (logs: Float64Array): Float64Array => logs.map((x) => x / Math.LN10);

function joined(parts: readonly Float64Array[]): Float64Array {
  const out = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** The identity and e times a Gaussian matrix (n, n), scaled so that the mean square of a vector's length is kept. */
function nearIdentity(draw: () => number, n: number, e: number): Float64Array {
  const scale = 1 / Math.sqrt(1 + e * e);
  const out = gaussian(draw, n, n, (scale * e) / Math.sqrt(n));
  for (let i = 0; i < n; ++i) out[i * n + i] += scale;
  return out;
}

/** Random directions (count, n). */
function unitVectors(draw: () => number, count: number, n: number): Float64Array {
  const out = gaussian(draw, count, n);
  for (let i = 0; i < out.length; i += n) {
    const norm = frobenius(out.subarray(i, i + n));
    for (let p = i; p < i + n; ++p) out[p] /= norm;
  }
  return out;
}

/** What the products drawn so far have in common. */
function summary(drawn: readonly Drawn[], depth: number) {
  const layers = drawn.length ? Array.from({ length: depth + 1 }, (_, l) => l) : [];
  const squaresAt = layers.map((l) =>
    joined(
      drawn.map(({ squares }) => {
        const count = squares.length / (depth + 1);
        return squares.subarray(l * count, (l + 1) * count);
      }),
    ),
  );
  let [inside, all] = [0, 0];
  for (const { re, im } of drawn) {
    all += re.length;
    for (let i = 0; i < re.length; ++i) if (Math.abs(re[i]) < half && Math.abs(im[i]) < half) ++inside;
  }
  return {
    medianLog: Float64Array.from(layers, (l) =>
      median(Float64Array.from(drawn, ({ medians }) => medians[l])),
    ),
    meanSquare: Float64Array.from(squaresAt, (at) => at.reduce((sum, x) => sum + x, 0) / at.length),
    medianSquare: Float64Array.from(squaresAt, median),
    lengths: (squaresAt.at(-1) ?? new Float64Array()).map((x) => ln(x) / Math.LN10 / 2),
    share: all ? inside / all : null,
  };
}
