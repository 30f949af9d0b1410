import { render } from "svelte/server";
import { version } from "../../package.json";
import { snippets } from "../embed/snippets.ts";
import type { Notebook } from "../notebook/notebook.ts";
import ConformancePage from "./pages/Conformance.svelte";
import EmbeddingPage from "./pages/Embedding.svelte";
import { rootOf, type Page } from "./shell.ts";

const example = "https://example.org/plateau/";

/** How a teacher puts a cell into a page of their own; `site` is where this one will stand, if that is known. */
export function embeddingPage([{ id, title, cover, cells }]: readonly Notebook[], site = example): Page {
  const path = "embedding";
  const { face } = cells[cover];
  const list = snippets({
    base: site,
    notebook: id,
    cell: cover,
    title: face.kind === "figure" ? face.title : title,
    height: 820,
    query: new URLSearchParams(),
    version,
  });
  return {
    path,
    title: "Embedding cells · Plateau",
    description: "How to put a figure, a finding or a question of a notebook into a page of your own.",
    body: render(EmbeddingPage, {
      props: { root: rootOf(path), site, known: site !== example, list, version, id, cover },
    }).body,
  };
}

/** A host that tries the protocol on a cell of the reader's choice. */
export function conformancePage([{ id, cover }]: readonly Notebook[]): Page {
  const path = "embed-conformance";
  return {
    path,
    title: "Embed conformance · Plateau",
    description:
      "Tries every rule of the protocol cell-embed/1 on a cell, of this site or of your own build.",
    script: { file: "embed-conformance/check.js", source: "src/embed/conformance/page.ts" },
    body: render(ConformancePage, {
      props: { root: rootOf(path), cell: `../embed/${id}/${cover}/index.html` },
    }).body,
  };
}
