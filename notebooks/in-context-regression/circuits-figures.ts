import type { Drawing } from "../../src/figures/drawing.ts";
import type training from "../../src/simulations/in-context-regression/training.ts";
import { negative, positive } from "./colours.ts";
import { signed } from "./words.ts";

export type TrainingFrame = ReturnType<(typeof training)["frames"]> extends Generator<infer F> ? F : never;

/** The place in the record that belongs to a moment of the run, from 0 to 1: equally far apart on a log axis. */
export const placeAt = ({ planned, step }: TrainingFrame, at: number): number =>
  Math.min(step.length - 1, Math.round(at * (planned.length - 1)));

/** The heads from the largest read-out to the smallest: training numbers them by chance. */
function ordered({ mu, H }: TrainingFrame): number[] {
  const last = mu.length - H;
  return Array.from({ length: H }, (_, h) => h).sort((a, b) => mu[last + b] - mu[last + a]);
}

/** What a head is at a place of the record. */
export function kindOf({ omega, mu, H }: TrainingFrame, place: number, h: number) {
  const most = Math.max(...mu.subarray(place * H, (place + 1) * H).map(Math.abs));
  if (Math.abs(mu[place * H + h]) < 0.1 * most) return { kind: "off", colour: "var(--faint)" };
  return omega[place * H + h] > 0
    ? { kind: "positive", colour: positive }
    : { kind: "negative", colour: negative };
}

export const trouble = ({ state, now, end, noise }: TrainingFrame): string =>
  state === "diverged"
    ? `Diverged at step ${now}: lower the learning rate. What was last finite is shown.`
    : end && end.risk > 0.9 * (1 + noise)
      ? "Hardly better than predicting 0: lower the learning rate."
      : "";

/** Limits of a colour scale that seldom change while a run goes on. */
const limit = (most: number): number =>
  [0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 5, 7, 10].find((x) => x >= most) ?? most;

/** The KQ of each head, at a moment. */
export function circuitsFigure(frame: TrainingFrame, at: number): Drawing {
  const { kq, omega, mu, d, H, step } = frame;
  const D = d + 1;
  const place = placeAt(frame, at);
  const [across, down] = [Math.min(H, 4), Math.ceil(H / 4)];
  const above = D > 7 ? 2 : 1; // rows of room for a head's numbers
  const [rows, cols] = [down * (D + above), across * (D + 1) - 1];
  const values = new Float64Array(rows * cols);
  const order = ordered(frame);
  let most = 0;
  for (let i = 0; i < kq.length; ++i) if (i % D < d) most = Math.max(most, Math.abs(kq[i]));
  const panels = order.map((h, k) => {
    const [left, top] = [(k % across) * (D + 1), Math.floor(k / across) * (D + above) + above];
    for (let r = 0; r < D; ++r)
      for (let c = 0; c < d; ++c) values[(top + r) * cols + left + c] = kq[((place * H + h) * D + r) * D + c];
    return { h, left, top, ...kindOf(frame, place, h) };
  });
  const name = (i: number) => (i < d ? String(i + 1) : "y");
  const shown = (i: number) => cols <= 30 || i === 0 || i === d;
  const ticksOf = (starts: readonly number[]) =>
    starts.flatMap((s) =>
      Array.from({ length: D }, (_, i) => i)
        .filter(shown)
        .map((i) => s + i + 0.5),
    );
  const lefts = [...new Set(panels.map(({ left }) => left))];
  const tops = [...new Set(panels.map(({ top }) => top))];
  const note = trouble(frame);
  return {
    same: [frame, place],
    heat: { rows, cols, values, full: limit(most) },
    height: down > 1 ? 430 : 300,
    ...(note ? { note } : {}),
    plot: (Plot, { narrow }) => ({
      x: {
        label: `query coordinate (full colour: ±${limit(most)})`,
        domain: [0, cols],
        ticks: ticksOf(lefts),
        tickFormat: (x: number) => name(Math.floor(x) % (D + 1)),
        tickSize: 0,
      },
      y: {
        label: "key coordinate",
        domain: [rows, 0],
        ticks: ticksOf(tops),
        tickFormat: (y: number) => name((Math.floor(y) % (D + above)) - above),
        tickSize: 0,
      },
      marks: [
        Plot.rect(panels, {
          x1: "left",
          x2: (p: { left: number }) => p.left + D,
          y1: "top",
          y2: (p: { top: number }) => p.top + D,
          stroke: "var(--rule)",
          fill: "none",
        }),
        Plot.link(
          panels.flatMap(({ left, top }) =>
            Array.from({ length: D }, (_, i) => ({ x: left + d, y: top + i })),
          ),
          {
            x1: "x",
            x2: (l: { x: number }) => l.x + 1,
            y1: (l: { y: number }) => l.y + 1,
            y2: "y",
            stroke: "var(--faint)",
            strokeOpacity: 0.6,
          },
        ),
        Plot.text(panels, {
          x: (p: { left: number }) => p.left + D / 2,
          y: (p: { top: number }) => p.top - above / 2,
          text: ({ h }: { h: number }) =>
            `ω ${signed(omega[place * H + h])}${narrow && across > 2 ? "\n" : "  "}μ ${signed(mu[place * H + h])}`,
          fill: "colour",
          fontWeight: 600,
        }),
      ],
    }),
    alt: () =>
      `${note} At step ${step[place]}, head by head: ${panels
        .map(
          ({ h, kind }) => `${kind}, omega ${signed(omega[place * H + h])}, mu ${signed(mu[place * H + h])}`,
        )
        .join("; ")}.`.trim(),
    columns: () => ({
      head: Int32Array.from({ length: H * D * D }, (_, i) => Math.floor(i / (D * D)) + 1),
      key: Int32Array.from({ length: H * D * D }, (_, i) => (Math.floor(i / D) % D) + 1),
      query: Int32Array.from({ length: H * D * D }, (_, i) => (i % D) + 1),
      kq: kq.slice(place * H * D * D, (place + 1) * H * D * D),
    }),
  };
}

