import type { Source } from "../../experiment/simulation.ts";

/** Signs that TeX reads as orders. */
const plain = (text: string): string => text.replace(/[&%$#_{}]/g, "\\$&").replaceAll("–", "--");

/** An entry from its fields, those without a value left out. */
function entry(kind: string, key: string, fields: Readonly<Record<string, string | undefined>>): string {
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name} = {${value}}`],
  );
  return `@${kind}{${key},\n${lines.join(",\n")}\n}`;
}

/** A paper as BibTeX; titles keep their capitals. */
export function bibtexOf({ key, authors, year, title, venue, url }: Source): string {
  return entry("article", key, {
    author: authors.split(", ").map(plain).join(" and "),
    title: `{${plain(title)}}`,
    journal: plain(venue),
    year: String(year),
    url,
  });
}

/** A notebook as BibTeX. Where it is served, and when it is read, only the reader's browser knows. */
export function bibtexOfNotebook(
  { id, title, source }: { readonly id: string; readonly title: string; readonly source: Source },
  read?: { readonly url: string; readonly date: string },
): string {
  return entry("misc", `plateau-${id}`, {
    author: "{Plateau}",
    title: `{${plain(title)}}`,
    howpublished: "Reactive notebook",
    note: `After ${plain(source.authors)} (${source.year})`,
    url: read?.url,
    urldate: read?.date,
  });
}
