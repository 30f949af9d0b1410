import type { Markish, PlotOptions } from "@observablehq/plot";

/** The Plot functions that a figure is handed. */
export type Marks = typeof import("./marks.ts");

/** The room that a figure has, in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
  /** True on a phone: fewer ticks, shorter labels. */
  readonly narrow: boolean;
}

/** A matrix to be painted behind a figure's axes, row by row. Zero has the colour of the paper. */
export interface Heat {
  readonly rows: number;
  readonly cols: number;
  readonly values: ArrayLike<number>; // rows x cols
  /** The absolute value that gets the full colour. */
  readonly full: number;
}

/** Numbers behind a figure, one column a name, all equally long. */
export type Columns = Readonly<Record<string, ArrayLike<number | string | null>>>;

/** A curve of a figure that a reader may draw before it is shown. */
export interface Prediction {
  /** What is to be drawn, in a sentence or two. */
  readonly asks: string;
  /** What x and y are called within a sentence. */
  readonly names: readonly [x: string, y: string];
  /** The curve as it is, from left to right, in units of the axes. */
  readonly curve: () => { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> };
  /** What is shown meanwhile, beside the axes; default: nothing. The axes need domains that do not come from marks. */
  readonly given?: (plot: Marks) => Markish[];
}

/** A figure as a value: what to draw, and what to say of it. Drawing is somebody else's affair. */
export interface Drawing {
  /** What its lines depend on: while these are the same objects, only the cursor and the heat move. */
  readonly same: readonly unknown[];
  readonly plot: (plot: Marks, size: Size) => PlotOptions;
  /** Position of a vertical line over the plot, in units of x. */
  readonly cursor?: number;
  readonly heat?: Heat;
  /** What a reader must know before reading the figure: that a run diverged, say. */
  readonly note?: string;
  /** What a reader may be asked before seeing it. */
  readonly predict?: Prediction;
  /** Height in CSS pixels; default 300. Narrow figures are a little lower. */
  readonly height?: number;
  /** What there is to see, in two or three sentences, from the numbers. */
  readonly alt: () => string;
  readonly columns?: () => Columns;
}

/** The figure without what is to be predicted. */
export function veiled(drawing: Drawing, { asks, given }: Prediction): Drawing {
  return {
    same: [...drawing.same, "veiled"],
    plot: (plot, size) => ({ ...drawing.plot(plot, size), marks: given?.(plot) ?? [] }),
    ...(drawing.height === undefined ? {} : { height: drawing.height }),
    alt: () => `Hidden until you have drawn what you expect. ${asks}`,
  };
}

const least = 160; // px: in less, margins would leave nothing between them, or less than nothing

/**
 * The size of a figure in a column of this width: below 480 px it is narrow. In a column narrower than its margins
 * (one that is still being laid out, or squeezed) it is drawn wider and shown smaller.
 */
export function sizeOf({ height = 300 }: Drawing, width: number): Size {
  const narrow = width < 480;
  return {
    width: Math.max(least, Math.round(width)),
    height: narrow ? Math.round(height * 0.9) : height,
    narrow,
  };
}
