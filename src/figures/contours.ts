/** A piece of a contour line, in rows and columns of the grid. */
export interface Piece {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/**
 * The contour line of a level through values on a grid (rows, cols), in straight pieces. Each square between four points
 * is cut into two triangles, on which the values are taken as planes: no case is ambiguous.
 */
export function contour(values: ArrayLike<number>, rows: number, cols: number, level: number): Piece[] {
  const pieces: Piece[] = [];
  const triangle = (...corners: readonly (readonly [number, number])[]): void => {
    const ends: (readonly [number, number])[] = [];
    corners.forEach(([x1, y1], k) => {
      const [x2, y2] = corners[(k + 1) % 3];
      const [from, to] = [values[y1 * cols + x1], values[y2 * cols + x2]];
      if (from < level === to < level) return;
      const part = (level - from) / (to - from);
      ends.push([x1 + part * (x2 - x1), y1 + part * (y2 - y1)]);
    });
    if (ends.length === 2) pieces.push({ x1: ends[0][0], y1: ends[0][1], x2: ends[1][0], y2: ends[1][1] });
  };
  for (let y = 0; y + 1 < rows; ++y)
    for (let x = 0; x + 1 < cols; ++x) {
      triangle([x, y], [x + 1, y], [x, y + 1]);
      triangle([x + 1, y + 1], [x, y + 1], [x + 1, y]);
    }
  return pieces;
}

/** Values on a grid (rows, cols), in between by weight, at the middles of a finer raster's squares (fine, fine), row by row. */
export function between(
  values: ArrayLike<number>,
  rows: number,
  cols: number,
  fine: number,
): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: fine * fine }, (_, k) => {
    const at = (place: number, points: number): readonly [number, number] => {
      const p = ((place + 0.5) / fine) * (points - 1);
      const i = Math.min(points - 2, Math.floor(p));
      return [i, p - i];
    };
    const [i, v] = at(Math.floor(k / fine), rows);
    const [j, h] = at(k % fine, cols);
    const row = (r: number): number => (1 - h) * values[r * cols + j] + h * values[r * cols + j + 1];
    return (1 - v) * row(i) + v * row(i + 1);
  });
}
