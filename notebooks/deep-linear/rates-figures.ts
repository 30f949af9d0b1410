import type { Drawing } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type rates from "../../src/simulations/deep-linear/rates.ts";
import { steps as words } from "./words.ts";

export type RatesFrame = ReturnType<(typeof rates)["frames"]> extends Generator<infer F> ? F : never;

const [settles, slow, bounces, escapes] = [1, 2, 3, 4]; // how the map codes what became of a descent

/** The rate that settles first at each depth, if one does. */
export function fastest({ axis, rate, ending, steps, limit }: RatesFrame) {
  return [...axis].flatMap((layers, i) => {
    let best = -1;
    for (let j = 0; j < rate.length; ++j) {
      const k = j * axis.length + i;
      if (ending[k] === settles && (best < 0 || steps[k] < steps[best * axis.length + i])) best = j;
    }
    return best < 0
      ? []
      : [{ i, layers, rate: rate[best], part: rate[best] / limit[i], steps: steps[best * axis.length + i] }];
  });
}

const labelled = [3, 5, 9, 19, 40, 100];

/** How fast descent settles, over depth and learning rate, or why it does not. */
export function rateMapFigure(frame: RatesFrame): Drawing {
  const { axis, rate, ending, steps, limit, best, budget } = frame;
  const [rows, cols] = [rate.length, axis.length];
  const values = new Float64Array(rows * cols);
  const [hatchX, hatchY]: number[][] = [[], []]; // one line with breaks: a page holds it as one path
  const hatch = (x1: number, y1: number, x2: number, y2: number) => {
    hatchX.push(x1, x2, NaN);
    hatchY.push(y1, y2, NaN);
  };
  const middle: Record<number, { x: number; y: number; cells: number }> = {};
  for (let j = 0; j < rows; ++j)
    for (let i = 0; i < cols; ++i) {
      const k = j * cols + i;
      const code = ending[k];
      const quick = 1 - (0.92 * Math.log(Math.max(1, steps[k]))) / Math.log(budget);
      values[(rows - 1 - j) * cols + i] =
        code === settles ? quick : code === bounces ? -0.4 : code === escapes ? -0.85 : 0;
      if (code === slow) hatch(i + 0.25, j + 0.5, i + 0.75, j + 0.5);
      if (code >= bounces) hatch(i, j, i + 1, j + 1);
      if (code === escapes) hatch(i, j + 1, i + 1, j);
      const place = (middle[code] ??= { x: 0, y: 0, cells: 0 });
      place.x += i + 0.5;
      place.y += j + 0.5;
      ++place.cells;
    }
  /** Where a rate lies on the figure's rows. */
  const row = (x: number) => 0.5 + ((rows - 1) * Math.log(x / rate[0])) / Math.log(rate[rows - 1] / rate[0]);
  const across = Float64Array.from(axis, (_, i) => i + 0.5);
  const quickest = fastest(frame);
  const regions = [
    { code: slow, text: `not learned in ${budget} steps` },
    { code: bounces, text: "never settles" },
    { code: escapes, text: "escapes" },
  ].filter(({ code }) => (middle[code]?.cells ?? 0) > 14);
  return {
    same: [frame],
    heat: { rows, cols, values, full: 1 },
    height: 380,
    plot: (Plot, { narrow }) => ({
      x: {
        label: "layers of neurons",
        domain: [0, cols],
        ticks: labelled.map((n) => axis.indexOf(n) + 0.5).filter((x) => x > 0),
        tickFormat: (x: number) => String(axis[Math.floor(x)]),
      },
      y: {
        label: "learning rate (log scale)",
        domain: [0, rows],
        ticks: [0.001, 0.01, 0.1, 1].map(row),
        tickFormat: (y: number) =>
          (rate[0] * (rate[rows - 1] / rate[0]) ** ((y - 0.5) / (rows - 1))).toPrecision(1),
      },
      marks: [
        Plot.line(
          { length: hatchX.length },
          { x: hatchX, y: hatchY, stroke: "var(--ink)", strokeWidth: 0.7, strokeOpacity: 0.45 },
        ),
        ...[
          { y: best, dashed: true },
          { y: limit, dashed: false },
        ].flatMap(({ y, dashed }) => {
          const inside = [...across].filter((_, i) => row(y[i]) <= rows && row(y[i]) >= 0);
          return traceMarks(Plot, [
            { x: inside, y: inside.map((x) => row(y[Math.floor(x)])), colour: "var(--ink)", dashed },
          ]);
        }),
        Plot.dot(quickest, {
          x: (d: { i: number }) => d.i + 0.5,
          y: (d: { rate: number }) => row(d.rate),
          ...{ r: 3, fill: "var(--paper)", stroke: "var(--ink)", strokeWidth: 1.2 },
        }),
        ...regions.map(({ code, text }) =>
          Plot.text([text], {
            x: [middle[code].x / middle[code].cells],
            y: [middle[code].y / middle[code].cells],
            ...{ fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 4, fontWeight: 600 },
            ...{ lineWidth: narrow ? 8 : 12 },
          }),
        ),
      ],
    }),
    alt: () =>
      `Steps until descent settles, over 20 depths and 40 learning rates. The fastest rates: ${quickest
        .filter((_, i) => i % 6 === 0)
        .map(({ layers, rate: x, steps: n }) => `${x.toPrecision(2)} in ${layers} layers (${words(n)} steps)`)
        .join(", ")}. Above the line 2 over depth nothing settles.`,
    columns: () => ({
      layers: Int32Array.from({ length: rows * cols }, (_, k) => axis[k % cols]),
      rate: Float64Array.from({ length: rows * cols }, (_, k) => rate[Math.floor(k / cols)]),
      ending,
      steps,
    }),
  };
}

