import { embedHead } from "./embed-head.ts";
import { previewOf, type Preview } from "./preview.ts";
import type { Outline } from "./parts.ts";

/** Files of the browser's build that a page loads, relative to the root of the site. */
export interface Assets {
  readonly script: string;
  readonly styles: readonly string[];
  /** Fonts of the text, fetched early so that it does not move when they come. */
  readonly fonts?: readonly string[];
  /** The classic bundle for pages opened from disk, if there is one. */
  readonly classic?: string;
  /** Where the site will stand, ending in a slash, if that is known. */
  readonly site?: string;
  /** Of a version that is kept: the way from its root to that of the newest. */
  readonly newest?: string;
}

export interface Page {
  /** Folder of the page, without slashes at its ends; empty for the index. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** The notebook that the browser brings to life, if any. */
  readonly outline?: Outline;
  /** The cell of an embed page. */
  readonly embed?: string;
  /** A script that the page has for itself: its file on the site, and its source. */
  readonly script?: { readonly file: string; readonly source: string };
  /** Captions of a notebook's cells as HTML, for pages of other people; their links are as seen from this page. */
  readonly captions?: Readonly<Record<string, string>>;
  /** What others show of the page where they link to it. */
  readonly preview?: Preview;
  readonly body: string;
}

export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]!);

/** The way from a page to the root of the site: relative, so that the site works from any folder. */
export const rootOf = (path: string): string => "../".repeat(path ? path.split("/").length : 0) || "./";

const ownScript = ({ file, source }: NonNullable<Page["script"]>, root: string, built: boolean): string =>
  built
    ? `<script defer src="${root}${file}"></script>`
    : `<script type="module" src="${root}${source}"></script>`;

/**
 * A whole HTML document. Module scripts load neither from disk nor, without a host's consent, into a frame that is
 * sandboxed from its own origin: there the classic bundle takes their place.
 */
export function shell(page: Page, assets: Assets): string {
  const root = rootOf(page.path);
  const data = page.embed ? ` data-embed="${page.embed}"` : "";
  const classic = assets.classic
    ? `addEventListener("error",(event)=>{if(event.target.type!=="module")return;const s=document.createElement("script");s.src=${JSON.stringify(root + assets.classic)};document.head.append(s)},true)`
    : undefined;
  return `<!doctype html>
<html lang="en"${data}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(page.title)}</title>
<meta name="description" content="${escaped(page.description)}">
<meta name="color-scheme" content="light dark">
${assets.newest !== undefined && !page.embed ? '<meta name="robots" content="noindex">\n' : ""}${page.embed ? `${embedHead(classic === undefined ? [] : [classic])}\n` : ""}${page.preview ? previewOf(page.preview, page, assets) : ""}<link rel="icon" href="${root}icon.svg" type="image/svg+xml">
${(assets.fonts ?? []).map((font) => `<link rel="preload" href="${root}${font}" as="font" type="font/woff2" crossorigin>`).join("\n")}
${assets.styles.map((style) => `<link rel="stylesheet" href="${root}${style}">`).join("\n")}
${
  page.outline
    ? `<script type="application/json" id="outline">${JSON.stringify(page.outline).replaceAll("<", "\\u003c")}</script>
${classic === undefined ? "" : `<script>${classic}</script>`}<script type="module" src="${root}${assets.script}"></script>`
    : page.script
      ? ownScript(page.script, root, classic !== undefined)
      : ""
}
</head>
<body>
${page.body}
</body>
</html>
`;
}
