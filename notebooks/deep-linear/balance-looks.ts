import type { Marks } from "../../src/figures/drawing.ts";
import { short, within } from "../../src/figures/numbers.ts";
import type balance from "../../src/simulations/deep-linear/balance.ts";

export type BalanceFrame = ReturnType<(typeof balance)["frames"]> extends Generator<infer F> ? F : never;

/** How a reader wants time drawn: as it is, by its logarithm, or every curve in units of its own half-learning time. */
export type Clock = "linear" | "log" | "own";

/** An exact course of the mode. */
export type Way = BalanceFrame["ways"][number];
/** A way, and how it is drawn. */
export interface Look {
  readonly way: Way;
  readonly colour: string;
  readonly chosen: boolean;
}

/** The ways to be drawn, the reader's last and in the colour of its kind; where it is one of the others, that is left out. */
export function looks({ ways }: BalanceFrame): Look[] {
  const [equal, far, own] = ways;
  const others = [
    { way: equal, colour: "var(--series-2)", chosen: false },
    { way: far, colour: "var(--series-3)", chosen: false },
  ];
  const same = others.find(({ way }) => way.balance === own.balance);
  return [
    ...others.filter((other) => other !== same),
    { way: own, colour: same?.colour ?? "var(--series-1)", chosen: true },
  ];
}

/** What a reader calls a way. */
export const name = ({ balance }: Way): string =>
  balance === 0 ? "equal layers" : `balance ${short(balance)}`;

/** The time axis, and where on it a curve's times lie. */
export function clock({ time, ways }: BalanceFrame, kind: Clock) {
  const end = time[time.length - 1];
  const ticks = [1e-3, 1e-2, 0.1, 1, 10, 100];
  const shortest = Math.max(1e-4, Math.min(...ways.map(({ half }) => half)) / 30);
  const domain: [number, number] = kind === "own" ? [0, 4] : kind === "log" ? [shortest, end] : [0, end];
  return {
    axis: {
      label: kind === "own" ? "time, in half-learning times of each" : "time, in units of τ",
      domain,
      ...(kind === "log"
        ? { type: "log" as const, ticks: within(ticks, domain), tickFormat: short }
        : { ticks: 6 }),
    },
    /** The part of a curve that is on the axis. */
    cut(times: Float64Array, y: Float64Array, half: number) {
      const x = kind === "own" ? times.map((t) => t / half) : times;
      const kept = Array.from(x.keys()).filter((i) => x[i] >= domain[0] && x[i] <= domain[1]);
      return { x: Float64Array.from(kept, (i) => x[i]), y: Float64Array.from(kept, (i) => y[i]) };
    },
  };
}

/** The line of a way. */
export const curve = (
  Plot: Marks,
  { x, y }: { x: Float64Array; y: Float64Array },
  { colour, chosen }: Look,
) =>
  Plot.line(
    { length: x.length },
    { x, y, stroke: colour, strokeWidth: chosen ? 2.6 : 1.6, strokeOpacity: chosen ? 1 : 0.75 },
  );
