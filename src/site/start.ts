import { hydrate } from "svelte";
import { toTheEnd, type Runner } from "../experiment/run.ts";
import type { Raw } from "../experiment/schema.ts";
import { open, type Cells } from "../notebook/notebook.ts";
import { ancestors, faultsInWords } from "../notebook/state.ts";
import { faceOf } from "../ui/faces.ts";
import type { State } from "../ui/pins.svelte.ts";
import { Stage } from "../ui/stage.svelte.ts";
import { early } from "./early.ts";
import { offerEmbeds } from "./embed-this.ts";
import { lazyPool } from "./lazy-pool.ts";
import { keepLink, restore } from "./link.svelte.ts";
import { notice } from "./notice.ts";
import type { Outline } from "./parts.ts";
import { showPins } from "./pinned.svelte.ts";
import { Sections } from "./sections.ts";

/** Wakes the page at the first sign of a reader. */
function wakeOnInteraction(stage: Stage): void {
  const signs = ["pointermove", "pointerdown", "keydown", "scroll", "touchstart", "focusin"];
  const wake = (): void => {
    stage.awake = true;
    for (const sign of signs) removeEventListener(sign, wake, true);
  };
  for (const sign of signs) addEventListener(sign, wake, { capture: true, passive: true });
}

/** Links in the prose that set a state do so without leaving the page. */
function followTries(stage: Stage, sections: Sections): void {
  document.addEventListener("click", async (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a.try");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const states = Object.entries(JSON.parse(link.dataset["try"]!) as Record<string, Raw>);
    const { predict } = link.dataset;
    await Promise.all(
      [...states.map(([name]) => name), ...(predict ? [predict] : [])].map((name) => sections.need(name)),
    );
    if (predict) stage.predicting = predict; // before its result could be seen
    for (const [name, values] of states)
      stage.set(name, stage.free(name, { ...stage.start[name], ...values }));
    const target = document.querySelector(`${link.hash} .panels`) ?? document.querySelector(link.hash);
    if (!target) return;
    const { top, bottom, height } = target.getBoundingClientRect();
    const seen = Math.min(bottom, innerHeight) - Math.max(top, 0);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (seen < Math.min(height, innerHeight) / 2)
      target.scrollIntoView({ behavior: calm ? "auto" : "smooth" });
  });
}

/** Undo and redo from the keyboard; a text field keeps its own. */
function undoByKey(stage: Stage): void {
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || (event.target as Element).matches("input[type=text]")) return;
    const key = event.key.toLowerCase();
    const redo = key === "y" || (key === "z" && event.shiftKey);
    if (!redo && key !== "z") return;
    event.preventDefault();
    if (redo) stage.redo();
    else stage.undo();
  });
}

/** The symbols of the controls that the page came with, by their TeX: a page needs no others. */
function symbolsHere(): (tex: string) => string | undefined {
  const found = new Map<string, string>();
  for (const { dataset, innerHTML } of document.querySelectorAll<HTMLElement>(".symbol[data-tex]"))
    found.set(dataset["tex"]!, innerHTML);
  return (tex) => found.get(tex);
}

const unreachable = (error: unknown): void =>
  notice("A part of this page could not be fetched, and stays as it is. Reload the page to try again:", [
    error instanceof Error ? error.message : String(error),
  ]);

/** Brings a prerendered page to life: one graph, one component for each cell on the page, as they come near. */
export async function start(outline: Outline): Promise<void> {
  const stage = new Stage<Cells>({ ...outline, cells: {} });
  const { notebook } = stage;
  const visible = new Set<string>();
  const opened = open(notebook, lazyPool, {
    urgent: (name) => [...visible].some((cell) => ancestors(notebook.cells, cell).has(name)),
  });
  const openAt = (run: Runner) => (state: State) => {
    const aside = open(notebook, run, { urgent: () => false });
    for (const [name, values] of Object.entries(state)) aside.set(name, values);
    return aside;
  };
  stage.connect(opened, openAt(lazyPool), openAt(toTheEnd(lazyPool)));
  stage.code = async (simulation) => (await import("./code.ts")).code(simulation);
  stage.symbol = symbolsHere();

  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries)
      visible[isIntersecting ? "add" : "delete"]((target as HTMLElement).dataset["cell"]!);
  });
  async function enliven(element: HTMLElement): Promise<void> {
    const { cell: name = "", initial } = element.dataset;
    seen.observe(element);
    const face = await faceOf(stage.cell(name).face.kind);
    if (!face) return;
    const again = early(element);
    hydrate(face, {
      target: element,
      props: { stage, name, initial: initial === undefined ? undefined : (JSON.parse(initial) as unknown) },
    });
    again();
  }
  const sections = new Sections(stage, outline, (element) => void enliven(element).catch(unreachable));

  const { embed } = document.documentElement.dataset;
  const query = new URLSearchParams(location.search);
  stage.held = embed !== undefined && query.get("click") === "1";
  if (!stage.held) wakeOnInteraction(stage);
  followTries(stage, sections);
  undoByKey(stage);
  offerEmbeds(stage);
  sections.watch(unreachable);
  if (!embed) void import("../ui/article/furnish.ts").then(({ furnish }) => furnish(outline, stage));
  const framed = embed === undefined ? undefined : await import("./embedded.svelte.ts");
  const issues = framed
    ? await framed.embedded(stage, sections, embed!, query)
    : await restore(stage, sections, query);
  notice(
    "Part of this link was not understood. The values it concerns are at their defaults:",
    faultsInWords(issues),
  );
  showPins(stage);
  keepLink(stage, framed?.optionKeys);
}
