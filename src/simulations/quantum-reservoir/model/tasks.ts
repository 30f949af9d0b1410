import { cosTurn, sinTurn } from "../../../numeric/elementary.ts";
import { exp } from "../../../numeric/exponential.ts";

const whole = 2 * Math.PI;
const sin = (x: number): number => sinTurn(x / whole);
const cos = (x: number): number => cosTurn(x / whole);

/**
 * The angular velocity of a damped pendulum, theta'' = -(b/m) theta' - (g/l) sin theta with b = 0.15, g = 9.81, l = m = 1,
 * from theta = 0, theta' = 3: 240 values over 20 time units, by 20 Runge-Kutta steps between two of them.
 * Source: the lead author's public code for fast weight programmers (Chen 2024, arXiv 2402.17760).
 */
export function pendulum(points = 240, end = 20): Float64Array {
  const [parts, damping, gravity] = [20, 0.15, 9.81];
  const h = end / (points - 1) / parts;
  const pull = (angle: number, speed: number): number => -damping * speed - gravity * sin(angle);
  let [a, w] = [0, 3];
  const series = new Float64Array(points);
  for (let i = 0; i < points; ++i) {
    series[i] = w;
    for (let k = 0; k < parts; ++k) {
      const [a1, w1] = [w, pull(a, w)];
      const [a2, w2] = [w + (h / 2) * w1, pull(a + (h / 2) * a1, w + (h / 2) * w1)];
      const [a3, w3] = [w + (h / 2) * w2, pull(a + (h / 2) * a2, w + (h / 2) * w2)];
      const [a4, w4] = [w + h * w3, pull(a + h * a3, w + h * w3)];
      a += (h / 6) * (a1 + 2 * a2 + 2 * a3 + a4);
      w += (h / 6) * (w1 + 2 * w2 + 2 * w3 + w4);
    }
  }
  return series;
}

/**
 * The Bessel function J_2 by the trapezoidal rule on its integral over (0, pi), which with enough panels is exact to
 * rounding. Source: Abramowitz & Stegun 1964, 9.1.21.
 */
export function besselJ2(x: number): number {
  const panels = Math.max(200, 2 * Math.ceil(x));
  let sum = (1 + cos(whole)) / 2; // the two ends: cos 0 and cos 2 pi
  for (let k = 1; k < panels; ++k) {
    const tau = (Math.PI * k) / panels;
    sum += cos(2 * tau - x * sin(tau));
  }
  return sum / panels;
}

/** J_2 at 256 points from 2 to 100. */
export const besselSeries = (): Float64Array =>
  Float64Array.from({ length: 256 }, (_, i) => besselJ2(2 + (98 * i) / 255));

/**
 * What a train of eleven control pulses leaves: the sum over k = 0 ... 10 of exp(-10 (x - 2 k)^2), times exp(-x / 16), at
 * x = -2, -1.9, ..., 19.9. Source: the lead author's public code (for arXiv 2312.14309), every tenth of its points.
 */
export function pulses(): Float64Array {
  return Float64Array.from({ length: 220 }, (_, i) => {
    const x = (i - 20) / 10;
    let sum = 0;
    for (let k = 0; k <= 10; ++k) sum += exp(-10 * (x - 2 * k) * (x - 2 * k));
    return sum * exp(-x / 16);
  });
}

/** A slow input and the output that a nonlinear autoregressive moving average of some order makes of it. */
export interface Narma {
  readonly input: Float64Array; // (300)
  readonly output: Float64Array; // (300)
}

/**
 * NARMA of an order n0: y(t+1) = 0.3 y + 0.05 y sum_{j<n0} y(t-j) + 1.5 u(t-n0+1) u(t) + 0.1, with nothing before t = 0
 * and y(0) = 0.196; the input is a product of three sines of a period. Source: Suzuki et al. 2022, Sci. Rep. 12:1353.
 */
export function narma(order: number, period = 300, points = 300): Narma {
  const wave = (a: number, t: number): number => sinTurn((a * t) / period);
  const input = Float64Array.from(
    { length: points },
    (_, t) => 0.1 * (wave(2.11, t) * wave(3.73, t) * wave(4.11, t) + 1),
  );
  const output = new Float64Array(points);
  output[0] = 0.196;
  for (let t = 0; t + 1 < points; ++t) {
    let sum = 0;
    for (let j = 0; j < order && j <= t; ++j) sum += output[t - j];
    const before = t - order + 1 < 0 ? 0 : input[t - order + 1];
    output[t + 1] = 0.3 * output[t] + 0.05 * output[t] * sum + 1.5 * before * input[t] + 0.1;
  }
  return { input, output };
}

/** A series moved and stretched to lie from -1 to 1. Throws a RangeError for a constant one. */
export function scaled(series: Float64Array): Float64Array {
  const [low, high] = [Math.min(...series), Math.max(...series)];
  if (low === high) throw new RangeError("invalid series: a constant cannot be scaled");
  return series.map((x) => -1 + (2 * (x - low)) / (high - low));
}

/** Windows of an input, each with the value that is to be foretold; the first trainCount are learned from. */
export interface Task {
  readonly input: Float64Array; // (points)
  readonly length: number; // of a window
  readonly count: number; // of windows: window i is input[i] ... input[i + length - 1]
  readonly goal: Float64Array; // (count)
  readonly trainCount: number;
}

export type TaskName =
  "pendulum" | "bessel" | "control" | "narma5" | "narma10" | "narma5wide" | "narma10wide";

/**
 * A task by name. Pendulum, Bessel and control series are scaled to lie from -1 to 1, as in the public code (the scale is
 * taken from the whole series, which looks ahead a little); NARMA is left as it is, unless it is named wide.
 */
export function task(name: TaskName, length = 4, split = 0.67): Task {
  const { input, output } = seriesOf(name);
  const count = input.length - length - 1;
  return {
    input,
    length,
    count,
    goal: Float64Array.from({ length: count }, (_, i) => output[i + length]),
    trainCount: Math.floor(split * count),
  };
}

const alone = { pendulum: () => pendulum(), bessel: besselSeries, control: pulses }; // foretold from themselves

function seriesOf(name: TaskName): Narma {
  if (name === "pendulum" || name === "bessel" || name === "control") {
    const series = scaled(alone[name]());
    return { input: series, output: series };
  }
  const raw = narma(name.startsWith("narma10") ? 10 : 5);
  return name.endsWith("wide") ? { input: scaled(raw.input), output: scaled(raw.output) } : raw;
}

/** The variance of the goals that are not learned from: errors are measured in it. */
export function testVariance({ goal, trainCount }: Task): number {
  const test = goal.subarray(trainCount);
  const mean = test.reduce((sum, y) => sum + y, 0) / test.length;
  return test.reduce((sum, y) => sum + (y - mean) * (y - mean), 0) / test.length;
}
