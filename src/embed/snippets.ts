/** An embed as somebody wants it in a page. */
export interface Wanted {
  /** Address of the site, ending in a slash. */
  readonly base: string;
  readonly notebook: string;
  readonly cell: string;
  readonly title: string;
  /** Height of the frame in CSS pixels, for hosts that do not ask. */
  readonly height: number;
  /** Values and options, as the embed's query has them. */
  readonly query: URLSearchParams;
  readonly version: string;
}

export interface Snippet {
  readonly name: string;
  /** What to do with it. */
  readonly how: string;
  readonly code: string;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => entities[c]);
/** Words in which LaTeX finds no command. */
const tex = (text: string): string =>
  text
    .replace(/[\\{}]/g, "")
    .replace(/[#$%&_]/g, (c) => `\\${c}`)
    .replace(/[~^]/g, (c) => `\\${c}{}`);

/** The address of an embed. */
export const address = ({ base, notebook, cell, query }: Wanted): string =>
  `${base}embed/${notebook}/${cell}/${query.size ? `?${query}` : ""}`;

/** What to paste, for each place in which cells are embedded. */
export function snippets(wanted: Wanted): Snippet[] {
  const { base, notebook, cell, title, height, query, version } = wanted;
  const url = address(wanted);
  const [src, name] = [escaped(url), escaped(title)];
  const sandbox = `sandbox="allow-scripts allow-same-origin allow-downloads allow-popups"`;
  const frame = (link: string): string =>
    `<iframe ${link}="${src}" title="${name} (interactive)" width="100%" height="${height}" loading="lazy" style="border:0" allow="fullscreen; clipboard-write" ${sandbox}></iframe>`;
  const attributes = [...query]
    .map(
      ([key, value]) =>
        ` ${key.includes(".") ? key : key.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}="${escaped(value)}"`,
    )
    .join("");
  const still = `${base}embed/${notebook}/${cell}/first.svg`;
  const element = `<script async src="${escaped(base)}plateau-cell.js"></script>
<plateau-cell notebook="${notebook}" cell="${cell}"${attributes}>
  <a href="${src}"><img src="${escaped(still)}" alt="${name}"></a>
</plateau-cell>`;
  return [
    {
      name: "HTML frame",
      how: "Works anywhere that takes HTML, without any script in your page.",
      code: frame("src"),
    },
    {
      name: "HTML element",
      how: "Takes the height of its content, tells events, and shows a picture where scripts do not run.",
      code: element,
    },
    { name: "Quarto", how: "In a .qmd file.", code: `\`\`\`{=html}\n${frame("src")}\n\`\`\`` },
    {
      name: "MyST",
      how: "In a MyST Markdown file.",
      code: `:::{iframe} ${url}\n:width: 100%\n${title}\n:::`,
    },
    {
      name: "Reveal",
      how: "In a slide: it is loaded when its slide comes near.",
      code: `<section>\n${frame("data-src")}\n</section>`,
    },
    {
      name: "Canvas",
      how: "Rich Content Editor, HTML view. The height follows the content.",
      code: frame("src"),
    },
    {
      name: "Moodle",
      how: "Text editor, HTML view; an administrator may have to allow frames.",
      code: frame("src"),
    },
    { name: "Notion", how: "Paste the address, choose “Create embed”.", code: url },
    {
      name: "Observable",
      how: "In a notebook’s JavaScript cell, or in Framework and Quarto OJS.",
      code: `import define from "${base}${version}/${notebook}.js";\n\nconst module = new Runtime().module(define, (name) =>\n  name === "${cell}" ? new Inspector(document.querySelector("#${cell}")) : null,\n);`,
    },
    {
      name: "LaTeX",
      how: "The figure as it opens, and a code that leads to the living one. Needs packages svg, qrcode and hyperref.",
      code: `% first: curl -o ${cell}.svg ${still}\n\\begin{figure}\n  \\centering\n  \\includesvg[width=0.8\\linewidth]{${cell}}\n  \\caption{${tex(title)}. \\href{${url.replace(/[%#&]/g, (c) => `\\${c}`)}}{Interactive}: \\raisebox{-0.5\\height}{\\qrcode[height=1.5cm]{${url.replace(/[%#&]/g, (c) => `\\${c}`)}}}}\n\\end{figure}`,
    },
  ];
}
