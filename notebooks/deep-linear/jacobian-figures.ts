import type { Drawing } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type jacobian from "../../src/simulations/deep-linear/jacobian.ts";
import { logTicks } from "./products-words.ts";

export type JacobianFrame = ReturnType<(typeof jacobian)["frames"]> extends Generator<infer F> ? F : never;

export const ofMean = "var(--series-1)";
const ofSpread = "var(--series-4)";

/** The mean squared singular value from layer to layer, with the law at other gains. */
export function meanFigure(frame: JacobianFrame, scale: string): Drawing {
  const { mean, theory, family, maps, gain } = frame;
  const from = scale === "loglog" ? 1 : 0; // a log axis has no zero
  const seen = (values: Float64Array) => values.subarray(from).map(Math.log10);
  const axis = (values: Float64Array) => Float64Array.from(values.subarray(from), (_, l) => l + from);
  const [own, law] = [seen(mean), seen(theory.mean)];
  const low = Math.min(-4, Math.min(...own, ...law) - 0.3);
  const high = Math.max(0.4, Math.max(...own, ...law) + 0.3);
  const inside = (y: Float64Array) => {
    const out = y.findIndex((value) => value < low || value > high);
    return out < 0 ? y.length : out;
  };
  const others = family.filter((one) => Math.abs(one.gain - gain) > 1e-9);
  return {
    same: [frame, scale],
    plot: (Plot, { narrow }) => ({
      x: {
        label: "maps passed",
        ...(scale === "loglog"
          ? {
              type: "log" as const,
              domain: [1, maps],
              ticks: [1, 2, 5, 10, 20, 50, 100].filter((t) => t <= maps),
            }
          : { domain: [0, maps], ticks: narrow ? 4 : 6 }),
        tickFormat: "d",
      },
      y: { label: "mean squared singular value", domain: [low, high], ...logTicks(low, high, 6) },
      marginRight: 64,
      marks: [
        ...traceMarks(Plot, [
          ...others.map(({ gain: g, mean: values }) => {
            const y = seen(values);
            const points = inside(y);
            return {
              x: axis(values).subarray(0, points),
              y: y.subarray(0, points),
              colour: "var(--faint)",
              dashed: true,
              faint: true,
              label: `g = ${g}`,
            };
          }),
          { x: axis(theory.mean), y: law, colour: ofMean, dashed: true },
          { x: axis(mean), y: own, colour: ofMean },
        ]),
        Plot.text([`g = ${gain}`], {
          x: [maps],
          y: [law[law.length - 1]],
          dx: 5,
          textAnchor: "start",
          fill: ofMean,
          fontWeight: 700,
        }),
      ],
    }),
    alt: () =>
      `Behind ${mean.length - 1} maps the mean squared singular value is ${mean[mean.length - 1].toPrecision(3)}; theory says ${theory.mean[mean.length - 1].toPrecision(3)}. By theory, at other gains behind ${maps} maps: ${others.map((one) => `${one.mean[maps].toPrecision(2)} at ${one.gain}`).join(", ")}.`,
    columns: () => ({
      maps: Float64Array.from(mean, (_, l) => l),
      mean,
      theory: theory.mean.subarray(0, mean.length),
    }),
  };
}

/** The variance of squared singular values from layer to layer. */
export function spreadFigure(frame: JacobianFrame): Drawing {
  const { variance, theory, maps, width, orthogonal } = frame;
  const sound = orthogonal ? maps : Math.floor(width / 4); // beyond, free products of infinite width mislead
  const axis = Float64Array.from(theory.variance, (_, l) => l);
  const top = 1.15 * Math.max(0.5, ...variance, ...theory.variance.subarray(0, sound + 1));
  const law = theory.variance.findIndex((value) => value > top);
  const end = law < 0 ? maps : law - 1;
  return {
    same: [frame],
    plot: (Plot, { narrow }) => ({
      x: { label: "maps passed", domain: [0, maps], ticks: narrow ? 4 : 6, tickFormat: "d" },
      y: { label: "variance of their squares, over the mean squared", domain: [0, top], ticks: 5 },
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...traceMarks(Plot, [
          ...(end > sound
            ? [
                {
                  x: axis.subarray(sound, end + 1),
                  y: theory.variance.subarray(sound, end + 1),
                  colour: "var(--faint)",
                  dashed: true,
                  faint: true,
                },
              ]
            : []),
          {
            x: axis.subarray(0, Math.min(sound, end) + 1),
            y: theory.variance.subarray(0, Math.min(sound, end) + 1),
            colour: ofSpread,
            dashed: true,
          },
          { x: axis.subarray(0, variance.length), y: variance, colour: ofSpread },
        ]),
        Plot.text(orthogonal || sound >= maps ? [] : ["grey: too deep for this theory"], {
          x: [maps],
          y: [0],
          dy: -8,
          textAnchor: "end",
          fill: "var(--faint)",
        }),
      ],
    }),
    alt: () =>
      `Behind ${variance.length - 1} maps the variance of the squared singular values is ${variance[variance.length - 1].toPrecision(3)} in units of their mean squared; theory for infinite width says ${theory.variance[variance.length - 1].toPrecision(3)}.`,
    columns: () => ({
      maps: axis.subarray(0, variance.length),
      variance,
      theory: theory.variance.subarray(0, variance.length),
    }),
  };
}
