import type { Drawing, Marks } from "../../src/figures/drawing.ts";
import { short, within } from "../../src/figures/numbers.ts";
import { series, traceMarks, type Trace } from "../../src/figures/traces.ts";
import type sides from "../../src/simulations/deep-linear/sides.ts";

export type SidesFrame = ReturnType<(typeof sides)["frames"]> extends Generator<infer F> ? F : never;

const looks = {
  inner: { colour: "var(--series-1)", words: "inputs" },
  outer: { colour: "var(--series-2)", words: "outputs" },
} as const;

/** Which point of the run a moment is. */
export const pointAt = ({ time }: SidesFrame, at: number): number => Math.round(at * (time.length - 1));

const timeAxis = ({ time }: SidesFrame) =>
  ({ label: "time, in units of τ", domain: [0, time[time.length - 1]], ticks: 5 }) as const;

/** One entry of the map, along the task's axes, over time. */
export const entry = ({ inputs, outputs }: SidesFrame, map: Float64Array, row: number, col: number) =>
  map.filter((_, i) => i % (inputs * outputs) === row * inputs + col);

/** Every entry of the map: descent as lines, the exact solution dashed over them. */
export function sidesMapFigure(frame: SidesFrame, at: number): Drawing {
  const { time, s, inputs, outputs, descent, exact } = frame;
  const cells = Array.from(
    { length: inputs * outputs },
    (_, i) => [Math.floor(i / inputs), i % inputs] as const,
  );
  const drawn = [...cells.filter(([i, j]) => i !== j), ...cells.filter(([i, j]) => i === j)];
  return {
    same: [frame],
    cursor: time[pointAt(frame, at)],
    plot: (Plot) => ({
      x: timeAxis(frame),
      y: { label: "entries of the map", domain: [-0.6, 1.12 * s[0]], ticks: 5 },
      marginRight: 58,
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...traceMarks(
          Plot,
          drawn.flatMap(([i, j]): Trace[] => [
            {
              x: time,
              y: entry(frame, descent.map, i, j),
              colour: i === j ? series(i) : "var(--faint)",
              faint: true,
              ...(i === j ? { label: `mode ${i + 1}` } : {}),
            },
            {
              x: time,
              y: entry(frame, exact.map, i, j),
              colour: i === j ? series(i) : "var(--faint)",
              dashed: true,
            },
          ]),
        ),
      ],
    }),
    alt: () =>
      `At the end the four modes have ${s.map((_, a) => entry(frame, descent.map, a, a).at(-1)!.toFixed(2)).join(", ")} of ${s.join(", ")}. Descent is never further than ${farthest(frame).toPrecision(2)} from the exact solution, in any of the ${cells.length} entries.`,
    columns: () => ({
      time,
      ...Object.fromEntries(
        cells.flatMap(([i, j]) => [
          [`descent ${i + 1},${j + 1}`, entry(frame, descent.map, i, j)],
          [`exact ${i + 1},${j + 1}`, entry(frame, exact.map, i, j)],
        ]),
      ),
    }),
  };
}

/** The largest distance between descent and the exact solution, in any entry of the map, at any time. */
export const farthest = ({ descent, exact }: SidesFrame): number =>
  descent.map.reduce((most, x, i) => Math.max(most, Math.abs(x - exact.map[i])), 0);

/** How much either side changes, at every balance. */
export function sidesChangeFigure(frame: SidesFrame): Drawing {
  const { sweep, balance, descent } = frame;
  const names = ["inner", "outer"] as const;
  const last = descent.innerChange.length - 1;
  const dots = [
    { y: descent.innerChange[last], colour: looks.inner.colour },
    { y: descent.outerChange[last], colour: looks.outer.colour },
  ];
  const all = [...sweep.inner, ...sweep.outer, ...dots.map(({ y }) => y)];
  const domain: [number, number] = [Math.min(...all) / 1.6, Math.max(...all) * 1.6];
  return {
    same: [frame],
    plot: (Plot) => ({
      x: { label: "balance of the layers", domain: [-5, 5], ticks: 5, tickFormat: short },
      y: {
        label: "relative change (log scale)",
        type: "log",
        domain,
        ticks: within([0.01, 0.1, 1, 10, 100, 1000], domain),
        tickFormat: short,
      },
      marks: [
        Plot.ruleX([balance], { stroke: "var(--faint)", strokeDasharray: "1 4" }),
        Plot.ruleY(within([1], domain), { stroke: "var(--rule)" }),
        ...traceMarks(
          Plot,
          names.map((name) => ({
            x: sweep.balance,
            y: sweep[name],
            colour: looks[name].colour,
            dashed: true,
          })),
        ),
        Plot.dot(dots, {
          ...{ x: balance, y: "y", r: 4, fill: "var(--paper)", strokeWidth: 1.8 },
          stroke: (d: { colour: string }) => d.colour,
        }),
        named(
          Plot,
          "likeness of inputs",
          4.9,
          sweep.inner[sweep.inner.length - 1],
          looks.inner.colour,
          "end",
        ),
        named(Plot, "likeness of outputs", -4.9, sweep.outer[0], looks.outer.colour, "start"),
      ],
    }),
    alt: () =>
      `At balance ${short(balance)} descent changes what the network finds alike among inputs by a factor of ${descent.innerChange[last].toPrecision(3)} of itself, among outputs by ${descent.outerChange[last].toPrecision(3)}. At −5 the two are ${sweep.inner[0].toPrecision(3)} and ${sweep.outer[0].toPrecision(3)}, at 5 the other way round: ${sweep.inner[sweep.inner.length - 1].toPrecision(3)} and ${sweep.outer[sweep.outer.length - 1].toPrecision(3)}.`,
    columns: () => ({ balance: sweep.balance, inputs: sweep.inner, outputs: sweep.outer }),
  };
}

const named = (Plot: Marks, words: string, x: number, y: number, fill: string, textAnchor: "start" | "end") =>
  Plot.text([words], { ...{ x: [x], y: [y], dy: -10 }, fill, textAnchor, fontWeight: 600 });

/** What one side of the network finds alike, along the task's axes, at a moment; full colour is its largest entry ever. */
export function sidesLikenessFigure(frame: SidesFrame, side: "inner" | "outer", at: number): Drawing {
  const n = side === "inner" ? frame.inputs : frame.outputs;
  const whole = frame.descent[side];
  const k = pointAt(frame, at);
  const values = whole.subarray(k * n * n, (k + 1) * n * n);
  const full = whole.reduce((most, x) => Math.max(most, Math.abs(x)), 1e-9);
  const positions = Array.from({ length: n }, (_, i) => i + 0.5);
  const ticks = { ticks: positions, tickFormat: (d: number) => String(d + 0.5), tickSize: 0 };
  const word = side === "inner" ? "input" : "output";
  return {
    same: [full, n],
    heat: { rows: n, cols: n, values, full },
    height: 260,
    plot: (_, { width, height }) => ({
      x: { label: `${word} mode`, domain: [0, n], ...ticks },
      y: { label: `${word} mode`, domain: [n, 0], ...ticks },
      marginRight: Math.max(20, width - 52 - (height - 62)), // square cells
    }),
    alt: () =>
      `At ${frame.time[k].toFixed(2)} τ the diagonal of the likeness of ${word}s holds ${positions.map((_, a) => values[a * (n + 1)].toPrecision(3)).join(", ")}; full colour is ${full.toPrecision(3)}.`,
    columns: () => ({
      row: Int32Array.from(values, (_, i) => Math.floor(i / n) + 1),
      column: Int32Array.from(values, (_, i) => (i % n) + 1),
      likeness: values,
    }),
  };
}
