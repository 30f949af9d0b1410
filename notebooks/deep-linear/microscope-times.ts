import type { Drawing, Marks } from "../../src/figures/drawing.ts";
import { short, within } from "../../src/figures/numbers.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type { MicroscopeFrame } from "./microscope-figures.ts";
import { predictWaits } from "./microscope-predict.ts";
import { taus } from "./plane-figures.ts";

const deep = "var(--series-1)";
const direct = "var(--series-2)";
type Point = readonly [x: number, y: number];

/** Those points that were measured. */
const points = (x: Float64Array, y: readonly (number | null)[]): Point[] =>
  y.flatMap((value, i): Point[] => (value === null ? [] : [[x[i], value]]));

const dots = (Plot: Marks, of: readonly Point[], colour: string) =>
  Plot.dot(of, { x: "0", y: "1", r: 3, fill: "var(--paper)", stroke: colour, strokeWidth: 1.5 });

const words = (Plot: Marks, text: string, [x, y]: Point, colour: string, place: object) =>
  Plot.text([text], { x: [x], y: [y], fill: colour, fontWeight: 600, ...place });

/** The reader's own mode on a curve of many. */
const here = (Plot: Marks, x: number, y: number) =>
  Plot.dot([[x, y]], { r: 5, fill: "var(--accent)", stroke: "var(--paper)" });

/** The half-learning time over the strength of the mode: nearly one over it, but not for a direct map. */
export function overStrengthsFigure({ overStrengths, strength, start, half }: MicroscopeFrame): Drawing {
  const note = "The start is above half of the strengths, so that there is nothing to wait for.";
  const exact = overStrengths?.exact ?? new Float64Array();
  const found = overStrengths && points(overStrengths.measured, overStrengths.half);
  const flat = overStrengths && points(overStrengths.measured, overStrengths.direct);
  const values = [0.5, 1, ...exact, ...(found ?? []).map(([, y]) => y)].filter((t) => t > 0.01);
  const domain = [Math.min(...values) / 1.5, Math.max(...values) * 1.6] as const;
  return {
    same: [overStrengths, strength, half],
    ...(overStrengths ? {} : { note }),
    plot: (Plot) => {
      const axes = {
        x: {
          label: "strength of the mode",
          type: "log" as const,
          domain: [0.09, 5.6],
          ticks: [0.1, 0.2, 0.5, 1, 2, 5],
          tickFormat: short,
        },
        y: {
          label: "time until half learned, in units of τ",
          type: "log" as const,
          domain,
          ticks: within([0.1, 1, 10, 100], domain),
          tickFormat: short,
        },
      };
      if (!overStrengths || !found || !flat)
        return { ...axes, marks: [Plot.ruleY([1], { stroke: "var(--rule)" })] };
      const s = overStrengths.strength;
      const last = s.length - 1;
      const guide = s.map((x) => (exact[0] * s[0]) / x);
      return {
        ...axes,
        marks: [
          Plot.line(
            { length: s.length },
            {
              x: s,
              y: guide.map((t) => Math.max(t, domain[0])),
              stroke: "var(--faint)",
              strokeDasharray: "1 4",
            },
          ),
          ...traceMarks(Plot, [
            { x: s, y: overStrengths.exactDirect, colour: direct, dashed: true },
            { x: s, y: exact, colour: deep, dashed: true },
          ]),
          dots(Plot, flat, direct),
          dots(Plot, found, deep),
          ...(half > 0 ? [here(Plot, strength, half)] : []),
          words(Plot, "one hidden layer", [s[0], exact[0]], deep, { dx: 12, dy: -8, textAnchor: "start" }),
          words(Plot, "direct map", [s[0], Math.LN2], direct, { dx: 4, dy: 15, textAnchor: "start" }),
          words(Plot, "dotted: as 1/s", [s[last >> 1], guide[last >> 1]], "var(--faint)", {
            dx: -8,
            dy: 14,
            textAnchor: "end",
            fontWeight: 400,
          }),
        ],
      };
    },
    alt: () =>
      overStrengths
        ? `From a start of ${short(start)}, a mode of strength ${short(overStrengths.strength[0])} is half learned after ${taus(exact[0])}, one of strength 5 after ${taus(exact[exact.length - 1])}. A direct map needs about ${taus(Math.LN2)} for each of them.`
        : note,
    columns: () => ({
      strength: overStrengths?.measured ?? [],
      descent: overStrengths?.half ?? [],
      directMap: overStrengths?.direct ?? [],
    }),
  };
}

/** The half-learning time over the start: the same again for every factor of ten. */
export function overStartsFigure(frame: MicroscopeFrame): Drawing {
  const { overStarts, strength, start, half } = frame;
  const { start: u0, exact, measured } = overStarts;
  const found = points(measured, overStarts.half);
  const top = 1.12 * Math.max(exact[0], ...found.map(([, y]) => y));
  const decade = Math.LN10 / (2 * strength);
  return {
    same: [overStarts, start, half],
    predict: predictWaits(frame),
    plot: (Plot) => ({
      x: {
        label: "strength at the start",
        type: "log",
        domain: [7e-9, 3.5],
        ticks: [1e-8, 1e-6, 1e-4, 0.01, 1],
        tickFormat: short,
      },
      y: { label: "time until half learned, in units of τ", domain: [0, top], ticks: 5 },
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...traceMarks(Plot, [{ x: u0, y: exact, colour: deep, dashed: true }]),
        dots(Plot, found, deep),
        ...(half > 0 ? [here(Plot, start, half)] : []),
        Plot.text([`${short(decade)} τ more for each factor of ten`], {
          frameAnchor: "top-right",
          fill: deep,
          fontWeight: 600,
          dx: -4,
        }),
      ],
    }),
    alt: () =>
      `From a start of 1e−8 the mode is half learned after ${taus(exact[0])}; every start ten times larger saves ${taus(decade)}.`,
    columns: () => ({ start: measured, descent: overStarts.half }),
  };
}
