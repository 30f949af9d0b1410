/**
 * The indices of the points of a polyline that are needed to stay within `tolerance` of all of them, in increasing
 * order, its ends among them. Source: Ramer (1972); Douglas and Peucker (1973).
 */
export function needed(x: readonly number[], y: readonly number[], tolerance: number): number[] {
  const keep = new Set(x.length > 1 ? [0, x.length - 1] : x.keys());
  const open: [from: number, to: number][] = [[0, x.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    const [dx, dy] = [x[to] - x[from], y[to] - y[from]];
    const square = dx * dx + dy * dy;
    let [far, worst] = [0, tolerance];
    for (let k = from + 1; k < to; ++k) {
      const [u, v] = [x[k] - x[from], y[k] - y[from]];
      const t = square === 0 ? 0 : Math.min(1, Math.max(0, (u * dx + v * dy) / square)); // the nearest point of the segment
      const distance = Math.hypot(u - t * dx, v - t * dy);
      if (distance > worst) [far, worst] = [k, distance];
    }
    if (far === 0) continue;
    keep.add(far);
    open.push([from, far], [far, to]);
  }
  return [...keep].sort((a, b) => a - b);
}

const piece = /M[^MZ]*/g;
const straight = /^[MLZ\d\s.,eE+-]*$/;

/**
 * The path data with as few points as leave every straight line of it within `tolerance`, in the path's own units. Data
 * with anything but absolute moves and lines comes back as it is.
 */
export function thinned(d: string, tolerance: number): string {
  if (!straight.test(d)) return d;
  return d.replace(piece, (line) => {
    const points = line.slice(1).split("L");
    const numbers = points.map((point) => point.split(/[\s,]+/).map(Number));
    if (numbers.some((pair) => pair.length !== 2 || !pair.every(Number.isFinite))) return line;
    const kept = needed(
      numbers.map(([x]) => x),
      numbers.map(([, y]) => y),
      tolerance,
    );
    return `M${kept.map((k) => points[k]).join("L")}`;
  });
}
