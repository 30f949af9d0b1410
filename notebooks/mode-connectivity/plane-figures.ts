import { between, contour } from "../../src/figures/contours.ts";
import type { Drawing } from "../../src/figures/drawing.ts";
import type { PlaneFrame } from "./frames.ts";
import type { Spot } from "./spot.ts";
import { colours, nats } from "./words.ts";

export const waiting = "The plane has not been measured yet: the two networks are still being trained.";
const fine = 60; // squares along a side of the picture: between measured points, their means
const [least, most] = [0.1, 4]; // nats: no colour, and all of it
const levels = [0.25, 0.5, 1, 2]; // of contour lines, in nats

/** What must be known before the plane is read. */
export const unfit = ({ found }: PlaneFrame): string =>
  found && !found.converged
    ? "Training diverged: the weights are those from before it did. Lower the learning rate."
    : "";
export const noted = (frame: PlaneFrame) => (unfit(frame) ? { note: unfit(frame) } : {});

/** The losses of the finest grid that is known all over, from below, and how many points it has along a side. */
function known({ map, cells, stride, whole }: PlaneFrame) {
  const step = whole ? stride : 2 * stride;
  if (step > 4) return undefined;
  const n = (cells - 1) / step + 1;
  const loss = Array.from(
    { length: n * n },
    (_, k) => map.loss[Math.floor(k / n) * step * cells + (k % n) * step],
  );
  return { n, loss };
}

/** Which point of the grid is nearest to the probe. */
export const pointAt = ({ cells, span: [low, high] }: PlaneFrame, { x, y }: Spot): number => {
  const place = (at: number): number =>
    Math.max(0, Math.min(cells - 1, Math.round(((at - low) / (high - low)) * (cells - 1))));
  return place(y) * cells + place(x);
};

/** The three networks of the plane. */
const corners = ([x, y]: readonly number[]) => [
  { name: "A", x: 0, y: 0, dx: -10, dy: 10 },
  { name: "B as it is", x: 1, y: 0, dx: 6, dy: 14 },
  { name: "B matched", x, y, dx: 0, dy: -13 },
];

/** The loss over the plane through A, B as it is and B matched, with the probe. */
export function planeFigure(frame: PlaneFrame, spot: Spot): Drawing {
  const grid = known(frame);
  const [low, high] = frame.span;
  const at = (p: number, n: number): number => low + ((high - low) * p) / (n - 1);
  const values =
    grid &&
    between(grid.loss, grid.n, grid.n, fine).map(
      (loss) => Math.log(Math.max(loss, least) / least) / Math.log(most / least),
    );
  const upright = values?.map((_, k) => values[(fine - 1 - Math.floor(k / fine)) * fine + (k % fine)]); // row 0 on top
  const place = frame.found?.place;
  const here = frame.whole ? frame.map.loss[pointAt(frame, spot)] : undefined;
  return {
    same: [frame.map, frame.found, spot.x, spot.y],
    height: 420,
    ...noted(frame),
    ...(upright ? { heat: { rows: fine, cols: fine, values: upright, full: 1.25 } } : {}),
    plot: (Plot, { width, height }) => ({
      x: { label: "lengths of the way from A to B", domain: [low, high], ticks: [0, 1] },
      y: { label: "across it, in the same lengths", domain: [low, high], ticks: [0, 1] },
      marginRight: Math.max(14, width - 52 - (height - 62)), // as wide as high
      marks: [
        ...(grid
          ? levels.map((level) =>
              Plot.link(contour(grid.loss, grid.n, grid.n, level), {
                x1: ({ x1 }: { x1: number }) => at(x1, grid.n),
                y1: ({ y1 }: { y1: number }) => at(y1, grid.n),
                x2: ({ x2 }: { x2: number }) => at(x2, grid.n),
                y2: ({ y2 }: { y2: number }) => at(y2, grid.n),
                stroke: "var(--ink)",
                strokeOpacity: level === 0.5 ? 0.85 : 0.3,
                strokeWidth: level === 0.5 ? 1.5 : 1,
              }),
            )
          : []),
        ...(place
          ? [
              Plot.link(corners(place).slice(1), {
                x1: 0,
                y1: 0,
                x2: "x",
                y2: "y",
                stroke: ({ name }: { name: string }) =>
                  name === "B matched" ? colours.weights : colours.naive,
                strokeDasharray: "5 4",
                strokeWidth: 1.6,
              }),
              Plot.dot(corners(place), { x: "x", y: "y", r: 5, fill: "var(--ink)", stroke: "var(--paper)" }),
              ...corners(place).map(({ name, x, y, dx, dy }) =>
                Plot.text([name], {
                  x: [x],
                  y: [y],
                  dx,
                  dy,
                  fill: "var(--ink)",
                  fontWeight: 650,
                  stroke: "var(--paper)",
                  strokeWidth: 4,
                }),
              ),
              Plot.dot([spot], {
                x: "x",
                y: "y",
                r: 8,
                stroke: "var(--ink)",
                strokeWidth: 2,
                fill: "var(--paper)",
                fillOpacity: 0.35,
              }),
              Plot.text(here === undefined ? [] : [`${nats(here)} nats`], {
                x: [spot.x],
                y: [spot.y],
                dx: 12,
                textAnchor: "start",
                fill: "var(--ink)",
                stroke: "var(--paper)",
                strokeWidth: 4,
              }),
            ]
          : []),
      ],
    }),
    alt: () =>
      frame.whole && frame.found
        ? `A lies at the origin, B as it is at (1, 0), B matched at (${frame.found.place.map((p) => p.toFixed(2)).join(", ")}). The loss is ${nats(frame.found.sides[1].loss[8])} nats half-way from A to B matched, and ${nats(frame.found.sides[0].loss[8])} half-way to B as it is; ${nats(here ?? 0)} at the probe.`
        : waiting,
    columns: () => ({
      x: Array.from(frame.map.loss, (_, k) => at(k % frame.cells, frame.cells)),
      y: Array.from(frame.map.loss, (_, k) => at(Math.floor(k / frame.cells), frame.cells)),
      loss: Float64Array.from(frame.map.loss),
      accuracy: Float64Array.from(frame.map.accuracy),
    }),
  };
}
