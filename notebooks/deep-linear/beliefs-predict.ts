import type { Prediction } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type { BeliefsFrame } from "./beliefs-figures.ts";

/** A belief that is false in the end, when what is true of the item is known; of several that which goes farthest. */
export function predictFalse(
  { time, items, properties }: BeliefsFrame,
  item: number,
): Prediction | undefined {
  const [wrong] = properties
    .filter(({ beliefs }) => !beliefs[item].truth)
    .sort((a, b) => (b.beliefs[item].peak?.height ?? 0) - (a.beliefs[item].peak?.height ?? 0));
  if (!wrong) return undefined;
  const right = properties.filter(({ beliefs }) => beliefs[item].truth);
  return {
    asks: `What is true of the ${items[item]} is shown. Nobody ever says that it “${wrong.name}”. Draw how far the network believes that over time.`,
    names: ["time", "a belief of"],
    curve: () => ({ x: time, y: wrong.beliefs[item].believed }),
    given: (Plot) => [
      Plot.ruleY([0, 1], { stroke: "var(--rule)" }),
      ...traceMarks(
        Plot,
        right.map(({ beliefs }) => ({
          x: time,
          y: beliefs[item].believed,
          colour: "var(--series-1)",
          faint: true,
        })),
      ),
    ],
  };
}
