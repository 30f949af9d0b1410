import type { Drawing } from "../../src/figures/drawing.ts";
import { short } from "../../src/figures/numbers.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type { SpectrumFrame } from "./frames.ts";
import { endLabels, looks, named, three } from "./looks.ts";

type Network = SpectrumFrame["networks"][number];

/** Dots for the numbers of each network, in a column of its own, on a log axis. */
function columnsFigure(
  networks: readonly Network[],
  of: (one: Network) => Float64Array,
  label: string,
  low: number,
  high: number,
  alt: () => string,
): Drawing {
  const dots = networks.flatMap((one, k) =>
    Array.from(of(one), (y) => ({ k, kind: one.kind, y: Math.max(low, y) })),
  );
  return {
    same: [networks],
    plot: (Plot, { narrow }) => ({
      x: {
        label: null,
        domain: [-0.5, 5.5],
        ticks: [0, 1, 2, 3, 4, 5],
        tickFormat: (k: number) => Object.values(looks)[k].name,
        tickSize: 0,
      },
      y: { label, type: "log", domain: [low / 2, high], ticks: 5, tickFormat: short },
      marks: [
        Plot.ruleX([2.5], { stroke: "var(--rule)" }),
        Plot.dot(dots, {
          x: "k",
          y: "y",
          r: narrow ? 4 : 5.5,
          fill: (d: { kind: keyof typeof looks }) =>
            looks[d.kind].dashed ? "var(--paper)" : looks[d.kind].colour,
          fillOpacity: 0.75,
          stroke: (d: { kind: keyof typeof looks }) => looks[d.kind].colour,
          strokeWidth: 1.8,
        }),
      ],
    }),
    alt,
    columns: () => ({ network: dots.map(({ kind }) => kind), value: dots.map(({ y }) => y) }),
  };
}

/** How much each feature of each network varies. */
export const deviationsFigure = ({ networks }: SpectrumFrame): Drawing =>
  columnsFigure(
    networks,
    ({ deviations }) => deviations,
    "standard deviation",
    1e-6,
    3,
    () =>
      `Standard deviations of the features: ${networks.map(({ kind, deviations }) => `${looks[kind].name} ${three(deviations[0])} down to ${three(deviations[deviations.length - 1])}`).join("; ")}.`,
  );

/** The eigenvalues of the readout's Hessian of each network. */
export const eigenvaluesFigure = ({ networks }: SpectrumFrame): Drawing =>
  columnsFigure(
    networks,
    ({ eigenvalues }) => eigenvalues,
    "eigenvalue",
    1e-14,
    10,
    () =>
      `Eigenvalues of the readout’s Hessian: ${networks.map(({ kind, eigenvalues }) => `${looks[kind].name} ${three(eigenvalues[0])}, ${three(eigenvalues[1])}, ${three(eigenvalues[2])} and less`).join("; ")}.`,
  );

/** Errors over the epochs, and at the right edge what least squares finds. */
export function solvedFigure({ networks, epochs, persistence }: SpectrumFrame): Drawing {
  const x = Float64Array.from({ length: epochs }, (_, e) => e + 1);
  const all = networks.flatMap(({ test, solved }) => [...test.subarray(1), solved]);
  const [low, high] = [Math.min(...all) / 2, Math.min(100, Math.max(2, ...all))];
  return {
    same: [networks],
    height: 340,
    plot: (Plot, { height }) => ({
      x: { label: "epoch", domain: [0, 1.12 * epochs], ticks: [0, 20, 40, 60, 80, 100] },
      y: {
        label: "error on windows not seen, in variances",
        type: "log",
        domain: [low, high],
        ticks: 5,
        tickFormat: short,
        clamp: true,
      },
      marginRight: 56,
      marks: [
        ...(persistence < 3
          ? [
              Plot.ruleY([persistence], { stroke: "var(--faint)", strokeDasharray: "1 4" }),
              Plot.text(["last value"], {
                x: [0],
                y: [persistence],
                dx: 4,
                dy: 8,
                textAnchor: "start",
                fill: "var(--faint)",
              }),
            ]
          : []),
        Plot.text(["solved"], { x: [1.09 * epochs], y: [high], dy: -12, fill: "var(--faint)" }),
        ...traceMarks(
          Plot,
          networks.map(({ kind, test }) => ({
            x,
            y: test.subarray(1).map((e) => Math.min(e, high)),
            colour: looks[kind].colour,
            dashed: looks[kind].dashed,
          })),
        ),
        Plot.link(networks, {
          x1: epochs,
          x2: 1.09 * epochs,
          y1: (d: Network) => d.test[epochs],
          y2: "solved",
          stroke: (d: Network) => looks[d.kind].colour,
          strokeOpacity: 0.5,
          strokeDasharray: "1 3",
        }),
        Plot.dot(networks, {
          x: 1.09 * epochs,
          y: "solved",
          r: 4,
          fill: (d: Network) => (looks[d.kind].dashed ? "var(--paper)" : looks[d.kind].colour),
          stroke: (d: Network) => looks[d.kind].colour,
          strokeWidth: 1.8,
        }),
        endLabels(
          Plot,
          networks.map(({ kind, solved }) => named(kind, solved)),
          1.09 * epochs,
          [low, high],
          height,
          9,
        ),
      ],
    }),
    alt: () =>
      `Errors after ${epochs} epochs, and solved for by least squares: ${networks.map(({ kind, test, solved }) => `${looks[kind].name} ${three(test[epochs])} and ${three(solved)}`).join("; ")}.`,
    columns: () => ({
      epoch: x,
      ...Object.fromEntries(networks.map(({ kind, test }) => [kind, test.subarray(1)])),
    }),
  };
}
