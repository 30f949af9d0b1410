import type { Drawing } from "../../src/figures/drawing.ts";
import { series, traceMarks, type Trace } from "../../src/figures/traces.ts";
import type beliefs from "../../src/simulations/deep-linear/beliefs.ts";
import { predictFalse } from "./beliefs-predict.ts";
import { pointAt } from "./hierarchy-figures.ts";

export type BeliefsFrame = ReturnType<(typeof beliefs)["frames"]> extends Generator<infer F> ? F : never;

const least = 0.02; // a false belief below this is not worth a word

/** Of properties with the same curve, the words together. */
interface Curve {
  readonly words: string;
  readonly y: Float64Array;
  readonly colour: string;
}

/** A false belief, and where it is strongest. */
interface Mistake extends Curve {
  readonly at: number;
  readonly height: number;
}

/** Where the labels of true beliefs stand: beside their curves, at heights where these are apart. */
const places = [
  { height: 0.62, dx: -7, textAnchor: "end" },
  { height: 0.66, dx: 8, textAnchor: "start" },
  { height: 0.78, dx: 10, textAnchor: "start" },
] as const;

const hues = [0, 2, 3]; // of what all share, what a kind shares, and what is an item's own

function trueCurves({ properties }: BeliefsFrame, item: number): Curve[] {
  return properties.flatMap(({ name, sort, beliefs }) => {
    const { truth, believed } = beliefs[item];
    const colour = series(hues[["general", "kind", "own"].indexOf(sort)]);
    return truth ? [{ words: name, y: believed, colour }] : [];
  });
}

function falseCurves({ properties }: BeliefsFrame, item: number): Mistake[] {
  const curves: Mistake[] = [];
  for (const { name, beliefs } of properties) {
    const { believed, peak } = beliefs[item];
    if (!peak) continue;
    const same = curves.findIndex((c) => c.y.every((y, k) => Math.abs(y - believed[k]) < 1e-9));
    if (same >= 0) curves[same] = { ...curves[same], words: `${curves[same].words}, ${name}` };
    else curves.push({ words: name, y: believed, colour: "var(--bad)", at: peak.at, height: peak.height });
  }
  return curves;
}

/** What the network believes of one item over time: truths that it learns, and errors that it unlearns. */
export function believingFigure(frame: BeliefsFrame, item: number, at: number): Drawing {
  const { time, items, network } = frame;
  const [right, wrong] = [trueCurves(frame, item), falseCurves(frame, item)];
  const loud = wrong.filter(({ height }) => height >= least);
  const predict = predictFalse(frame, item);
  return {
    same: [frame, item],
    ...(predict ? { predict } : {}),
    cursor: time[pointAt(frame, at)],
    plot: (Plot, { narrow }) => ({
      x: { label: "time, in units of 1 / learning rate", domain: [0, time[time.length - 1]] },
      y: { label: `belief about the ${items[item]}`, domain: [-0.12, 1.12], ticks: 5 },
      marks: [
        Plot.ruleY([0, 1], { stroke: "var(--rule)" }),
        ...traceMarks(
          Plot,
          [...wrong, ...right].map(({ y, colour }): Trace => ({ x: time, y, colour })),
        ),
        ...(network === "direct" ? [{ ...right[0], words: "all that is true" }] : right).map(
          ({ words, colour, y }, row) => {
            const { height, ...stand } = places[network === "direct" ? 1 : row];
            const crossed = y.findIndex((x) => x >= height);
            return Plot.text(crossed < 0 ? [] : [words], {
              x: [time[crossed]],
              y: [height],
              ...stand,
              fill: colour,
              fontWeight: 600,
              stroke: "var(--paper)",
              strokeWidth: 3,
            });
          },
        ),
        ...loud.map(({ words, at: x, height }) =>
          Plot.text([narrow ? words : `“${words}” ${height.toFixed(2)}`], {
            x: [x],
            y: [height],
            dy: -9,
            fill: "var(--bad)",
            fontWeight: 600,
            stroke: "var(--paper)",
            strokeWidth: 3,
          }),
        ),
      ],
    }),
    alt: () =>
      `Of the ${items[item]} the network learns ${right.map(({ words, y }) => `“${words}” (half by ${time[y.findIndex((x) => x >= 0.5)].toFixed(2)})`).join(", ")}. ${
        loud.length
          ? `On the way it believes what is false: ${loud.map(({ words, at: t, height }) => `“${words}” up to ${height.toFixed(3)} at ${t.toFixed(2)}`).join("; ")}.`
          : "At no time does it believe anything false."
      }`,
    columns: () => ({
      time,
      ...Object.fromEntries(frame.properties.map(({ name, beliefs }) => [name, beliefs[item].believed])),
    }),
  };
}
