import { escaped, rootOf, type Assets, type Page } from "./shell.ts";

/** What others show of an embed: in link previews, in course pages that speak oEmbed, in search results. */
export interface Preview {
  /** Path of the page that search engines should list in its place, from the root. */
  readonly canonical: string;
  /** Height in CSS pixels at a width of 640, by which hosts without script frame it. */
  readonly height: number;
  /** Its first frame, a file beside the page, if it is a figure. */
  readonly picture?: { readonly svg: string; readonly width: number; readonly height: number };
}

export const widthOf = 640;

/** The code that puts an embed into another page; it works without any script there. */
export const iframe = (src: string, title: string, height: number): string =>
  `<iframe src="${escaped(src)}" title="${escaped(title)} (interactive)" width="100%" height="${height}" loading="lazy" style="border:0" allow="fullscreen; clipboard-write" sandbox="allow-scripts allow-same-origin allow-downloads allow-popups"></iframe>`;

/** What oEmbed consumers are told of an embed. Source: oembed.com, section 2.3.4.4 */
export function oembed({ title, path }: Page, { height, picture }: Preview, site: string): object {
  const url = `${site}${path}/`;
  return {
    version: "1.0",
    type: "rich",
    title,
    provider_name: "Plateau",
    provider_url: site,
    width: widthOf,
    height,
    html: iframe(url, title, height),
    ...(picture
      ? { thumbnail_url: `${url}first.svg`, thumbnail_width: picture.width, thumbnail_height: picture.height }
      : {}),
  };
}

/**
 * Lines of a page's head. What must be absolute to be of use is left out where the site's address is not known. A version
 * that is kept has the newest one's page listed in its place.
 */
export function previewOf(
  preview: Preview,
  page: Page,
  { site, newest = "" }: Pick<Assets, "site" | "newest">,
): string {
  const { title, description, path } = page;
  const listed = `${site === undefined ? rootOf(path) + newest : new URL(newest || ".", site).href}${preview.canonical}`;
  const lines = [`<link rel="canonical" href="${listed}">`];
  if (site !== undefined) {
    const address = `${site}${path}/`;
    const og = {
      type: "website",
      site_name: "Plateau",
      title,
      description,
      url: address,
      ...(preview.picture ? { image: `${address}first.svg`, "image:type": "image/svg+xml" } : {}),
    };
    lines.push(
      `<link rel="alternate" type="application/json+oembed" href="${address}oembed.json" title="${escaped(title)}">`,
      ...Object.entries(og).map(([name, text]) => `<meta property="og:${name}" content="${escaped(text)}">`),
    );
  }
  return `${lines.join("\n")}\n`;
}
