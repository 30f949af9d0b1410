import { hydrate } from "svelte";
import type { Raw } from "../experiment/schema.ts";
import { open, type Notebook } from "../notebook/notebook.ts";
import { ancestors, controlsOf, faultsInWords, readState, writeState } from "../notebook/state.ts";
import Face from "../ui/Face.svelte";
import { Stage } from "../ui/stage.svelte.ts";
import { code } from "./code.ts";
import { lazyPool } from "./lazy-pool.ts";

/** Query keys that say how an embed looks, not what it computes. */
export const reserved = ["theme", "controls"];

/** Names faults of the link in a note that can be dismissed. */
function notice(faults: readonly string[]): void {
  const note = document.querySelector<HTMLElement>("#notice");
  if (!note || !faults.length) return;
  const list = document.createElement("ul");
  list.append(...faults.map((fault) => Object.assign(document.createElement("li"), { textContent: fault })));
  const lead = Object.assign(document.createElement("p"), {
    textContent: "Part of this link was not understood. The values it concerns are at their defaults:",
  });
  const dismiss = Object.assign(document.createElement("button"), { type: "button", textContent: "Dismiss" });
  dismiss.addEventListener("click", () => (note.hidden = true));
  note.replaceChildren(lead, list, dismiss);
  note.hidden = false;
}

/** Keeps the address bar at the state on the page; at most five times a second, or browsers refuse. */
function linkKeeper(stage: Stage): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      const query = writeState(stage.notebook, (name) => stage.values(name));
      for (const key of reserved) {
        const value = new URLSearchParams(location.search).get(key);
        if (value !== null) query.set(key, value);
      }
      history.replaceState(
        history.state,
        "",
        `${query.size ? `?${query}` : location.pathname}${location.hash}`,
      );
    }, 200);
  };
}

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
function followTries(stage: Stage): void {
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a.try");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    for (const [name, values] of Object.entries(JSON.parse(link.dataset["try"]!) as Record<string, Raw>)) {
      stage.reset(name);
      stage.set(name, values);
    }
    const target = document.querySelector(link.hash);
    const { top = 0, bottom = 0 } = target?.getBoundingClientRect() ?? {};
    if (bottom < 80 || top > innerHeight - 120)
      target?.scrollIntoView({
        behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
      });
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

/** Brings a prerendered page to life: one graph, one component for each cell on the page. */
export function start(notebook: Notebook): void {
  const stage = new Stage(notebook);
  const visible = new Set<string>();
  const keepLink = linkKeeper(stage);
  const opened = open(notebook, lazyPool, {
    urgent: (name) => [...visible].some((cell) => ancestors(notebook.cells, cell).has(name)),
    changed: keepLink,
  });
  stage.connect(opened);
  stage.code = code;

  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries)
      visible[isIntersecting ? "add" : "delete"]((target as HTMLElement).dataset["cell"]!);
  });
  for (const element of document.querySelectorAll<HTMLElement>("[data-cell]")) {
    const { cell: name = "", initial } = element.dataset;
    seen.observe(element);
    hydrate(Face, {
      target: element,
      props: { stage, name, initial: initial === undefined ? undefined : (JSON.parse(initial) as unknown) },
    });
  }

  wakeOnInteraction(stage);
  followTries(stage);
  undoByKey(stage);
  const { values, issues } = readState(
    controlsOf(notebook.cells),
    new URLSearchParams(location.search),
    reserved,
  );
  for (const [name, some] of Object.entries(values)) stage.set(name, some);
  notice(faultsInWords(issues));
}