/** Where descent ends up in the long run, over the relative learning rate. */
export function longRunsFigure(frame: RatesFrame): Drawing {
  const { runs, escape, layers } = frame;
  const { kappa, low, high, at, values } = runs;
  const gaps = kappa.length * 3; // up along an interval, then a break
  const [first, last] = [at[0], at[at.length - 1]];
  const doubled = at[values.findIndex((n) => n > 1)];
  return {
    same: [frame],
    height: 380,
    plot: (Plot, { width, narrow }) => ({
      x: { label: "relative learning rate κ", domain: [first, last], ticks: narrow ? 4 : 6 },
      y: { label: "strength in the long run, part of s", domain: [-0.1, 2.15], ticks: 5 },
      marks: [
        Plot.ruleX([2], { stroke: "var(--faint)", strokeDasharray: "5 4" }),
        Plot.text(["limit of stability"], {
          ...{ x: [2], y: [2.1], dx: -6, textAnchor: "end", fill: "var(--faint)" },
        }),
        Plot.line(
          { length: gaps },
          {
            x: Float64Array.from({ length: gaps }, (_, k) => (k % 3 === 2 ? NaN : kappa[Math.floor(k / 3)])),
            y: Float64Array.from({ length: gaps }, (_, k) => [low, high][k % 3]?.[Math.floor(k / 3)] ?? NaN),
            ...{ stroke: "var(--series-1)", strokeLinecap: "butt", strokeWidth: (0.86 * width) / at.length },
          },
        ),
        ...(escape === null
          ? []
          : [
              Plot.ruleX([escape], { stroke: "var(--bad)" }),
              Plot.text(["first escape"], {
                ...{ x: [escape], y: [1.2], fill: "var(--bad)", fontWeight: 600 },
                ...(escape < 4.8 ? { dx: 7, textAnchor: "start" } : { dx: -7, textAnchor: "end" }),
              }),
            ]),
      ],
    }),
    alt: () =>
      `In ${layers} layers descent ends at one strength up to the relative rate ${doubled?.toFixed(2) ?? last}, then jumps between two, then among many; ${
        escape === null
          ? "up to 6 it never escapes to infinity"
          : `at ${escape.toFixed(2)} it first escapes to infinity`
      }.`,
    columns: () => ({ kappa, low, high }),
  };
}
