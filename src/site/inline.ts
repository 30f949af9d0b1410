import { mount, unmount } from "svelte";
import { Answers } from "../embed/answers.ts";
import type { Driver, Place } from "../embed/driver.ts";
import { Height } from "../embed/height.ts";
import { optionKeys, readOptions, viewOf } from "../embed/options.ts";
import { message } from "../embed/protocol.ts";
import { tellRuns } from "../embed/runs.svelte.ts";
import { ancestors, faultsInWords, readState, writeState } from "../notebook/state.ts";
import { faceOf } from "../ui/faces.ts";
import type { Answered } from "../ui/answered.ts";
import look from "./inline.css?inline";
import { enlivened, fetched } from "./inline-stage.ts";
import { drawnIn, near, taken } from "./inline-waits.ts";

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

/** The theme that is asked for, or that of the page around; "auto" where that follows the reader's system. */
function themeAt(host: Element, asked: string | null): string {
  if (asked === "light" || asked === "dark") return asked;
  const [one, other] = getComputedStyle(host)
    .colorScheme.replace(/\bonly\b/, "")
    .trim()
    .split(/\s+/);
  if (other) return "auto";
  return one === "dark" ? "dark" : "light"; // a page that says nothing is light
}

/** Puts a cell and the controls above it into a shadow root of somebody else's page. All it takes is given back at the end. */
export async function inline(place: Place): Promise<Driver> {
  const closers: (() => void)[] = [];
  const close = (): void => {
    for (const closer of closers.splice(0).reverse()) closer();
  };
  try {
    const answers = await put(place, closers);
    place.signal.throwIfAborted();
    return { request: async (type, body = {}) => answers.answer(message(type, body)), close };
  } catch (error) {
    close();
    throw error;
  }
}

async function put(place: Place, closers: (() => void)[]): Promise<Answers> {
  const { root, notebook: id, cell, base, query, tell, signal } = place;
  const host = root instanceof ShadowRoot ? root.host : root;
  await near(host, signal);
  const [{ outline, styles, cells }, { default: symbols }] = await Promise.all([
    fetched(place),
    import("virtual:symbols"),
  ]);
  signal.throwIfAborted();
  const stage = enlivened(outline, cells, closers);
  stage.symbol = (tex) => symbols[tex];

  const above = ancestors(cells, cell);
  const wrapper = element("div", { class: "inline", "data-embed": cell });
  const answers = new Answers(stage, cell, wrapper);
  closers.push(() => answers.close());
  const { options, issues } = readOptions(query);
  const read = readState(answers.controls, query, optionKeys);
  stage.held = options.click;
  for (const [name, some] of Object.entries(read.values)) stage.open(name, some);
  stage.settle();
  const { view, issues: unnamed } = viewOf(options, answers.controls);
  stage.view = view;
  wrapper.dataset["theme"] = themeAt(host, query.get("theme"));
  if (options.transparent) wrapper.dataset["bg"] = "transparent";
  if (options.code === false) wrapper.dataset["code"] = "0";
  for (const font of ["--sans", "--serif"])
    wrapper.style.setProperty(font, getComputedStyle(host).fontFamily);

  const controls = Object.keys(answers.controls).filter((name) => name !== cell && above.has(name));
  const [panel, panels] = [
    element("aside", { class: "panel", part: "controls", "aria-label": "Controls" }),
    element("div", { class: "panels", part: "figure" }),
  ];
  const boxes = [...controls.map(cellBox), cellBox(cell)];
  panel.append(...boxes.slice(0, -1));
  panels.append(boxes.at(-1)!);
  boxes.at(-1)!.classList.add("wide");
  const main = element("main", { class: "embed" }, element("div", { class: "bench" }, panel, panels));
  if (options.caption) {
    const caption = await (await import("./inline-caption.ts")).captionOf(place, stage);
    if (caption) {
      wrapper.dataset["caption"] = "1";
      main.append(caption);
      boxes.push(
        ...[...caption.querySelectorAll<HTMLElement>("[data-cell]")].filter(
          ({ dataset }) => dataset["cell"]! in cells,
        ),
      );
    }
  }
  wrapper.append(main);
  const sheets = styles.map((style) => element("link", { rel: "stylesheet", href: base + style }));
  const seen = Promise.all(
    sheets.map((sheet) => new Promise((done) => (sheet.onload = sheet.onerror = done))),
  );
  closers.push(() => root.replaceChildren());
  root.append(...sheets, Object.assign(document.createElement("style"), { textContent: look }), wrapper);
  await Promise.race([seen, taken(signal)]);
  for (const target of boxes) {
    const name = target.dataset["cell"]!;
    const face = (await faceOf(cells[name].face.kind))!;
    signal.throwIfAborted();
    const initial = target.textContent || undefined; // of a number in the caption
    target.textContent = "";
    const mounted = mount(face, { target, props: { stage, name, initial } });
    closers.push(() => void unmount(mounted));
  }

  answers.result = (name, value) => tell("result", { name, value });
  const url = (): string =>
    `${base}embed/${id}/${cell}/?${writeState(stage.notebook, (name) => stage.values(name))}`;
  closers.push(tellRuns(stage, cell, answers, { tell, url }));
  const height = new Height(wrapper, (h, width) => tell("resize", { height: h, width }));
  closers.push(() => height.close());
  wrapper.addEventListener("plateau-answer", async (event) => {
    const { answerOf } = await import("../embed/statement.ts");
    tell("answer", answerOf((event as CustomEvent<Answered>).detail, `${base}embed/${id}/${cell}/`));
  });
  wrapper.addEventListener("pointerdown", () => (stage.awake = true), { once: true });
  if (!options.click) {
    stage.autoplay = options.autoplay;
    stage.awake = true;
    if (cells[cell].face.kind === "figure") await drawnIn(wrapper, signal);
  }
  tell("ready", {
    params: answers.params,
    schema: answers.schema,
    warnings: faultsInWords([...issues, ...read.issues, ...unnamed]),
  });
  return answers;
}
