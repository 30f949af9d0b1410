/** Where pixels of a side of `to` pixels reach on one of `from`: for each the first, and the shares of it and those after. */
function shares(from: number, to: number): { first: number; parts: number[] }[] {
  const step = from / to;
  return Array.from({ length: to }, (_, k) => {
    const [start, end] = [k * step, (k + 1) * step];
    const first = Math.floor(start);
    const parts: number[] = [];
    for (let p = first; p < end - 1e-9; ++p) parts.push(Math.min(end, p + 1) - Math.max(start, p));
    return { first, parts: parts.map((part) => part / step) };
  });
}

/** Makes images smaller: each pixel of the new ones is the mean of what it covers of the old. From 28 × 28 to 14 × 14 means of four. */
export function meanDown(
  image: { readonly rows: number; readonly cols: number },
  side: number,
): (pixels: ArrayLike<number>) => Float32Array {
  const [down, across] = [shares(image.rows, side), shares(image.cols, side)];
  return (pixels) =>
    Float32Array.from({ length: side * side }, (_, k) => {
      const [v, h] = [down[Math.floor(k / side)], across[k % side]];
      let sum = 0;
      v.parts.forEach((p, i) =>
        h.parts.forEach((q, j) => (sum += p * q * pixels[(v.first + i) * image.cols + h.first + j])),
      );
      return sum;
    });
}
