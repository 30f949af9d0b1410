import { mount, unmount } from "svelte";
import { Answers } from "../embed/answers.ts";
import type { Driver, Place } from "../embed/driver.ts";
import { Height } from "../embed/height.ts";
import { script } from "../embed/load.ts";
import { optionKeys, readOptions, viewOf } from "../embed/options.ts";
import { message } from "../embed/protocol.ts";
import { tellRuns } from "../embed/runs.svelte.ts";
import { open, type Cells } from "../notebook/notebook.ts";
import { ancestors, faultsInWords, readState, writeState } from "../notebook/state.ts";
import { faceOf } from "../ui/faces.ts";
import type { Answered } from "../ui/answered.ts";
import { Stage } from "../ui/stage.svelte.ts";
import { lazyPool } from "./lazy-pool.ts";
import { partWith, type Outline } from "./parts.ts";
import { fetchPart } from "./sections.ts";

/** What a site publishes of a notebook for pages elsewhere: its outline, and style sheets from the site's root. */
interface Published {
  readonly outline: Outline;
  readonly styles: readonly string[];
}

declare global {
  interface Window {
    plateauNotebooks?: Record<string, Published>;
  }
}

const look = `
.inline { font: 16px/1.5 var(--sans); color: var(--ink); background: var(--paper); border-radius: var(--radius); container-type: inline-size; }
.inline[data-theme="light"] { color-scheme: light; }
.inline[data-theme="dark"] { color-scheme: dark; }
.inline[data-bg="transparent"] { background: transparent; }
.inline[data-code="0"] .provenance, .inline .panel:not(:has(.cell > :not([hidden]))), .embed-this { display: none; }
.inline .bench { grid-template-columns: minmax(0, 1fr) !important; }
.inline .panels { order: -1; }
@container (min-width: 900px) {
  .inline .bench:has(.panel .cell > :not([hidden])) { grid-template-columns: 17rem minmax(0, 1fr) !important; }
  .inline .panels { order: 0; }
}`;

function element(
  tag: string,
  properties: Readonly<Record<string, string>> = {},
  ...children: Node[]
): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const cellBox = (name: string): HTMLElement => element("div", { class: "cell", "data-cell": name });

/** Resolves when an element is about to come into view. */
const near = (target: Element): Promise<void> =>
  new Promise((resolve) => {
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry.isIntersecting) return;
        observer.disconnect();
        resolve();
      },
      { rootMargin: "250px" },
    );
    observer.observe(target);
  });

/** Puts a cell and the controls above it into a shadow root of somebody else's page. */
export async function inline({ root, notebook: id, cell, base, query, tell }: Place): Promise<Driver> {
  await near(root instanceof ShadowRoot ? root.host : root);
  await script(`${base}embed/${id}/outline.js`);
  const { outline, styles } = window.plateauNotebooks![id];
  const part = partWith(outline, cell);
  if (part === undefined) throw new Error(`${id} has no cell “${cell}”`);
  const [cells, { default: symbols }] = await Promise.all([
    fetchPart(outline, part),
    import("virtual:symbols"),
  ]);
  const stage = new Stage<Cells>({ ...outline, cells });
  const opened = open(stage.notebook, lazyPool);
  stage.connect(opened, () => open(stage.notebook, lazyPool));
  stage.code = async (simulation) => (await import("./code.ts")).code(simulation);
  stage.symbol = (tex) => symbols[tex];

  const above = ancestors(cells, cell);
  const wrapper = element("div", { class: "inline", "data-embed": cell });
  const answers = new Answers(stage, cell, wrapper);
  const { options, issues } = readOptions(query);
  const read = readState(answers.controls, query, optionKeys);
  stage.held = options.click;
  for (const [name, some] of Object.entries(read.values)) stage.open(name, some);
  stage.settle();
  const { view, issues: unnamed } = viewOf(options, answers.controls);
  stage.view = view;
  const theme = query.get("theme");
  if (theme === "light" || theme === "dark") wrapper.dataset["theme"] = theme;
  if (options.transparent) wrapper.dataset["bg"] = "transparent";
  if (options.code === false) wrapper.dataset["code"] = "0";

  const controls = Object.keys(answers.controls).filter((name) => name !== cell && above.has(name));
  const [panel, panels] = [
    element("aside", { class: "panel", part: "controls", "aria-label": "Controls" }),
    element("div", { class: "panels", part: "figure" }),
  ];
  const boxes = [...controls.map(cellBox), cellBox(cell)];
  panel.append(...boxes.slice(0, -1));
  panels.append(boxes.at(-1)!);
  boxes.at(-1)!.classList.add("wide");
  wrapper.append(element("main", { class: "embed" }, element("div", { class: "bench" }, panel, panels)));
  const sheets = styles.map((style) => element("link", { rel: "stylesheet", href: base + style }));
  const seen = Promise.all(
    sheets.map((sheet) => new Promise((done) => (sheet.onload = sheet.onerror = done))),
  );
  root.append(...sheets, Object.assign(document.createElement("style"), { textContent: look }), wrapper);
  await seen;
  const faces = await Promise.all(
    boxes.map(async (target) => {
      const name = target.dataset["cell"]!;
      return mount((await faceOf(cells[name].face.kind))!, { target, props: { stage, name } });
    }),
  );

  answers.result = (name, value) => tell("result", { name, value });
  const url = (): string =>
    `${base}embed/${id}/${cell}/?${writeState(stage.notebook, (name) => stage.values(name))}`;
  const untell = tellRuns(stage, cell, answers, { tell, url });
  const height = new Height(wrapper, (h, width) => tell("resize", { height: h, width }));
  wrapper.addEventListener("plateau-answer", async (event) => {
    const { answerOf } = await import("../embed/statement.ts");
    tell("answer", answerOf((event as CustomEvent<Answered>).detail, `${base}embed/${id}/${cell}/`));
  });
  wrapper.addEventListener("pointerdown", () => (stage.awake = true), { once: true });
  if (!options.click) {
    stage.autoplay = options.autoplay;
    stage.awake = true;
    if (cells[cell].face.kind === "figure") await drawnIn(wrapper);
  }
  tell("ready", {
    params: answers.params,
    schema: answers.schema,
    warnings: faultsInWords([...issues, ...read.issues, ...unnamed]),
  });

  return {
    request: async (type, body = {}) => answers.answer(message(type, body)),
    close() {
      untell();
      height.close();
      answers.close();
      for (const face of faces) void unmount(face);
      opened.close();
      root.replaceChildren();
    },
  };
}

/** Resolves when the figure has been drawn, or when it takes so long that a reader should see why. */
async function drawnIn(wrapper: Element): Promise<void> {
  for (let tries = 0; !wrapper.querySelector(".plot > svg") && tries < 100; ++tries)
    await new Promise((next) => setTimeout(next, 50));
}
