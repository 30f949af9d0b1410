import type { Drawing } from "../../src/figures/drawing.ts";
import type { DigitsFrame } from "./digits-figures.ts";

const across = 5; // pictures in a row

/** One picture of each digit, and under them what calls up each mode; five in a row, each as large as it can be. */
export function digitsPicturesFigure({ n, samples, modes, s }: DigitsFrame): Drawing {
  const down = 4;
  const [rows, cols] = [down * (n + 1), across * (n + 1)];
  const values = new Float64Array(rows * cols);
  const place = (k: number, picture: Float64Array) => {
    const most = picture.reduce((m, x) => Math.max(m, Math.abs(x)), 1e-12);
    const [top, left] = [Math.floor(k / across) * (n + 1), (k % across) * (n + 1)];
    picture.forEach((x, i) => (values[(top + Math.floor(i / n)) * cols + left + (i % n)] = x / most));
  };
  const cut = (all: Float64Array, k: number) => all.subarray(k * n * n, (k + 1) * n * n);
  for (let k = 0; k < samples.length / (n * n); ++k) place(k, cut(samples, k));
  for (let k = 0; k < s.length; ++k) place(10 + k, cut(modes, k));
  return {
    same: [samples],
    heat: { rows, cols, values, full: 1 },
    plot: (Plot, { width, height }) => {
      const [left, top] = [70, 8];
      const cell = Math.min((width - left - 6) / cols, (height - top - 6) / rows);
      return {
        x: { axis: null, domain: [0, cols] },
        y: { axis: null, domain: [rows, 0] },
        marginLeft: left,
        marginTop: top,
        marginRight: width - left - cell * cols,
        marginBottom: height - top - cell * rows,
        marks: [
          Plot.text(["pictures", "modes"], {
            x: 0,
            y: (_, i: number) => (2 * i + 1) * (n + 1) - 0.5,
            dx: -8,
            textAnchor: "end",
            fontWeight: 600,
          }),
          Plot.ruleY([2 * (n + 1) - 0.5], { stroke: "var(--rule)" }),
        ],
      };
    },
    alt: () =>
      s.length
        ? `A picture of each digit from 0 to 9, ${n} by ${n} pixels, and the ${s.length} patterns in which pictures tell digits apart, with strengths from ${s[0].toPrecision(2)} down to ${s[s.length - 1].toPrecision(2)}.`
        : "No pictures have been drawn yet.",
    columns: () => ({
      mode: Float64Array.from(modes, (_, k) => Math.floor(k / (n * n)) + 1),
      pixel: Float64Array.from(modes, (_, k) => (k % (n * n)) + 1),
      value: modes,
    }),
  };
}

/** How pictures vary together: along the modes of the task, and pixel by pixel. */
export function digitsMatricesFigure({ task, pixels, ratios, s }: DigitsFrame): Drawing {
  const m = s.length;
  const [rows, cols] = [10, 21];
  const values = new Float64Array(rows * cols);
  const place = (a: Float64Array, size: number, left: number) => {
    const most = a.reduce((x, y) => Math.max(x, Math.abs(y)), 1e-12);
    a.forEach((x, k) => (values[Math.floor(k / size) * cols + left + (k % size)] = x / most));
  };
  place(task, m, 0);
  place(pixels, 10, 11);
  return {
    same: [task],
    heat: { rows, cols, values, full: 1 },
    plot: (Plot, { width, height }) => {
      const [left, top] = [8, 44];
      const cell = Math.min((width - left - 8) / cols, (height - top - 12) / rows);
      const said = [
        { x: 0, words: "along the modes", ratio: ratios.task },
        { x: 11, words: "pixel by pixel", ratio: ratios.pixels },
      ];
      return {
        x: { axis: null, domain: [0, cols] },
        y: { axis: null, domain: [rows, 0] },
        marginLeft: left,
        marginTop: top,
        marginRight: width - left - cell * cols,
        marginBottom: height - top - cell * rows,
        marks: [
          Plot.text(said, { x: "x", y: 0, text: "words", dy: -24, textAnchor: "start", fontWeight: 600 }),
          Plot.text(m ? said : [], {
            x: "x",
            y: 0,
            text: (d: { ratio: number }) => `off the diagonal: ${d.ratio.toFixed(2)}`,
            dy: -8,
            textAnchor: "start",
            fill: "var(--faint)",
          }),
          Plot.rect(
            m
              ? [
                  { from: 0, size: m },
                  { from: 11, size: 10 },
                ]
              : [],
            {
              x1: "from",
              x2: (d: { from: number; size: number }) => d.from + d.size,
              y1: 0,
              y2: "size",
              stroke: "var(--rule)",
              fill: "none",
            },
          ),
        ],
      };
    },
    alt: () =>
      m
        ? `Correlations of the pictures. Along the ${m} modes of the task what is off the diagonal is ${ratios.task.toFixed(3)} of what is on it; among the 10 pixels that vary most it is ${ratios.pixels.toFixed(2)}.`
        : "No pictures have been correlated yet.",
    columns: () => ({
      row: Float64Array.from(task, (_, k) => Math.floor(k / m) + 1),
      column: Float64Array.from(task, (_, k) => (k % m) + 1),
      correlation: task,
    }),
  };
}
