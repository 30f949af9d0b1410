import { cosTurn, sinTurn } from "../../../numeric/elementary.ts";
import type { Uniform } from "../../../numeric/random.ts";
import type { Examples } from "./loss.ts";
import type { Numbers, Precision } from "./network.ts";
import { chain, styles } from "./strokes.ts";

/** The side of an image, in pixels. */
export const side = 14;
export const pixels = side * side;
const jitter = 0.035; // of a stroke's points, in the unit box
const wave = 0.045; // how far the paper is warped
const grain = 0.1; // noise of a pixel

/** Where random numbers come from: uniform ones, and normal ones drawn from the same stream. */
export interface Draws {
  readonly u: Uniform;
  readonly normal: () => number;
}

const clamp = (x: number): number => Math.max(0, Math.min(1, x));

/** The square of the distance of a point to the piece of line from (ax, ay) along (dx, dy). */
function fromSegment(px: number, py: number, ax: number, ay: number, dx: number, dy: number): number {
  const t = clamp(((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy + 1e-12));
  return (px - ax - t * dx) ** 2 + (py - ay - t * dy) ** 2;
}

/** Draws a digit into out (side, side): a style, bent, slanted, turned, moved, in ink of some width, and grain. */
export function drawDigit(out: Numbers, digit: number, { u, normal }: Draws): void {
  const style = styles[digit][Math.floor(u() * styles[digit].length)];
  const sym = () => 2 * u() - 1;
  const turn = (sym() * 0.22) / (2 * Math.PI);
  const shear = sym() * 0.25;
  const [sx, sy] = [0.72 + 0.28 * u(), 0.72 + 0.28 * u()];
  const [tx, ty] = [sym() * 0.07, sym() * 0.07];
  const half = 0.5 + 0.55 * u(); // width of the stroke, in pixels
  const ink = 0.75 + 0.25 * u();
  const f1 = 0.5 + 0.7 * u();
  const phase1 = u();
  const f2 = 0.5 + 0.7 * u();
  const phase2 = u();
  const [c, s] = [cosTurn(turn), sinTurn(turn)];
  const reach = half + 0.5; // beyond it no ink
  const nearest = new Float64Array(pixels).fill(Infinity); // squared
  for (const stroke of style) {
    const points = stroke.points.map((p) => p + jitter * normal());
    const path = chain({ ...stroke, points });
    for (let k = 0; k < path.length; k += 2) {
      const [x, y] = [path[k] - 0.5, path[k + 1] - 0.5];
      const x2 = x + wave * sinTurn(f1 * y + phase1);
      const y2 = y + wave * sinTurn(f2 * x + phase2);
      const [x3, y3] = [sx * (x2 + shear * y2), sy * y2];
      path[k] = 1 + (side - 2) * (c * x3 - s * y3 + tx + 0.5);
      path[k + 1] = 1 + (side - 2) * (s * x3 + c * y3 + ty + 0.5);
    }
    for (let k = 0; k + 3 < path.length; k += 2) {
      const [ax, ay, bx, by] = [path[k], path[k + 1], path[k + 2], path[k + 3]];
      const left = Math.max(0, Math.floor(Math.min(ax, bx) - reach - 0.5));
      const right = Math.min(side - 1, Math.ceil(Math.max(ax, bx) + reach - 0.5));
      const top = Math.max(0, Math.floor(Math.min(ay, by) - reach - 0.5));
      const bottom = Math.min(side - 1, Math.ceil(Math.max(ay, by) + reach - 0.5));
      for (let v = top; v <= bottom; ++v)
        for (let h = left; h <= right; ++h) {
          const d = fromSegment(h + 0.5, v + 0.5, ax, ay, bx - ax, by - ay);
          if (d < nearest[v * side + h]) nearest[v * side + h] = d;
        }
    }
  }
  for (let k = 0; k < pixels; ++k)
    out[k] = clamp(ink * clamp(half - Math.sqrt(nearest[k]) + 0.5) + grain * normal());
}

/** Drawn digits, in turn 0 to 9; image i from its own draws. */
export function digits<A extends Numbers>(
  count: number,
  drawsOf: (image: number) => Draws,
  { zeros }: Precision<A>,
): Examples<A> {
  const x = zeros(count * pixels);
  const y = new Uint8Array(count);
  for (let i = 0; i < count; ++i) {
    y[i] = i % 10;
    drawDigit(x.subarray(i * pixels, (i + 1) * pixels), y[i], drawsOf(i));
  }
  return { x, y, count };
}
