import type { Spot } from "./sketch.ts";

interface Axis {
  apply(value: number): number;
  invert(pixel: number): number;
  readonly range?: readonly [number, number];
}

/** From values on the axes of a drawn figure to spots in it, and back. */
export interface Scales {
  spot(x: number, y: number): Spot;
  values(spot: Spot): { readonly x: number; readonly y: number };
  /** The inside of the axes, in percent of the picture, as CSS. */
  readonly inner: string;
}

/** The scales of the figure that is drawn in an element; undefined while it is the picture with which the page came. */
export function scalesOf(host: Element): Scales | undefined {
  const svg = host.querySelector<SVGSVGElement & { scale?(name: string): Axis | undefined }>(
    "svg:not(.ghost)",
  );
  const [x, y] = [svg?.scale?.("x"), svg?.scale?.("y")];
  if (!svg || !x?.range || !y?.range) return undefined;
  const { width, height } = svg.viewBox.baseVal;
  const [[left, right], [foot, top]] = [x.range, y.range];
  const part = (length: number, whole: number): string => `${(100 * length) / whole}%`;
  return {
    spot: (a, b) => ({
      u: (x.apply(a) - left) / (right - left),
      v: (y.apply(b) - foot) / (top - foot),
    }),
    values: ({ u, v }) => ({
      x: x.invert(left + u * (right - left)),
      y: y.invert(foot + v * (top - foot)),
    }),
    inner: `left:${part(left, width)};top:${part(top, height)};width:${part(right - left, width)};height:${part(foot - top, height)}`,
  };
}
