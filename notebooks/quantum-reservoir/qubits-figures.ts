import type { Drawing } from "../../src/figures/drawing.ts";
import { grouped, short } from "../../src/figures/numbers.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type { QubitsFrame } from "./frames.ts";
import { key, looks, three } from "./looks.ts";
import { median } from "./settling-numbers.ts";

const trainedColour = looks.qrnn.colour;
const solvedColour = "var(--ink)";

/** Whether one of the meters that a QRNN of the i-th size reads has the input alone, at zero angles. */
export function readsAlone({ sizes, parities }: QubitsFrame, i: number): boolean {
  const n = sizes[i];
  for (let k = 0; k < n - 1; ++k) {
    const set = parities[i].subarray(k * n, (k + 1) * n);
    if (set[0] && set.reduce((sum, one) => sum + one, 0) === 1) return true;
  }
  return false;
}

/** Errors of the draws that are known at the i-th size: trained from small angles, or solved for. */
export const drawsOf = (frame: QubitsFrame, which: "trained" | "solved", i: number): number[] => {
  const draws = which === "trained" ? frame.few : frame.several;
  return Array.from(frame[which].subarray(i * draws, (i + 1) * draws)).filter((e) => e > 0);
};

const known = (frame: QubitsFrame): number[] =>
  Array.from(frame.sizes.keys()).filter((i) => i + 1 <= frame.done + 1e-9);

/** Test errors over the number of qubits. */
export function qubitsFigure(frame: QubitsFrame): Drawing {
  const { sizes } = frame;
  const whole = known(frame);
  const curves = (["trained", "solved"] as const).map((which) => ({
    colour: which === "trained" ? trainedColour : solvedColour,
    x: whole.map((i) => sizes[i]),
    y: whole.map((i) => median(drawsOf(frame, which, i))),
    dots: Array.from(sizes).flatMap((x, i) => drawsOf(frame, which, i).map((y) => ({ x, y }))),
  }));
  const all = curves.flatMap(({ dots }) => dots.map(({ y }) => y));
  const [low, high] = [Math.min(0.01, ...all) / 1.5, Math.max(2, ...all) * 1.6];
  const alone = Array.from(sizes.keys()).filter((i) => readsAlone(frame, i));
  return {
    same: [frame],
    plot: (Plot, { narrow }) => ({
      x: { label: "qubits", domain: [1.5, 8.5], ticks: [...sizes], tickFormat: "d" },
      y: {
        label: "error on windows not seen, in variances",
        type: "log",
        domain: [low, high],
        ticks: 4,
        tickFormat: short,
      },
      marginTop: 34,
      marks: [
        Plot.rect(alone, {
          x1: (i: number) => sizes[i] - 0.4,
          x2: (i: number) => sizes[i] + 0.4,
          y1: low,
          y2: high,
          fill: "var(--rule)",
          fillOpacity: 0.5,
        }),
        Plot.text(alone, {
          x: (i: number) => sizes[i],
          y: high,
          text: () => (narrow ? "x" : "reads x alone"),
          dy: 9,
          fill: "var(--faint)",
        }),
        Plot.ruleY([1], { stroke: "var(--rule)" }),
        ...curves.flatMap(({ x, y, colour, dots }) => [
          ...traceMarks(Plot, [{ x, y, colour }]),
          Plot.dot(dots, { x: "x", y: "y", r: 3, fill: colour, fillOpacity: 0.6 }),
        ]),
        ...key(Plot, [
          [narrow ? "small, trained" : "small angles, trained", trainedColour],
          [narrow ? "circle, solved" : "whole circle, solved for", solvedColour],
        ]),
      ],
    }),
    alt: () =>
      `Median errors, trained from small angles and solved for with angles from the whole circle: ${whole.map((i, at) => `${sizes[i]} qubits ${three(curves[0].y[at])} and ${three(curves[1].y[at])}`).join("; ")}. A meter reads the input alone with ${alone.map((i) => sizes[i]).join(" and ") || "none of these"} qubits.`,
    columns: () => ({ qubits: curves[0].x, trained: curves[0].y, solved: curves[1].y }),
  };
}

