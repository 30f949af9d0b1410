import type { Drawing } from "../../src/figures/drawing.ts";
import { ofMean, type JacobianFrame } from "./jacobian-figures.ts";
import { logTicks, percent } from "./products-words.ts";

const ofValues = "var(--series-3)";

/** The part of some singular values that lies within a factor of ten of 1, from their decimal logarithms. */
export const nearOne = (logs: Float64Array): number =>
  logs.filter((x) => Math.abs(x) <= 1).length / Math.max(1, logs.length);

interface Bin {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

/** Shares of decimal logarithms in bins of a width from `low` on; what lies below is in the first. */
function histogram(logs: Float64Array, low: number, width: number): Bin[] {
  const counts = new Map<number, number>();
  for (const x of logs) {
    const k = Math.max(0, Math.floor((x - low) / width));
    counts.set(k, (counts.get(k) ?? 0) + 1);
  }
  return [...counts].map(([k, count]) => ({
    from: low + k * width,
    to: low + (k + 1) * width,
    share: count / logs.length,
  }));
}

/** Singular values of one Jacobian, on a log scale; or of fifteen, side by side. */
export const spectrumFigure = (frame: JacobianFrame): Drawing =>
  frame.compare ? fifteenFigure(frame) : oneFigure(frame);

function oneFigure(frame: JacobianFrame): Drawing {
  const { logs, theory, maps, gain } = frame;
  const rms = Math.log10(theory.mean[maps]) / 2;
  const high = Math.max(1.2, ...logs.map((x) => x + 0.2), rms + 0.2);
  const low = Math.min(-2, high - 3.2, ...logs, rms - 0.5);
  const width = [0.1, 0.2, 0.5, 1, 2, 5].find((w) => w >= (high - low) / 45) ?? 5;
  const first = Math.floor(low / width) * width;
  const bins = histogram(logs, first, width);
  const top = 1.25 * Math.max(0.1, ...bins.map(({ share }) => share));
  return {
    same: [frame],
    plot: (Plot, { narrow }) => ({
      x: { label: "singular value", domain: [first, high], ...logTicks(low, high, narrow ? 5 : 8) },
      y: { label: "share", domain: [0, top], ticks: 4, tickFormat: "~%" },
      marks: [
        Plot.rect([1], { x1: -1, x2: 1, y1: 0, y2: top, fill: "var(--rule)", fillOpacity: 0.45 }),
        Plot.text(logs.length ? [`${percent(nearOne(logs))} within a factor of 10 of 1`] : ["on its way"], {
          x: [1],
          y: [top],
          dx: -4,
          dy: 8,
          textAnchor: "end",
          fill: "var(--faint)",
        }),
        Plot.rect(bins, {
          x1: "from",
          x2: "to",
          y1: 0,
          y2: "share",
          fill: ofValues,
          fillOpacity: 0.7,
          insetLeft: 0.5,
          insetRight: 0.5,
        }),
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        Plot.link([rms], {
          x: (x: number) => x,
          y1: 0,
          y2: 0.86 * top,
          stroke: ofMean,
          strokeDasharray: "5 4",
        }),
        Plot.text(["root mean square, theory"], {
          x: [rms],
          y: [0.86 * top],
          dy: 4,
          dx: rms > (first + high) / 2 ? -5 : 5,
          textAnchor: rms > (first + high) / 2 ? "end" : "start",
          fill: ofMean,
          fontWeight: 600,
        }),
      ],
    }),
    alt: () =>
      logs.length
        ? `At gain ${gain} the Jacobian of ${maps + 1} layers has singular values from ${(10 ** Math.min(...logs)).toExponential(1)} to ${(10 ** Math.max(...logs)).toPrecision(2)}; ${percent(nearOne(logs))} of them lie within a factor of ten of 1. By theory the root of their mean square is ${(10 ** rms).toPrecision(2)}.`
        : "The network has not been passed yet.",
    columns: () => ({ singularValue: logs.map((x) => 10 ** x) }),
  };
}

const [fromPower, toPower] = [-6, 2];

/** Five gains by three inputs, each with its singular values on the same scale. */
function fifteenFigure({ grid }: JacobianFrame): Drawing {
  return {
    same: [grid],
    height: 360,
    plot: (Plot, { width, height }) => {
      const gains = [...new Set(grid.map(({ gain }) => gain))];
      const inputs = [...new Set(grid.map(({ input }) => input))];
      const [left, top, below] = [34, 30, 34];
      const [across, down] = [(width - left) / 5, (height - top - below) / 3];
      const tick = (value: number) => ((value - fromPower) / (toPower - fromPower)) * (across - 10);
      const bars = grid.flatMap(({ gain, input, logs }) => {
        const x = left + gains.indexOf(gain) * across;
        const y = top + (inputs.indexOf(input) + 1) * down;
        const bins = histogram(logs, fromPower, 0.25);
        const most = Math.max(...bins.map(({ share }) => share));
        return bins.map(({ from, to, share }) => ({
          x1: x + tick(from),
          x2: x + tick(to),
          y1: y,
          y2: y - (0.86 * down * share) / most,
        }));
      });
      const cells = grid.map(({ gain, input }) => ({
        x: left + gains.indexOf(gain) * across,
        y: top + (inputs.indexOf(input) + 1) * down,
      }));
      return {
        x: { axis: null, domain: [0, width], range: [0, width] },
        y: { axis: null, domain: [0, height], range: [0, height] },
        margin: 0,
        marks: [
          Plot.link(cells, {
            x1: "x",
            x2: (d: { x: number }) => d.x + across - 10,
            y1: "y",
            y2: "y",
            stroke: "var(--rule)",
          }),
          Plot.link(cells, {
            x: (d: { x: number }) => d.x + tick(0),
            y1: "y",
            y2: (d: { y: number }) => d.y - 0.9 * down,
            stroke: "var(--faint)",
            strokeDasharray: "1 3",
          }),
          Plot.rect(bars, { x1: "x1", x2: "x2", y1: "y1", y2: "y2", fill: ofValues, fillOpacity: 0.75 }),
          Plot.text(gains, {
            x: (_, i: number) => left + (i + 0.5) * across - 5,
            y: 12,
            text: (g: number) => String(g),
            fontWeight: 600,
          }),
          Plot.text(["gain"], { x: [0], y: [12], textAnchor: "start", fontWeight: 600 }),
          Plot.text(inputs, {
            x: 0,
            y: (_, i: number) => top + (i + 0.6) * down,
            text: (q: number) => `q ${q}`,
            textAnchor: "start",
          }),
          Plot.text(
            gains.flatMap((_, i) => [
              { x: left + i * across + tick(-5), words: "10⁻⁵" },
              { x: left + i * across + tick(0), words: "1" },
            ]),
            { x: "x", y: height - below + 14, text: "words", fill: "var(--faint)" },
          ),
          Plot.text(["singular value →"], { x: [width - 4], y: [height - 6], textAnchor: "end" }),
          Plot.text(grid.length < 15 ? [`${grid.length} of 15 networks`] : [], {
            x: [width / 2],
            y: [height / 2],
            fill: "var(--faint)",
          }),
        ],
      };
    },
    alt: () =>
      `${grid.length} of 15 networks. ${grid.map(({ gain, input, logs }) => `Gain ${gain}, input ${input}: ${percent(nearOne(logs))} within a factor of ten of 1`).join("; ")}.`,
    columns: () => ({
      gain: grid.flatMap(({ gain, logs }) => [...logs].map(() => gain)),
      input: grid.flatMap(({ input, logs }) => [...logs].map(() => input)),
      singularValue: grid.flatMap(({ logs }) => [...logs].map((x) => 10 ** x)),
    }),
  };
}
