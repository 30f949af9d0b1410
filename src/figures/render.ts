import type { PlotOptions } from "@observablehq/plot";
import type { Drawing, Heat, Marks, Size } from "./drawing.ts";

/** A drawn figure: its element, and where a value of x lies on it, in pixels. */
export interface Drawn {
  readonly svg: SVGSVGElement;
  readonly x: ((value: number) => number) | undefined;
  /** The inside of the axes, in pixels. */
  readonly inner: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
}

type Scaled = SVGSVGElement & {
  scale(name: string): { apply(value: number): number; range?: [number, number] } | undefined;
};

type Domain = readonly [number, number];

const isDomain = (domain: unknown): domain is Domain =>
  Array.isArray(domain) && domain.length === 2 && domain.every((end) => typeof end === "number");

/** The least domain that holds all of them, in the direction of the first; nothing if one of them is not of numbers. */
export function common(domains: readonly unknown[]): Domain | undefined {
  if (!domains.every(isDomain)) return undefined;
  const [low, high] = [Math.min(...domains.flat()), Math.max(...domains.flat())];
  return domains[0][0] > domains[0][1] ? [high, low] : [low, high];
}

/** Several drawings of one figure on common axes, the first with its own labels. */
export function renderLayers(marks: Marks, layers: readonly Drawing[], size: Size, title: string): Drawn[] {
  const options = layers.map((layer) => layer.plot(marks, size));
  const x = common(options.map((o) => o.x?.domain));
  const y = common(options.map((o) => o.y?.domain));
  return layers.map((layer, i) => {
    const plot = (): PlotOptions => ({
      ...options[0],
      ...options[i],
      ...(x ? { x: { ...options[0].x, domain: x } } : {}),
      ...(y ? { y: { ...options[0].y, domain: y } } : {}),
    });
    return render(marks, layers.length > 1 ? { ...layer, plot } : layer, size, title);
  });
}

/** A figure as SVG, in the page's document or in any other. Text, colour and font come from the page's style sheet. */
export function render(
  marks: Marks,
  drawing: Drawing,
  size: Size,
  title: string,
  document?: Document,
): Drawn {
  const svg = marks.plot({
    width: size.width,
    height: size.height,
    marginLeft: 52,
    marginRight: size.narrow ? 14 : 22,
    marginTop: 24,
    marginBottom: 38,
    ...(document ? { document } : {}),
    ...drawing.plot(marks, size),
  }) as Scaled;
  const [x, y] = [svg.scale("x"), svg.scale("y")];
  const [left, right] = x?.range ?? [0, size.width];
  const [bottom, top] = y?.range ?? [size.height, 0];
  // Plot labels its groups but gives them no role, which assistive technology must ignore.
  for (const g of svg.querySelectorAll("[aria-label]")) g.removeAttribute("aria-label");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `${title}. ${drawing.alt()}`);
  return {
    svg,
    x: x && ((value) => x.apply(value)),
    inner: { left, top: Math.min(top, bottom), width: right - left, height: Math.abs(bottom - top) },
  };
}

const shades = 40; // of each colour, in a heat map as SVG: finer steps are not seen

/** The colour of a shade of a heat map, from -shades to shades, as CSS of the page's palette. */
const heatColour = (shade: number): string =>
  `color-mix(in oklab, var(--heat-${shade < 0 ? "minus" : "plus"}) ${(100 * Math.abs(shade)) / shades}%, var(--heat-zero))`;

/**
 * The heat map as SVG, behind everything else of the figure: for the printed and the exported page. One path for each
 * shade, so that a map of many cells stays small.
 */
export function insertHeat({ svg, inner }: Drawn, { rows, cols, values, full }: Heat): void {
  const element = (name: string): Element =>
    svg.ownerDocument.createElementNS("http://www.w3.org/2000/svg", name);
  const group = element("g");
  group.setAttribute("class", "heat");
  const [w, h] = [inner.width / cols, inner.height / rows];
  const size = `h${w.toFixed(1)}v${h.toFixed(1)}h${(-w).toFixed(1)}z`;
  // Zero is everywhere to begin with, and painted once.
  const cells = new Map([[0, `M${inner.left} ${inner.top}h${inner.width}v${inner.height}h${-inner.width}z`]]);
  for (let i = 0; i < rows; ++i)
    for (let j = 0; j < cols; ++j) {
      const part = Math.max(-1, Math.min(1, values[i * cols + j] / full));
      const shade = Math.round(shades * part);
      if (shade === 0) continue;
      const place = `M${(inner.left + j * w).toFixed(1)} ${(inner.top + i * h).toFixed(1)}`;
      cells.set(shade, `${cells.get(shade) ?? ""}${place}${size}`);
    }
  for (const [shade, d] of cells) {
    const path = element("path");
    path.setAttribute("d", d);
    path.setAttribute("fill", heatColour(shade));
    group.append(path);
  }
  svg.insertBefore(group, svg.querySelector(":scope > g"));
}
