import type { Drawing } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import { chosenOf, extremes, orderAt, type Chosen } from "./chosen.ts";
import type { OrdersFrame } from "./frames.ts";
import { colours, nats } from "./words.ts";

const waiting = "The 720 orders are still being measured.";
const ready = ({ count }: OrdersFrame): boolean => count === 720;
const lambdas = (points: number): Float64Array =>
  Float64Array.from({ length: points }, (_, k) => k / (points - 1));

/** The loss along the line from A to B in the chosen order, over the lines of all others. */
export function ordersLine(frame: OrdersFrame, chosen: Chosen): Drawing {
  const { losses, points, barrier } = frame;
  const rank = chosenOf(frame, chosen);
  const line = (k: number) => Float64Array.from(losses.subarray(k * points, (k + 1) * points));
  const x = lambdas(points);
  const top = Math.max(1, 1.08 * losses.reduce((most, loss) => Math.max(most, loss), 0));
  const [low, high] = extremes(frame);
  return {
    same: [losses, rank],
    plot: (Plot) => ({
      x: {
        label: "place on the line, λ",
        domain: [0, 1],
        ticks: [0, 0.25, 0.5, 0.75, 1],
        tickFormat: (d: number) => (d === 0 ? "A" : d === 1 ? "B" : String(d)),
      },
      y: { label: "loss on new points, nats", domain: [0, top] },
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...(ready(frame)
          ? [
              ...traceMarks(Plot, [
                ...Array.from({ length: 60 }, (_, k) => ({ x, y: line(12 * k), colour: "var(--rule)" })),
                { x, y: line(high), colour: "var(--faint)", dashed: true },
                { x, y: line(low), colour: "var(--faint)", dashed: true },
                { x, y: line(rank), colour: colours.weights },
              ]),
              Plot.text([`order ${orderAt(rank)}: ${nats(Math.max(0, barrier[rank]))} nats`], {
                x: [0.5],
                y: [line(rank)[(points - 1) / 2]],
                dy: -10,
                fill: colours.weights,
                fontWeight: 600,
                stroke: "var(--paper)",
                strokeWidth: 4,
              }),
            ]
          : []),
      ],
    }),
    alt: () =>
      ready(frame)
        ? `In the order ${orderAt(rank)} the loss half-way is ${nats(barrier[rank])} nats above the mean of the ends; the lowest of all orders has ${nats(barrier[low])}, the highest ${nats(barrier[high])}.`
        : waiting,
    columns: () => ({ lambda: ready(frame) ? x : [], loss: ready(frame) ? line(rank) : [] }),
  };
}

/** Every order as a dot: how near B then is to A, and the barrier. */
export function ordersCloud(frame: OrdersFrame, chosen: Chosen): Drawing {
  const { apart, barrier, byWeights } = frame;
  const rank = chosenOf(frame, chosen);
  const [low] = extremes(frame);
  const marked = [
    { k: low, words: "lowest barrier", colour: colours.activations, dy: 15 },
    { k: byWeights, words: "nearest: weight matching", colour: colours.naive, dy: -11 },
    { k: rank, words: "yours", colour: colours.weights, dy: -11 },
  ].filter(({ k }, i, all) => i < 2 || all.slice(0, 2).every((other) => other.k !== k));
  return {
    same: [barrier, rank],
    plot: (Plot) => ({
      x: { label: "distance of A and B", nice: true },
      y: { label: "barrier at the middle, nats", domain: [Math.min(0, ...barrier), Math.max(1, ...barrier)] },
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        Plot.dot(
          { length: barrier.length },
          { x: apart, y: barrier, r: 2, fill: "var(--faint)", fillOpacity: 0.5 },
        ),
        ...(ready(frame)
          ? [
              Plot.dot(marked, {
                x: ({ k }) => apart[k],
                y: ({ k }) => barrier[k],
                r: 5,
                fill: "colour",
                stroke: "var(--paper)",
              }),
              ...marked.map(({ k, words, colour, dy }) =>
                Plot.text([words], {
                  x: [apart[k]],
                  y: [barrier[k]],
                  dx: 8,
                  dy,
                  textAnchor: "start",
                  fill: colour,
                  fontWeight: 600,
                  stroke: "var(--paper)",
                  strokeWidth: 4,
                }),
              ),
            ]
          : []),
      ],
    }),
    alt: () =>
      ready(frame)
        ? `Weight matching gives the nearest order; ${barrier.filter((b) => b < barrier[byWeights]).length} of 720 have a lower barrier. The chosen order ${orderAt(rank)} has ${nats(barrier[rank])} nats.`
        : waiting,
    columns: () => ({ distance: apart, barrier }),
  };
}

/** What the network in the middle of the line takes each point of the plane for. */
export function ordersMap(frame: OrdersFrame, chosen: Chosen): Drawing {
  const { map, cells, dots } = frame;
  const rank = chosenOf(frame, chosen);
  const values = Float32Array.from(
    map.subarray(rank * cells * cells, (rank + 1) * cells * cells),
    (m) => (m - 128) / 127,
  );
  const points = Array.from(dots.y, (y, i) => ({ x: dots.x[2 * i], y: dots.x[2 * i + 1], moon: y }));
  return {
    same: [map, rank],
    ...(ready(frame) ? { heat: { rows: cells, cols: cells, values, full: 1.6 } } : {}),
    plot: (Plot) => ({
      x: { domain: [-2, 2], axis: null },
      y: { domain: [-1.4, 1.4], axis: null },
      marginLeft: 10,
      marginBottom: 10,
      marginTop: 10,
      marks: [
        Plot.dot(
          points.filter(({ moon }) => moon === 0),
          { x: "x", y: "y", r: 3, fill: "var(--heat-minus)", stroke: "var(--paper)" },
        ),
        Plot.dot(
          points.filter(({ moon }) => moon === 1),
          { x: "x", y: "y", r: 3.2, symbol: "square", fill: "var(--heat-plus)", stroke: "var(--paper)" },
        ),
      ],
    }),
    alt: () =>
      ready(frame)
        ? `The network half-way between A and B in the order ${orderAt(rank)}, over the plane of the two moons: its sides are blue and red where it is sure.`
        : waiting,
  };
}
