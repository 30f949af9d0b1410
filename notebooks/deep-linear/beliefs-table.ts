import type { Drawing } from "../../src/figures/drawing.ts";
import type { BeliefsFrame } from "./beliefs-figures.ts";
import { pointAt } from "./hierarchy-figures.ts";

/** All beliefs at a moment: colour is belief, a ring marks what is true. */
export function beliefTableFigure(frame: BeliefsFrame, at: number): Drawing {
  const { properties, items, time } = frame;
  const k = pointAt(frame, at);
  const values = Float64Array.from(
    properties.flatMap(({ beliefs }) => beliefs.map(({ believed }) => believed[k])),
  );
  const truths = properties.flatMap(({ beliefs }, m) =>
    beliefs.flatMap(({ truth }, i) => (truth ? [{ x: i + 0.5, y: m + 0.5 }] : [])),
  );
  const shown = properties.flatMap(({ beliefs }, m) =>
    beliefs.flatMap(({ truth }, i) => {
      const value = values[4 * m + i];
      return !truth && value >= 0.05 ? [{ x: i + 0.5, y: m + 0.5, words: value.toFixed(2) }] : [];
    }),
  );
  return {
    same: [properties, ...shown.map(({ words, x, y }) => `${x} ${y} ${words}`)],
    heat: { rows: properties.length, cols: items.length, values, full: 1 },
    plot: (Plot) => ({
      ...{ marginLeft: 80, marginTop: 26, marginBottom: 8 },
      x: {
        ...{ axis: "top", label: null, domain: [0, items.length], tickSize: 0 },
        ticks: items.map((_, i) => i + 0.5),
        tickFormat: (d: number) => items[Math.floor(d)],
      },
      y: {
        ...{ label: null, domain: [properties.length, 0], tickSize: 0 },
        ticks: properties.map((_, m) => m + 0.5),
        tickFormat: (d: number) => properties[Math.floor(d)].name,
      },
      marks: [
        Plot.dot(truths, { x: "x", y: "y", r: 6, stroke: "var(--ink)", strokeWidth: 1.3 }),
        Plot.text(shown, { x: "x", y: "y", text: "words", fill: "var(--bad)", fontWeight: 600 }),
      ],
    }),
    alt: () =>
      `Beliefs at time ${time[k].toFixed(2)}. ${properties
        .map(
          ({ name, beliefs }) =>
            `${name}: ${beliefs.map(({ believed }, i) => `${items[i]} ${believed[k].toFixed(2)}`).join(", ")}`,
        )
        .join(". ")}.`,
    columns: () => ({
      property: Int32Array.from({ length: values.length }, (_, c) => Math.floor(c / 4) + 1),
      item: Int32Array.from({ length: values.length }, (_, c) => (c % 4) + 1),
      belief: values,
    }),
  };
}

const modesWords = ["all", "kinds", "animals", "plants"];

/** The table taken apart: properties, strengths learned by now, items. */
export function partsFigure(frame: BeliefsFrame, at: number): Drawing {
  const { properties, items, u, v, s, strength, time } = frame;
  const k = pointAt(frame, at);
  const [rows, cols] = [Math.max(4, properties.length), 15]; // four columns for each part; between them one, then two
  const values = new Float64Array(rows * cols);
  properties.forEach((_, m) => values.set(u.subarray(4 * m, 4 * m + 4), m * cols));
  for (let a = 0; a < 4; ++a) {
    values[a * cols + 5 + a] = strength[4 * k + a] / s[0];
    for (let i = 0; i < 4; ++i) values[a * cols + 11 + i] = v[4 * i + a];
  }
  const learned = [0, 1, 2, 3].map((a) => strength[4 * k + a]);
  return {
    same: [frame],
    heat: { rows, cols, values, full: 1 },
    plot: (Plot, { narrow }) => ({
      ...{ marginLeft: 80, marginTop: 40, marginBottom: 22, marginRight: 14 },
      x: { axis: null, domain: [0, cols] },
      y: {
        ...{ label: null, domain: [rows, 0], tickSize: 0 },
        ticks: properties.map((_, m) => m + 0.5),
        tickFormat: (d: number) => properties[Math.floor(d)].name,
      },
      marks: [
        Plot.rect(
          [
            { x1: 0, x2: 4, y2: properties.length },
            { x1: 5, x2: 9, y2: 4 },
            { x1: 11, x2: 15, y2: 4 },
          ],
          { x1: "x1", x2: "x2", y1: 0, y2: "y2", stroke: "var(--rule)", fill: "none" },
        ),
        ...["U: properties", narrow ? "strengths" : "strengths by now", "V: items"].map((words, block) =>
          Plot.text([words], { x: [[2, 7, 13][block]], y: [0], dy: -27, fontWeight: 600 }),
        ),
        ...(narrow ? [] : items).map((item, i) =>
          Plot.text([item], { x: [11.5 + i], y: [0], dy: -9, fontSize: 10, fill: "var(--faint)" }),
        ),
        ...modesWords.map((words, a) =>
          Plot.text([words], {
            x: [10.9],
            y: [a + 0.5],
            textAnchor: "end",
            fontSize: 10,
            fill: "var(--faint)",
          }),
        ),
      ],
    }),
    alt: () =>
      `The table as a sum of four modes: all items alike, animals against plants, bird against fish, tree against flower. At time ${time[k].toFixed(2)} their strengths are ${learned.map((x) => x.toFixed(2)).join(", ")}, of ${[...s].map((x) => x.toFixed(2)).join(", ")}.`,
    columns: () => ({
      time,
      ...Object.fromEntries(modesWords.map((words, a) => [words, strength.filter((_, c) => c % 4 === a)])),
    }),
  };
}
