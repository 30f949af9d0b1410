/** What a page needs to know of where it is framed, to tell its height there. */
export interface Frame {
  /** The page's own address. */
  readonly href: string;
  /** The secret that WordPress writes behind the `#` of an embed's address. */
  readonly secret: string | undefined;
}

/** The secret of WordPress in the fragment of an address, if there is one. */
export const secretIn = (hash: string): string | undefined => /^#\?secret=([a-zA-Z0-9]+)$/.exec(hash)?.[1];

/**
 * A height in the dialects that hosts understand without our script: Embedly's, which Medium, Notion and Observable
 * speak, too; that of learning platforms such as Canvas; and that of WordPress, where a secret was given.
 */
export const dialects = (height: number, { href, secret }: Frame): unknown[] => [
  JSON.stringify({ src: href, context: "iframe.resize", height }),
  { subject: "lti.frameResize", height },
  ...(secret === undefined ? [] : [{ message: "height", value: height, secret }]),
];

/** The answer to a host that asks for a height, as Mastodon does: `{ type: "setHeight", id }`. */
export function heightAnswer(asked: unknown, height: number): unknown {
  if (typeof asked !== "object" || asked === null) return undefined;
  const { type, id } = asked as { type?: unknown; id?: unknown };
  const plain = typeof id === "number" || (typeof id === "string" && id.length <= 100);
  return type === "setHeight" && plain ? { type, id, height } : undefined;
}

/**
 * Watches the size of an element whose height follows from its content alone, and tells every change of a pixel or more,
 * rounded up. While it has no width (in a hidden tab or slide) nothing is told: what comes then is no size.
 */
export class Height {
  width = 0;
  height = 0;
  readonly #root: Element;
  readonly #changed: (height: number, width: number) => void;
  readonly #observer = new ResizeObserver(() => this.#measure());

  constructor(root: Element, changed: (height: number, width: number) => void) {
    this.#root = root;
    this.#changed = changed;
    this.#observer.observe(root);
  }

  close(): void {
    this.#observer.disconnect();
  }

  #measure(): void {
    const { width, height } = this.#root.getBoundingClientRect();
    const [w, h] = [Math.ceil(width), Math.ceil(height)];
    if (w === 0 || (w === this.width && h === this.height)) return;
    this.width = w;
    this.height = h;
    this.#changed(h, w);
  }
}

/**
 * Takes the scroll bar away as soon as the frame is as high as its content. A bar that comes and goes would change the
 * width, hence the height, hence the frame: a loop. Where the host does not follow, the bar stays.
 */
export function hideScrollBar(wanted: () => number): () => void {
  const root = document.documentElement;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => (root.style.overflowY = innerHeight >= wanted() ? "hidden" : ""), 250);
  };
  addEventListener("resize", look);
  return look;
}
