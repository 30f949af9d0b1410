import { sizeOf, type Drawing, type Heat, type Marks } from "./drawing.ts";
import { renderLayers, type Drawn } from "./render.ts";

type Rgb = readonly [number, number, number];

/** A colour of the style sheet as the browser resolves it where an element stands: light-dark() by its own scheme. */
function resolved(host: HTMLElement, name: string): Rgb {
  const context = new OffscreenCanvas(1, 1).getContext("2d")!;
  host.style.color = `var(${name}, #888)`; // the property itself would be read as it is written
  context.fillStyle = getComputedStyle(host).color;
  context.fillRect(0, 0, 1, 1);
  const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
  return [r, g, b];
}

function paintHeat(canvas: HTMLCanvasElement, { rows, cols, values, full }: Heat): void {
  if (canvas.width !== cols || canvas.height !== rows) [canvas.width, canvas.height] = [cols, rows];
  const [zero, plus, minus] = ["--heat-zero", "--heat-plus", "--heat-minus"].map((name) =>
    resolved(canvas, name),
  );
  const image = new ImageData(cols, rows);
  for (let k = 0; k < rows * cols; ++k) {
    const end = values[k] < 0 ? minus : plus;
    const part = Math.min(1, Math.abs(values[k]) / full);
    for (let c = 0; c < 3; ++c) image.data[4 * k + c] = Math.round(zero[c] + part * (end[c] - zero[c]));
    image.data[4 * k + 3] = 255;
  }
  canvas.getContext("2d")!.putImageData(image, 0, 0);
}

const frameTime = 12; // ms: a little less than a frame at 60 Hz

let plot: Marks | undefined; // once it has been fetched

const sameLines = (a: Drawing, b: Drawing): boolean =>
  a.same.length === b.same.length && a.same.every((value, i) => value === b.same[i]);

const sameLayers = (a: readonly Drawing[], b: readonly Drawing[]): boolean =>
  a.length === b.length && a.every((layer, i) => sameLines(layer, b[i]));

/**
 * Draws the newest drawing into an element: at most once a frame, at the element's own width, and only what changed.
 * While the element has no width (a hidden tab or slide) the last picture stays. What the element held before stays
 * until the first drawing is ready.
 */
export class Painter {
  readonly #host: HTMLElement;
  readonly #title: string;
  readonly #resize: ResizeObserver;
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");
  #wanted: Drawing | undefined;
  #ghosts: readonly Drawing[] = [];
  #shown: { drawn: Drawn; fits(layers: readonly Drawing[], width: number): boolean } | undefined;
  #frame = 0;
  #width = 0;
  #painted = -Infinity;
  #canvas: HTMLCanvasElement | undefined;
  #cursor: HTMLElement | undefined;

  constructor(host: HTMLElement, title: string) {
    this.#host = host;
    this.#title = title;
    this.#resize = new ResizeObserver(([entry]) => {
      this.#width = Math.floor(entry.contentRect.width);
      this.#soon();
    });
    this.#resize.observe(host);
    this.#dark.addEventListener("change", this.#soon);
  }

  /** Shows a drawing at the next frame, unless a newer one comes before, over others that it is compared with. */
  show(drawing: Drawing, ghosts: readonly Drawing[] = []): void {
    this.#wanted = drawing;
    this.#ghosts = ghosts;
    this.#soon();
  }

  close(): void {
    this.#resize.disconnect();
    this.#dark.removeEventListener("change", this.#soon);
    cancelAnimationFrame(this.#frame);
    this.#frame = -1;
  }

  /** Paints at once what comes first in a frame, and at the next one what comes after it. */
  #soon = (): void => {
    if (this.#frame !== 0 || !this.#wanted) return;
    if (plot && performance.now() - this.#painted > frameTime) return this.#paint(plot);
    this.#frame = requestAnimationFrame(async () => {
      plot ??= await import("./marks.ts");
      if (this.#frame < 0) return;
      this.#frame = 0;
      this.#paint(plot);
    });
  };

  #paint(marks: Marks): void {
    this.#painted = performance.now();
    const drawing = this.#wanted;
    const width = this.#width;
    if (!drawing || width === 0) return;
    const layers = [drawing, ...this.#ghosts];
    if (!this.#shown || !this.#shown.fits(layers, width)) {
      const [drawn, ...behind] = renderLayers(marks, layers, sizeOf(drawing, width), this.#title);
      this.#shown = { drawn, fits: (others, w) => w === width && sameLayers(others, layers) };
      this.#arrange(drawing, drawn, behind);
    }
    this.#overlay(drawing, this.#shown.drawn);
  }

  /** Puts the parts of a new picture into the element: heat map, lines, cursor. */
  #arrange({ heat, cursor }: Drawing, { svg, inner }: Drawn, behind: readonly Drawn[]): void {
    this.#canvas = heat && (this.#canvas ?? document.createElement("canvas"));
    this.#cursor = cursor === undefined ? undefined : (this.#cursor ?? document.createElement("div"));
    const ghosts = behind.map((ghost) => {
      ghost.svg.classList.add("ghost");
      ghost.svg.setAttribute("aria-hidden", "true");
      return ghost.svg;
    });
    const parts = [this.#canvas, ...ghosts, svg, this.#cursor];
    this.#host.replaceChildren(...parts.filter((part) => part !== undefined));
    // In parts of the picture, not in pixels: on paper it has another size, and nobody draws it anew.
    const { width: w, height: h } = svg.viewBox.baseVal;
    const part = (length: number, whole: number): string => `${(100 * length) / whole}%`;
    const [top, height] = [part(inner.top, h), part(inner.height, h)];
    if (this.#cursor) Object.assign(this.#cursor.style, { top, height });
    if (this.#cursor) this.#cursor.className = "cursor";
    if (this.#canvas)
      Object.assign(this.#canvas.style, {
        left: part(inner.left, w),
        top,
        width: part(inner.width, w),
        height,
      });
  }

  /** What moves without new lines. */
  #overlay({ heat, cursor, alt }: Drawing, { svg, x }: Drawn): void {
    svg.setAttribute("aria-label", `${this.#title}. ${alt()}`);
    if (heat && this.#canvas) paintHeat(this.#canvas, heat);
    if (cursor !== undefined && x && this.#cursor)
      this.#cursor.style.transform = `translateX(${x(cursor).toFixed(1)}px)`;
  }
}
