/** A stroke of a digit: its points in the unit box, y downwards, joined by straight lines or by a smooth curve. */
export interface Stroke {
  readonly kind: "line" | "open" | "closed";
  readonly points: readonly number[]; // x and y in turn
}

const line = (...points: number[]): Stroke => ({ kind: "line", points });
const open = (...points: number[]): Stroke => ({ kind: "open", points });
const closed = (...points: number[]): Stroke => ({ kind: "closed", points });

/** The ways in which each digit is written: digits, styles, strokes. */
// prettier-ignore
export const styles: readonly (readonly (readonly Stroke[])[])[] = [
  [[closed(0.5,0.1, 0.76,0.24, 0.8,0.5, 0.74,0.78, 0.5,0.9, 0.26,0.78, 0.2,0.5, 0.26,0.22)]],
  [[line(0.5,0.1, 0.5,0.9)], [line(0.3,0.28, 0.54,0.1, 0.54,0.9)]],
  [[open(0.24,0.3, 0.34,0.14, 0.56,0.1, 0.74,0.24, 0.68,0.46, 0.44,0.68, 0.22,0.88), line(0.22,0.88, 0.78,0.88)],
   [open(0.24,0.28, 0.48,0.1, 0.74,0.26, 0.62,0.52, 0.36,0.78, 0.26,0.88, 0.34,0.8, 0.54,0.88, 0.8,0.84)]],
  [[open(0.24,0.2, 0.48,0.1, 0.72,0.24, 0.64,0.42, 0.44,0.48), open(0.44,0.48, 0.7,0.56, 0.76,0.74, 0.54,0.9, 0.24,0.82)],
   [line(0.24,0.12, 0.74,0.12, 0.46,0.42), open(0.46,0.42, 0.74,0.54, 0.74,0.78, 0.48,0.9, 0.22,0.8)]],
  [[line(0.62,0.9, 0.62,0.1, 0.2,0.64, 0.82,0.64)],
   [line(0.28,0.1, 0.24,0.52, 0.76,0.52), line(0.7,0.16, 0.66,0.9)]],
  [[line(0.74,0.12, 0.34,0.12, 0.28,0.46), open(0.28,0.46, 0.52,0.4, 0.74,0.54, 0.72,0.78, 0.5,0.9, 0.24,0.82)]],
  [[open(0.68,0.12, 0.42,0.24, 0.26,0.52, 0.28,0.78, 0.5,0.9, 0.72,0.78, 0.72,0.58, 0.52,0.5, 0.3,0.62)]],
  [[line(0.22,0.12, 0.78,0.12, 0.42,0.9)],
   [line(0.22,0.12, 0.78,0.12, 0.42,0.9), line(0.36,0.5, 0.72,0.5)]],
  [[closed(0.5,0.1, 0.7,0.2, 0.68,0.38, 0.5,0.48, 0.28,0.62, 0.26,0.82, 0.5,0.9, 0.74,0.82, 0.72,0.62, 0.5,0.48, 0.32,0.38, 0.3,0.2)]],
  [[open(0.72,0.34, 0.54,0.48, 0.32,0.42, 0.28,0.22, 0.48,0.1, 0.68,0.18, 0.72,0.34, 0.7,0.6, 0.58,0.9)]],
];

const samples = 6; // of a curve, between two of its points

/** A point of the uniform Catmull-Rom curve between p1 and p2. */
const between = (p0: number, p1: number, p2: number, p3: number, t: number): number =>
  0.5 *
  (2 * p1 +
    (p2 - p0) * t +
    (2 * p0 - 5 * p1 + 4 * p2 - p3) * t * t +
    (-p0 + 3 * p1 - 3 * p2 + p3) * t * t * t);

/** A stroke as a chain of points, x and y in turn. Source: Catmull & Rom 1974. */
export function chain({ kind, points }: Stroke): number[] {
  if (kind === "line") return [...points];
  const n = points.length / 2;
  const at = (i: number, c: number): number => {
    const k = kind === "closed" ? (i + n) % n : Math.max(0, Math.min(n - 1, i));
    return points[2 * k + c];
  };
  const out: number[] = [];
  for (let i = 0; i < (kind === "closed" ? n : n - 1); ++i)
    for (let k = 0; k < samples; ++k)
      for (let c = 0; c < 2; ++c)
        out.push(between(at(i - 1, c), at(i, c), at(i + 1, c), at(i + 2, c), k / samples));
  const end = kind === "closed" ? 0 : n - 1;
  out.push(at(end, 0), at(end, 1));
  return out;
}
