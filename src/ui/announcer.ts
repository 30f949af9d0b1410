/** What a figure says of itself now; asked for only when it is to be said. */
export type Says = () => string;

export interface AnnouncerOptions {
  /** Speaks to somebody who does not see the figures. */
  readonly say: (words: string) => void;
  /** The names of all figures, in the order in which they are read. */
  readonly order: () => readonly string[];
  /** ms without a change after which a figure counts as settled. */
  readonly quiet?: number;
  /** Least ms between two announcements. */
  readonly pause?: number;
}

/**
 * Tells of figures that changed, once they have come to rest: the first of them in full and how many more there were.
 * While a run goes on, or a slider moves, nothing is said: who listens would hear the past. At most one announcement a
 * `pause`.
 */
export class Announcer {
  readonly #say: (words: string) => void;
  readonly #order: () => readonly string[];
  readonly #quiet: number;
  readonly #pause: number;
  readonly #told = new Map<string, string>();
  readonly #changed = new Map<string, Says>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = -Infinity;

  constructor({ say, order, quiet = 500, pause = 1000 }: AnnouncerOptions) {
    this.#say = say;
    this.#order = order;
    this.#quiet = quiet;
    this.#pause = pause;
  }

  /** What a figure said when the page came: not news. */
  known(figure: string, words: string): void {
    this.#told.set(figure, words);
  }

  /** A figure has been drawn anew; where its words are the old ones, nothing is said. */
  changed(figure: string, says: Says): void {
    this.#changed.set(figure, says);
    clearTimeout(this.#timer);
    const wait = Math.max(this.#quiet, this.#last + this.#pause - performance.now());
    this.#timer = setTimeout(() => this.#tell(), wait);
  }

  /** Says something at once, that the reader has asked for. */
  tell(words: string): void {
    if (words) this.#say(words);
  }

  #tell(): void {
    const news: string[] = [];
    for (const figure of this.#order()) {
      const words = this.#changed.get(figure)?.();
      if (words === undefined || words === this.#told.get(figure)) continue;
      news.push(words);
      this.#told.set(figure, words);
    }
    this.#changed.clear();
    if (!news.length) return;
    this.#last = performance.now();
    const more = news.length - 1;
    this.#say(more ? `${news[0]} ${more} more ${more > 1 ? "figures" : "figure"} changed.` : news[0]);
  }
}

const announcers = new WeakMap<Node, Announcer>();

/**
 * The announcer of the page, or of the shadow root that an element is in, with one place there that assistive technology
 * watches. It speaks of the figures of its own root alone.
 */
export function announcer(at: Node = document): Announcer {
  const around = at.getRootNode();
  const root = around instanceof ShadowRoot ? around : document;
  const known = announcers.get(root);
  if (known) return known;
  const place = Object.assign(document.createElement("div"), { className: "unseen announcer" });
  place.setAttribute("aria-live", "polite");
  (root === document ? document.body : root).append(place);
  const made = new Announcer({
    say: (words) => (place.textContent = words),
    order: () =>
      [...root.querySelectorAll<HTMLElement>("[data-plot]")].map(({ dataset }) => dataset["plot"]!),
  });
  announcers.set(root, made);
  return made;
}
