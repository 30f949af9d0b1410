import type { Component } from "svelte";
import { render } from "svelte/server";
import { runToEnd } from "../experiment/run.ts";
import type { Drawing } from "../figures/drawing.ts";
import type { AnyCell, Controls, Face as FaceOf } from "../notebook/cell.ts";
import { findingsOf, judgedAll, remembering, summed, type Judged } from "../notebook/judge.ts";
import type { Trials } from "./kept.ts";
import { open, type Notebook } from "../notebook/notebook.ts";
import { ancestors, controlsOf } from "../notebook/state.ts";
import { contextOf, type Rendering } from "../ui/page/rendering.ts";
import EmbedPage from "./pages/Embed.svelte";
import FindingsPage from "./pages/Findings.svelte";
import IndexPage from "./pages/Index.svelte";
import NotebookPage from "./pages/Notebook.svelte";
import { captionsIn } from "./captions.ts";
import { sectionsOf, type Section } from "./contents.ts";
import { firstFrame } from "./first-frame.ts";
import { faces, shown, type Made } from "./made.ts";
import { outlineFor, outlineOf, type Part } from "./parts.ts";
import { rootOf, type Page } from "./shell.ts";
import { stills } from "./still.ts";

export { conformancePage, embeddingPage } from "./teaching.ts";

const graphs = import.meta.glob<Notebook>("/notebooks/*/cells.ts", { eager: true, import: "default" });
const proses = import.meta.glob<Component>("/notebooks/*/page.svelte", { eager: true, import: "default" });

const files = import.meta.glob<{ readonly default?: Part }>(["/notebooks/*/*.ts", "!/notebooks/*/*-*.ts"], {
  eager: true,
});

/** What the files of a notebook export by default, by their names. */
const filesOf = ({ id }: Notebook): Record<string, Part | undefined> =>
  Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => path.startsWith(`/notebooks/${id}/`))
      .map(([path, found]) => [path.slice(path.lastIndexOf("/") + 1, -3), found.default]),
  );

/** Every notebook, in the order of their ids. */
export const notebooks: readonly Notebook[] = Object.entries(graphs)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([, n]) => n);

/** The names under which cells of a notebook can be embedded, old ones too. */
export const addresses = (n: Notebook): string[] => [...shown(n), ...Object.keys(n.renamed ?? {})];

/** What a cell is called in lists. */
export function titleOf(n: Notebook, name: string): string {
  const { face } = n.cells[name] as AnyCell & { face: FaceOf };
  if (face.kind === "figure") return face.title;
  if (face.kind === "finding") return face.claim.says;
  return face.kind === "question" ? face.question.asks : `${name} of ${n.title}`;
}

function renderingOf(n: Notebook, made: ReadonlyMap<string, Made>, path: string): Rendering {
  const face = (name: string) => {
    const found = made.get(name);
    if (!found) throw new Error(`page of ${n.id}: there is no cell "${name}" to show`);
    return found;
  };
  return {
    notebook: n,
    root: rootOf(path),
    face(name, wide = false) {
      const { html, drawing, title = "" } = face(name);
      if (!drawing) return html;
      // A face does not know how deep its page lies.
      const placed = html.replace('href="../embed/', `href="${rootOf(path)}embed/`);
      return placed.replace(
        /(data-plot="[^"]*"[^>]*>)(?=<\/div>)/,
        (tag) => tag + stills(drawing, title, wide),
      );
    },
    initial: (name) => face(name).initial,
    cited: [n.source],
    exhibits: 0,
    notes: 0,
  };
}

/** The sections of a notebook's prose, from a draft of it without its cells. */
function sections(n: Notebook, made: ReadonlyMap<string, Made>, prose: Component): Section[] {
  const draft = { ...renderingOf(n, made, n.id), face: () => "" };
  return sectionsOf(render(prose, { context: contextOf(draft) }).body);
}

