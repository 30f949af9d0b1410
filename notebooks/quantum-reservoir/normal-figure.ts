import type { Drawing } from "../../src/figures/drawing.ts";
import { epochAt } from "./bowl-numbers.ts";
import type { BowlFrame } from "./frames.ts";
import { looks } from "./looks.ts";

/** A number in few signs: small ones as powers of ten. */
function brief(x: number): string {
  const size = Math.abs(x);
  const words =
    size !== 0 && size < 0.01
      ? x.toExponential(0)
      : size < 10
        ? x.toFixed(2)
        : size < 1e4
          ? x.toFixed(0)
          : x.toExponential(0);
  return words.replaceAll("-", "−").replace("e+", "e");
}

/** The normal equations in numbers: the matrix, the weights it is applied to, and what it should give. */
export function normalFigure(frame: BowlFrame, moment: number, solve: boolean): Drawing {
  const { matrix, right, best, weights, cell } = frame;
  const m = right.length;
  const e = epochAt(frame, moment);
  const w = solve ? best : weights.subarray(e * m, (e + 1) * m);
  const given = Array.from(w, (_, p) => w.reduce((sum, wq, q) => sum + matrix[p * m + q] * wq, 0));
  const columns = [
    ...Array.from({ length: m }, (_, q) => ({ x: q, of: (p: number) => matrix[p * m + q], words: "" })),
    { x: m + 0.5, of: (p: number) => w[p], words: solve ? "solved w" : `w, epoch ${e}` },
    { x: m + 2, of: (p: number) => given[p], words: "gives" },
    { x: m + 3.3, of: (p: number) => right[p], words: "wanted" },
  ];
  const numbers = columns.flatMap(({ x, of }, c) =>
    Array.from({ length: m }, (_, p) => ({ x, p, c, value: of(p) })),
  );
  type Entry = (typeof numbers)[number];
  const most = Math.max(...matrix.map(Math.abs));
  const heads = [{ x: (m - 1) / 2, words: "AᵀA / N, with the penalty" }, ...columns.slice(m)];
  const colour = looks[cell].colour;
  const off = Math.max(...given.map((y, p) => Math.abs(y - right[p])));
  return {
    same: [frame, e, solve],
    plot: (Plot, { narrow }) => ({
      x: { domain: [-0.7, m + 4], axis: null },
      y: { domain: [m - 0.4, -1.1], axis: null },
      marginLeft: 4,
      marginRight: 4,
      marginTop: 6,
      marginBottom: 6,
      marks: [
        Plot.rect(numbers, {
          x1: (d: Entry) => d.x - 0.48,
          x2: (d: Entry) => d.x + 0.48,
          y1: (d: Entry) => d.p - 0.44,
          y2: (d: Entry) => d.p + 0.44,
          fill: (d: Entry) => (d.c === m ? colour : "var(--ink)"),
          fillOpacity: (d: Entry) =>
            d.c < m ? 0.04 + (0.22 * Math.abs(d.value)) / most : d.c === m ? 0.16 : 0.06,
        }),
        Plot.text(numbers, {
          x: "x",
          y: "p",
          text: (d: Entry) => brief(d.value),
          fontSize: narrow ? 8.5 : m > 5 ? 10 : 12,
          fill: "var(--ink)",
        }),
        Plot.text(heads, {
          x: "x",
          y: -0.8,
          text: "words",
          fontSize: narrow ? 9 : 11,
          fontWeight: 600,
          fill: (_: unknown, i: number) => (i === 1 ? colour : "var(--faint)"),
        }),
      ],
    }),
    alt: () =>
      `The normal equations of ${m} weights, the bias last. The weights ${solve ? "that solve them" : `of epoch ${e}`} are ${[...w].map(brief).join(", ")}; the matrix makes of them ${[...given].map(brief).join(", ")}, where ${[...right].map(brief).join(", ")} is wanted: off by ${brief(off)} at most.`,
    columns: () => ({ weight: w, gives: given, wanted: right }),
  };
}
