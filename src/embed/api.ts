/** Values of parameters by their names in links: `hidden`, or `modes.hidden` where several cells have such a one. */
export type Params = Readonly<Record<string, number | string | boolean>>;

/** What a cell tells. */
export interface Events {
  /** The cell is alive; `schema` declares its parameters, `warnings` names what was not understood. */
  ready: { params: Params; schema: Readonly<Record<string, unknown>>; warnings: readonly string[] };
  resize: { height: number; width: number };
  /** Values have changed; `url` shows them again. */
  state: { params: Params; url: string; cause: "user" | "host" | "link" };
  run: { phase: "start" | "progress" | "done" | "cancelled"; progress?: number; ms?: number };
  /** The newest value of a subscribed cell. */
  result: { name: string; value: unknown };
  answer: {
    item: string;
    response: string;
    correct?: boolean;
    score?: { raw: number; min: number; max: number };
    statement?: object;
  };
  error: { code: string; message: string };
}

/** A file that a cell was asked for; `data` is text, or of a PNG a data URL. */
export interface Exported {
  readonly name: string;
  readonly type: string;
  readonly data: string;
}

/** What a program can do with an embedded cell. Each promise waits until the cell is ready. */
export interface Handle {
  /** Sets values: all of them or, if one does not fit, none; then the promise is rejected with the faults. */
  set(params: Params, mode?: "merge" | "replace"): Promise<Params>;
  /** The value of a parameter or of a cell. */
  get(name: string): Promise<unknown>;
  /** Cells whose values are told as results, in place of those named before. */
  subscribe(names: readonly string[]): Promise<void>;
  /** Back to the values with which it came. */
  reset(): Promise<Params>;
  run(): Promise<void>;
  cancel(): Promise<void>;
  seed(value: number): Promise<Params>;
  lock(names: readonly string[]): Promise<void>;
  /** Colours and radius by token: accent, bg, fg, grid, series-1 to series-8, radius, scheme; an empty one is the cell's own again. */
  theme(tokens: Readonly<Record<string, string>>): Promise<void>;
  exportAs(format: "svg" | "png" | "csv" | "json"): Promise<Exported>;
}

/** Which cell, and how it comes. */
export interface MountOptions {
  readonly notebook: string;
  readonly cell: string;
  readonly params?: Params;
  /** Where the site is, ending in a slash. */
  readonly base: string;
  /** In a frame of its own (default), or in the page itself. */
  readonly mode?: "frame" | "inline";
  /** Options of the embed page: controls, lock, hide, theme, caption and the others, as in its query. */
  readonly options?: Readonly<Record<string, string>>;
  /** What screen readers call the frame. */
  readonly title?: string;
}

export interface Mounted extends Handle {
  on<T extends keyof Events>(type: T, listener: (detail: Events[T]) => void): () => void;
  /** Takes the cell away, and frees all that it used. */
  destroy(): void;
}

/** Puts a cell into an element, and gives the way to speak to it. */
export type Mount = (element: Element, options: MountOptions) => Mounted;
