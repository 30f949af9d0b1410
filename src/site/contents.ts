/** A part of an article that its table of contents leads to. */
export interface Section {
  readonly id: string;
  /** Its heading as HTML, without links and notes. */
  readonly title: string;
}

/** The sections of an article's HTML, by their h2. Throws an Error for one that nothing could lead to. */
export function sectionsOf(html: string): Section[] {
  return [...html.matchAll(/<h2([^>]*)>([\s\S]*?)<\/h2>/g)].map(([, attributes, inner]) => {
    const title = inner
      .replace(/<!--[\s\S]*?-->|<small[\s\S]*?<\/small>|<sup[\s\S]*?<\/sup>|<\/?a\b[^>]*>/g, "")
      .trim();
    const id = /\bid="([^"]+)"/.exec(attributes)?.[1];
    if (id === undefined) throw new Error(`the heading "${title}" has no id`);
    return { id, title };
  });
}
