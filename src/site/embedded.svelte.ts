import { version } from "../../package.json";
import type { Issue } from "../experiment/parse.ts";
import { Answers } from "../embed/answers.ts";
import { Conversation } from "../embed/conversation.ts";
import { dialects, Height, heightAnswer, hideScrollBar, secretIn } from "../embed/height.ts";
import { optionKeys, readOptions, viewOf } from "../embed/options.ts";
import { message } from "../embed/protocol.ts";
import { tellRuns } from "../embed/runs.svelte.ts";
import { faultsInWords, writeState } from "../notebook/state.ts";
import type { Answered } from "../ui/answered.ts";
import type { Stage } from "../ui/stage.svelte.ts";
import { restore } from "./link.svelte.ts";
import type { Sections } from "./sections.ts";

export { optionKeys };

/** Tells the host that the page could not come alive: it cannot see that by itself. */
function tellFailure(error: unknown): void {
  const words = error instanceof Error ? error.message : String(error);
  if (parent !== window) parent.postMessage(message("error", { code: "boot", message: words }), "*");
}

/** A button over the figure; the page wakes when it is pressed, or when something is set. */
function waitForClick(stage: Stage): void {
  const panels = document.querySelector<HTMLElement>("main.embed .panels")!;
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    className: "run-here",
    textContent: "▶ Run",
  });
  button.addEventListener("click", () => (stage.awake = true));
  panels.append(button);
  $effect.root(() => {
    $effect(() => {
      if (stage.awake) button.remove();
    });
  });
}

/** Tells the host, and hosts that know only heights, of the size; returns how to learn it. */
function tellSize(tell: (type: string, body: object) => void): Height {
  const frame = { href: location.href, secret: secretIn(location.hash) };
  const height = new Height(document.body, (h, width) => {
    tell("resize", { height: h, width });
    if (parent !== window) for (const words of dialects(h, frame)) parent.postMessage(words, "*");
    look();
  });
  const look = hideScrollBar(() => height.height);
  return height;
}

function converse(stage: Stage, cell: string, origin: string | undefined, warnings: () => string[]): void {
  const { notebook } = stage;
  const answers = new Answers(stage, cell, document.documentElement);
  const talk = new Conversation({
    parent,
    origin,
    hello: {
      versions: [1],
      notebook: notebook.id,
      cell,
      notebookVersion: version,
      caps: ["export", "lock", "seed", "theme"],
    },
    greet: (greeting, target) => parent.postMessage(greeting, target),
    connected() {
      talk.tell("ready", { params: answers.params, schema: answers.schema, warnings: warnings() });
      if (height.width) talk.tell("resize", { height: height.height, width: height.width });
    },
    answer: (request) => answers.answer(request),
  });
  const height = tellSize((type, body) => talk.tell(type, { ...body }));
  answers.result = (name, value) => talk.tell("result", { name, value });
  answers.refused = () => ({ ...talk.guard.refused });
  addEventListener("message", (event) => {
    const answer = heightAnswer(event.data, height.height);
    if (answer !== undefined && event.source === parent) parent.postMessage(answer, "*");
    else talk.hear(event);
  });
  tellRuns(stage, cell, answers, {
    tell: (type, body) => talk.tell(type, body),
    url: () => `${location.href.replace(/[?#].*/, "")}?${writeState(notebook, (name) => stage.values(name))}`,
  });
  document.addEventListener("plateau-answer", async (event) => {
    const { answerOf } = await import("../embed/statement.ts");
    const address = document.querySelector<HTMLLinkElement>("link[rel=canonical]")!.href;
    talk.tell("answer", answerOf((event as CustomEvent<Answered>).detail, address));
  });
  if (parent !== window) talk.greet();
}

/** Makes an embed page what its link asks for, and answers its host. Returns what of the link was not understood. */
export async function embedded(
  stage: Stage,
  sections: Sections,
  cell: string,
  query: URLSearchParams,
): Promise<Issue[]> {
  const root = document.documentElement;
  try {
    const { options, issues } = readOptions(query);
    const unread = await restore(stage, sections, query, cell, optionKeys);
    stage.settle();
    const { view, issues: unnamed } = viewOf(options, new Answers(stage, cell, root).controls);
    stage.view = view;
    delete root.dataset["arranging"];
    const all = [...unread, ...issues, ...unnamed];
    if (options.click) waitForClick(stage);
    if (options.autoplay && !options.click) {
      stage.autoplay = true;
      stage.awake = true;
    }
    if (options.code === true) document.querySelector<HTMLElement>(".panels .provenance > summary")?.click();
    converse(stage, cell, options.origin, () => faultsInWords(all));
    return all;
  } catch (error) {
    tellFailure(error);
    throw error;
  }
}