/** What each head reads out, at the same moment: OV, one bar a coordinate of the token. */
export function readoutsFigure(frame: TrainingFrame, at: number): Drawing {
  const { ov, d, H, step, mu } = frame;
  const D = d + 1;
  const place = placeAt(frame, at);
  const most = limit(Math.max(0.1, ...ov.map(Math.abs)));
  const order = ordered(frame);
  const bars = order.flatMap((h, k) =>
    Array.from({ length: D }, (_, i) => ({
      x: k * (D + 1) + i,
      value: ov[(place * H + h) * D + i],
      colour: i === d ? kindOf(frame, place, h).colour : "var(--faint)",
    })),
  );
  const kinds = order.map((h, k) => ({ x: k * (D + 1) + D / 2, ...kindOf(frame, place, h) }));
  return {
    same: [frame, place],
    plot: (Plot) => ({
      x: {
        label: "token coordinate",
        domain: [0, H * (D + 1) - 1],
        ticks: order.map((_, k) => k * (D + 1) + d + 0.5),
        tickFormat: () => "y",
        tickSize: 0,
      },
      y: { label: "read-out OV", domain: [-most, 1.15 * most], ticks: 5 },
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        Plot.rect(bars, {
          x1: (b: { x: number }) => b.x + 0.1,
          x2: (b: { x: number }) => b.x + 0.9,
          y1: 0,
          y2: "value",
          fill: "colour",
        }),
        Plot.text(kinds, { x: "x", y: 1.08 * most, text: "kind", fill: "colour", fontWeight: 600 }),
      ],
    }),
    alt: () =>
      `At step ${step[place]} the label read-outs are ${order.map((h) => signed(mu[place * H + h])).join(", ")}; their sum is ${signed(order.reduce((sum, h) => sum + mu[place * H + h], 0))}.`,
    columns: () => ({
      head: Int32Array.from(bars, (_, i) => order[Math.floor(i / D)] + 1),
      coordinate: Int32Array.from(bars, (_, i) => (i % D) + 1),
      ov: bars.map(({ value }) => value),
    }),
  };
}