/** Which inputs each meter multiplies at zero angles, for every size. */
export function parityFigure(frame: QubitsFrame): Drawing {
  const { sizes, parities } = frame;
  const squares = Array.from(sizes).flatMap((n, i) =>
    Array.from({ length: (n - 1) * n }, (_, at) => {
      const [k, j] = [Math.floor(at / n), at % n];
      const set = parities[i].subarray(k * n, (k + 1) * n);
      const alone = set[0] === 1 && set.reduce((sum, one) => sum + one, 0) === 1;
      return { n, k, j, x: n + 0.105 * (j - n / 2), inside: set[j] === 1, alone };
    }),
  );
  type Square = (typeof squares)[number];
  const sets = Array.from(sizes).map((n, i) =>
    Array.from({ length: n - 1 }, (_, k) =>
      Array.from({ length: n }, (_, j) => j)
        .filter((j) => parities[i][k * n + j])
        .map((j) => (j ? `h${j}` : "x"))
        .join(" "),
    ),
  );
  return {
    same: [frame],
    plot: (Plot, { width }) => ({
      x: { label: "qubits", domain: [1.5, 8.5], ticks: [...sizes], tickFormat: "d", tickSize: 0 },
      y: {
        label: "meter that is read",
        domain: [7.5, 0.5],
        ticks: [1, 2, 3, 4, 5, 6, 7],
        tickFormat: (k: number) => String(k),
        tickSize: 0,
      },
      marks: [
        Plot.rect(squares, {
          x1: "x",
          x2: (d: Square) => d.x + 0.105 - 7 / width,
          y1: (d: Square) => d.k + 0.68,
          y2: (d: Square) => d.k + 1.32,
          fill: (d: Square) => (!d.inside ? "var(--rule)" : d.alone ? trainedColour : "var(--ink)"),
          fillOpacity: (d: Square) => (d.inside ? (d.alone ? 1 : 0.55) : 0.5),
        }),
      ],
    }),
    alt: () =>
      `What each meter that is read multiplies if all angles are zero. ${sets.map((list, i) => `${sizes[i]} qubits: ${list.join(", ")}`).join(". ")}.`,
    columns: () => ({
      qubits: sets.flatMap((list, i) => list.map(() => sizes[i])),
      meter: sets.flatMap((list) => list.map((_, k) => k + 1)),
      multiplies: sets.flat(),
    }),
  };
}

/** What a reservoir of each size costs to simulate, and what its training would cost on hardware. */
export function sizeCostFigure({ sizes, amplitudes, backward, forward }: QubitsFrame): Drawing {
  const x = Float64Array.from(sizes);
  const circuits = backward.map((b, i) => b + forward[i]);
  const last = sizes.length - 1;
  return {
    same: [sizes],
    plot: (Plot) => ({
      x: { label: "qubits", domain: [2, 8], ticks: [...sizes], tickFormat: "d" },
      y: { label: "count, on a log scale", type: "log", domain: [3, 1000], ticks: 4, tickFormat: short },
      marginTop: 34,
      marks: [
        ...traceMarks(Plot, [
          { x, y: Float64Array.from(circuits), colour: trainedColour },
          { x, y: Float64Array.from(forward), colour: trainedColour, faint: true },
          { x, y: amplitudes, colour: solvedColour, dashed: true },
        ]),
        Plot.text(["frozen"], { x: [8], y: [forward[last]], dy: -9, textAnchor: "end", fill: trainedColour }),
        ...key(Plot, [
          ["circuits a window", trainedColour],
          ["numbers in a state", solvedColour],
        ]),
      ],
    }),
    alt: () =>
      `From 2 to 8 qubits a state grows from ${amplitudes[0]} to ${amplitudes[last]} numbers, the circuits for a window’s gradient from ${grouped(circuits[0])} to ${grouped(circuits[last])}; a frozen reservoir runs ${forward[0]} whatever its size.`,
    columns: () => ({ qubits: sizes, amplitudes, training: circuits, frozen: forward }),
  };
}
