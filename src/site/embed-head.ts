import { createHash } from "node:crypto";

/** What a link asks of an embed's looks, before anything is seen. It must be small: it stands in every page. */
const early = `{const d=document.documentElement.dataset,q=new URLSearchParams(location.search),t=q.get("theme");if(t==="light"||t==="dark")d.theme=t;for(const k of["bg","code","caption"])if(q.has(k))d[k]=q.get(k);if(q.has("controls")||q.has("hide"))d.arranging="";if(q.get("controls")==="none")d.alone=""}`;

const hash = (script: string): string => `'sha256-${createHash("sha256").update(script).digest("base64")}'`;

/**
 * What an embed may do, for `<meta>`: nothing comes from elsewhere, no text becomes script but the given inline scripts.
 * Plot puts styles into its pictures, hence inline styles are allowed. Workers are made of texts that the page has.
 */
export const policy = (scripts: readonly string[]): string =>
  [
    "default-src 'none'",
    `script-src 'self' ${scripts.map(hash).join(" ")}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:", // the style sheet carries its smallest font
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

/** The first lines of an embed's head: its policy, and its looks as the link has them. */
export const embedHead = (scripts: readonly string[]): string =>
  `<meta http-equiv="content-security-policy" content="${policy([early, ...scripts])}">
<meta name="robots" content="noindex">
<script>${early}</script>`;