/** The page of a notebook and one page for each cell that can be embedded. */
export async function notebookPages(n: Notebook): Promise<Page[]> {
  const made = await faces(n);
  const prose = proses[`/notebooks/${n.id}/page.svelte`];
  if (!prose) throw new Error(`notebook ${n.id} has no page.svelte`);
  const outline = outlineOf(n, filesOf(n));
  const rendering = renderingOf(n, made, n.id);
  const { body } = render(NotebookPage, {
    props: { rendering, prose, sections: sections(n, made, prose) },
  });
  const article: Page = {
    path: n.id,
    title: `${n.title} · Plateau`,
    description: n.summary,
    outline,
    captions: Object.fromEntries(captionsIn(body)),
    body,
  };
  const captions = captionsIn(body, `${rootOf(`embed/${n.id}/cell`)}${n.id}/index.html`);
  const embed = (cell: string, name = cell): Page => {
    const path = `embed/${n.id}/${name}`;
    const above = controlsAbove(n, cell);
    const { drawing, title = "" } = made.get(cell)!;
    const caption = drawing && captions.get(cell);
    return {
      path,
      title: `${titleOf(n, cell)} · Plateau`,
      description: n.summary,
      outline: outlineFor(outline, cell),
      embed: cell,
      preview: {
        canonical: `embed/${n.id}/${cell}/`,
        height: heightOf(n, above, drawing),
        ...(drawing ? { picture: firstFrame(drawing, title) } : {}),
      },
      body: render(EmbedPage, {
        props: { rendering: renderingOf(n, made, path), cell, controls: above, caption },
      }).body,
    };
  };
  const renamed = Object.entries(n.renamed ?? {}).map(([old, cell]) => embed(cell, old));
  return [article, ...shown(n).map((cell) => embed(cell)), ...renamed];
}

/** The cells above another that the reader sets, those that play last. */
function controlsAbove(n: Notebook, cell: string): string[] {
  const controls = controlsOf(n.cells);
  const isPlayer = (name: string) => n.cells[name].face.kind === "player";
  return [...ancestors(n.cells, cell)]
    .filter((name) => name !== cell && name in controls)
    .sort((a, b) => Number(isPlayer(a)) - Number(isPlayer(b)));
}

/** About how high an embed is at a width of 640 CSS pixels, for hosts that do not ask. */
function heightOf(n: Notebook, controls: readonly string[], drawing: Drawing | undefined): number {
  const rows = controls.flatMap((name) => Object.keys((n.cells[name] as Controls).owner.params));
  return 20 * Math.ceil(((drawing ? (drawing.height ?? 300) + 110 : 110) + 44 * rows.length + 50) / 20);
}

/**
 * Every finding of every notebook, tried at the values and seeds for which it is claimed. `kept` gives the trials of a
 * notebook that need not be computed again.
 */
export async function judged(kept?: (notebook: string) => Trials | undefined): Promise<Judged[]> {
  const found: Judged[] = [];
  for (const n of notebooks) {
    const trials = kept?.(n.id);
    if (trials) found.push(...findingsOf(n).map(([cell, claim]) => summed(n, cell, claim, trials[cell])));
    else for await (const one of judgedAll([n])) found.push(one);
  }
  return found;
}

/** The table of all findings. */
export function findingsPage(table: readonly Judged[]): Page {
  return {
    path: "findings",
    title: "Findings · Plateau",
    description:
      "Every claim of every notebook: where it is claimed, for how many seeds it holds, and by how much.",
    body: render(FindingsPage, { props: { table, notebooks, root: rootOf("findings") } }).body,
  };
}

/** The list of all notebooks, each with its cover as the notebook opens. */
export async function indexPage(): Promise<Page> {
  const shelf = await Promise.all(
    notebooks.map(async (n) => {
      const opened = open(n, remembering(runToEnd));
      const drawing = (await opened.value(n.cover)) as Drawing;
      opened.close();
      return { notebook: n, cover: stills(drawing, titleOf(n, n.cover), true, 684) }; // as wide as the text
    }),
  );
  return {
    path: "",
    title: "Plateau: reactive notebooks on how networks learn",
    description:
      "Papers made touchable: small simulations that run in your browser, their claims checked on the page.",
    body: render(IndexPage, { props: { shelf, root: rootOf("") } }).body,
  };
}
