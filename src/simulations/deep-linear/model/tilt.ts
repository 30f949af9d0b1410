import { svd } from "../../../numeric/decompose.ts";
import { cosTurn, sinTurn } from "../../../numeric/elementary.ts";
import { frobenius, multiply, multiplyTransposedA, multiplyTransposedB } from "../../../numeric/matrix.ts";
import { orthogonal } from "../../../numeric/orthogonal.ts";
import type { Correlations } from "./network.ts";

/*
 * A task on inputs that have structure of their own: their variance falls off along principal components q_1, q_2, ...
 * The task reads the inputs along v_a = cos(angle) q_a + sin(angle) q_{a + inputs/2}: along the strongest components
 * at angle 0, along weak ones at a right angle.
 */

/** Variance of the inputs along each principal component: 1, 2^-falloff, 3^-falloff, ... */
export const variances = (inputs: number, falloff: number): Float64Array =>
  Float64Array.from({ length: inputs }, (_, k) => (k + 1) ** -falloff);

/** Axes that do not depend on how the variance falls off, nor on the angle. */
export interface Axes {
  readonly q: Float64Array; // (inputs, inputs), a column for each principal component of the inputs
  readonly u: Float64Array; // (outputs, outputs), a column for each output mode
}

/** Random axes from standard normal draws: the inputs' first, then the outputs'. */
export function randomAxes(draw: () => number, inputs: number, outputs: number): Axes {
  const q = orthogonal(draw, inputs, inputs);
  return { q, u: orthogonal(draw, outputs, outputs) };
}

/** The correlation Q diag(d) Q^T of inputs with variances d along the columns of Q (n, n). */
export function correlationOf(q: Float64Array, d: Float64Array): Float64Array {
  const n = d.length;
  const out = new Float64Array(n * n);
  multiplyTransposedB(
    out,
    q.map((x, i) => x * d[i % n]),
    q,
    ...([n, n, n] as const),
  );
  return out;
}

/** A task to be learned from inputs of some correlation; a perfect map has the loss 0. */
export interface Tilted extends Correlations {
  readonly v: Float64Array; // (inputs, outputs), a column for each direction that the task reads
  readonly sigma11: Float64Array; // (inputs, inputs)
  readonly power: number;
}

/** The task of some gains (outputs) along directions tilted by an angle in degrees; exact at 0 and 90. */
export function tiltedTask(
  { q, u }: Axes,
  gains: readonly number[],
  sigma11: Float64Array,
  angle: number,
): Tilted {
  const outputs = gains.length;
  const inputs = Math.sqrt(q.length);
  const [cos, sin] = [cosTurn(angle / 360), sinTurn(angle / 360)];
  const v = Float64Array.from({ length: inputs * outputs }, (_, i) => {
    const [row, a] = [Math.floor(i / outputs) * inputs, i % outputs];
    return cos * q[row + a] + sin * q[row + a + inputs / 2];
  });
  const map = new Float64Array(outputs * inputs);
  multiplyTransposedB(
    map,
    u.map((x, i) => x * gains[i % outputs]),
    v,
    ...([outputs, outputs, inputs] as const),
  );
  const sigma31 = new Float64Array(outputs * inputs);
  multiply(sigma31, map, sigma11, outputs, inputs, inputs);
  return { v, sigma31, sigma11, power: sigma31.reduce((sum, x, i) => sum + x * map[i], 0) };
}

/** How the inputs vary along the directions by which sigma31 tells them apart. */
export interface Consistency {
  readonly matrix: Float64Array; // (outputs, outputs), V^T S11 V
  /** |S11 V - V diag(V^T S11 V)| / |S11 V|: 0 where these directions are principal components of the inputs. */
  readonly ratio: number;
}

/**
 * How far the task's input directions V, the right singular vectors of sigma31, are principal components of the inputs.
 * Source: Saxe, McClelland & Ganguli 2014, Eq. 18.
 */
export function consistency({ sigma31, sigma11 }: Tilted, outputs: number): Consistency {
  const inputs = Math.sqrt(sigma11.length);
  const { v } = svd(sigma31, outputs, inputs);
  const along = new Float64Array(inputs * outputs);
  const matrix = new Float64Array(outputs * outputs);
  multiply(along, sigma11, v, inputs, inputs, outputs);
  multiplyTransposedA(matrix, v, along, outputs, inputs, outputs);
  const rest = along.map((x, i) => x - v[i] * matrix[(i % outputs) * (outputs + 1)]);
  return { matrix, ratio: frobenius(rest) / frobenius(along) };
}

/** How much of each column of v (n, count) a map (rows, n) lets through: the norms of its images. */
export function retained(map: Float64Array, v: Float64Array, n: number): Float64Array {
  const [rows, count] = [map.length / n, v.length / n];
  const image = new Float64Array(rows * count);
  multiply(image, map, v, rows, n, count);
  return Float64Array.from({ length: count }, (_, a) => frobenius(image.filter((_x, i) => i % count === a)));
}
