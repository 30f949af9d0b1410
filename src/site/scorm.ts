import { existsSync, readFileSync, statSync } from "node:fs";
import { posix, resolve } from "node:path";

/** A cell as a lesson for learning platforms. */
export interface LessonOf {
  readonly notebook: string;
  readonly cell: string;
  /** Whether the cell is a question: then only an answer completes the lesson. */
  readonly asks: boolean;
  /** Values and options with which it opens, as an embed's query has them. */
  readonly query: string;
}

const app = "file/app.js";
const reporter = "scorm.js";

/** The files of the built site that a text names, by their paths from its root. */
function named(site: string, from: string, text: string, pattern: RegExp): string[] {
  const paths = [...text.matchAll(pattern)].map(([, link]) =>
    posix.join(posix.dirname(from), link.replace(/[?#].*/, "")),
  );
  const isFile = (path: string): boolean =>
    !path.startsWith("..") && existsSync(resolve(site, path)) && statSync(resolve(site, path)).isFile();
  return [...new Set(paths)].filter((path) => isFile(path) && !path.endsWith(".html"));
}

/** The page of a cell, with one script that loads wherever a platform puts it, and without ways that lead out of it. */
function pageOf(site: string, path: string, asks: boolean): string {
  const html = readFileSync(resolve(site, path), "utf8");
  const root = "../".repeat(path.split("/").length - 1);
  const scripts = `<script defer src="${root}${app}"></script><script defer src="${root}${reporter}"${asks ? " data-asks" : ""}></script>`;
  const own = /<script>addEventListener\("error".*?<\/script><script type="module"[^>]*><\/script>/s;
  if (!own.test(html)) throw new Error(`${path} has no script that could be replaced`);
  const canonical = /<link rel="canonical" href="([^"]*)">/.exec(html)?.[1] ?? "";
  const home = /^https?:/.test(canonical) ? canonical.replace(/embed\/.*$/, "") : undefined;
  return html
    .replace(own, scripts)
    .replace(/<link rel="(preload|alternate)"[^>]*>\n?/g, "")
    .replace(/(<a [^>]*?)href="((?:\.\.\/)+)([^"]*)"/g, (_, start: string, __, rest: string) =>
      home === undefined ? start.trimEnd() : `${start}href="${home}${rest}"`,
    );
}

/** Source: IMS Content Packaging 1.1.2 with ADL's extensions, SCORM 1.2 Content Aggregation Model, section 2.3 */
function manifestOf(
  { notebook, cell, query }: LessonOf,
  title: string,
  page: string,
  files: readonly string[],
): string {
  const parameters = query ? ` parameters="?${query.replaceAll("&", "&amp;")}"` : "";
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="plateau.${notebook}.${cell}" version="1.0"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>${title}</title>
      <item identifier="lesson" identifierref="page" isvisible="true"${parameters}><title>${title}</title></item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="${page}">
${files.map((file) => `      <file href="${file}"/>`).join("\n")}
    </resource>
  </resources>
</manifest>
`;
}

/**
 * A cell of the built site in the folder `site` as a SCORM 1.2 package: its files by their paths. It needs nothing from
 * elsewhere; its links lead to the site where that was built to stand somewhere, else nowhere.
 * Throws if the site has no page of the cell.
 */
export function scorm(site: string, lesson: LessonOf): Record<string, Uint8Array> {
  const page = `embed/${lesson.notebook}/${lesson.cell}/index.html`;
  const html = pageOf(site, page, lesson.asks);
  const beside = named(site, page, html, /(?:href|src)="((?:\.\.\/)+[^"]*)"/g);
  const styles = beside.filter((path) => path.endsWith(".css"));
  const within = styles.flatMap((path) =>
    named(site, path, readFileSync(resolve(site, path), "utf8"), /url\(["']?(?!data:)([^"')]+)["']?\)/g),
  );
  const paths = [...new Set([...beside, ...within])].sort();
  const title = /<title>(.*?)(?: · Plateau)?<\/title>/s.exec(html)?.[1] ?? lesson.cell;
  const text = (words: string): Uint8Array => new TextEncoder().encode(words);
  return {
    "imsmanifest.xml": text(manifestOf(lesson, title, page, [page, ...paths])),
    [page]: text(html),
    ...Object.fromEntries(paths.map((path) => [path, new Uint8Array(readFileSync(resolve(site, path)))])),
  };
}
