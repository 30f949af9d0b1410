/**
 * The captions of an article's exhibits as HTML, by the names of the cells that the exhibits show. In links, places on
 * the article's own page are given from `article`, its address; without it they are left as the article has them. A link
 * that sets values works where it stands.
 */
export function captionsIn(body: string, article = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, section] of body.matchAll(/<section class="exhibit"([\s\S]*?)<\/section>/g)) {
    const caption = /<figcaption>([\s\S]*?)<\/figcaption>/.exec(section)?.[1];
    if (caption === undefined) continue;
    const words = caption
      .replace(/<a class="number"[^>]*>[\s\S]*?<\/a>/, "")
      .replace(/ id="[^"]*"/g, "")
      .replace(/href="#/g, `href="${article}#`);
    for (const [, cell] of section.matchAll(/data-cell="([^"]+)"/g)) found.set(cell, words.trim());
  }
  return found;
}
