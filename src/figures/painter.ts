import { sizeOf, type Drawing, type Heat } from "./drawing.ts";
import { render, type Drawn } from "./render.ts";

type Rgb = readonly [number, number, number];

/** A CSS colour as the browser resolves it. */
function resolved(host: Element, name: string): Rgb {
  const context = new OffscreenCanvas(1, 1).getContext("2d")!;
  context.fillStyle = getComputedStyle(host).getPropertyValue(name).trim() || "#888";
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

const sameLines = (a: Drawing, b: Drawing): boolean =>
  a.same.length === b.same.length && a.same.every((value, i) => value === b.same[i]);

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
  #shown: { drawn: Drawn; fits(drawing: Drawing, width: number): boolean } | undefined;
  #frame = 0;
  #width = 0;
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

  /** Shows a drawing at the next frame, unless a newer one comes before. */
  show(drawing: Drawing): void {
    this.#wanted = drawing;
    this.#soon();
  }

  close(): void {
    this.#resize.disconnect();
    this.#dark.removeEventListener("change", this.#soon);
    cancelAnimationFrame(this.#frame);
    this.#frame = -1;
  }

  #soon = (): void => {
    if (this.#frame === 0 && this.#wanted) this.#frame = requestAnimationFrame(() => void this.#paint());
  };

  async #paint(): Promise<void> {
    const marks = await import("./marks.ts");
    if (this.#frame < 0) return;
    this.#frame = 0;
    const drawing = this.#wanted;
    const width = this.#width;
    if (!drawing || width === 0) return;
    if (!this.#shown || !this.#shown.fits(drawing, width)) {
      const drawn = render(marks, drawing, sizeOf(drawing, width), this.#title);
      this.#shown = { drawn, fits: (other, w) => w === width && sameLines(other, drawing) };
      this.#arrange(drawing, drawn);
    }
    this.#overlay(drawing, this.#shown.drawn);
  }

  /** Puts the parts of a new picture into the element: heat map, lines, cursor. */
  #arrange({ heat, cursor }: Drawing, { svg, inner }: Drawn): void {
    this.#canvas = heat && (this.#canvas ?? document.createElement("canvas"));
    this.#cursor = cursor === undefined ? undefined : (this.#cursor ?? document.createElement("div"));
    this.#host.replaceChildren(...[this.#canvas, svg, this.#cursor].filter((part) => part !== undefined));
    const [top, height] = [`${inner.top}px`, `${inner.height}px`];
    if (this.#cursor) Object.assign(this.#cursor.style, { top, height });
    if (this.#cursor) this.#cursor.className = "cursor";
    if (this.#canvas)
      Object.assign(this.#canvas.style, { left: `${inner.left}px`, top, width: `${inner.width}px`, height });
  }

  /** What moves without new lines. */
  #overlay({ heat, cursor }: Drawing, { x }: Drawn): void {
    if (heat && this.#canvas) paintHeat(this.#canvas, heat);
    if (cursor !== undefined && x && this.#cursor)
      this.#cursor.style.transform = `translateX(${x(cursor).toFixed(1)}px)`;
  }
}
