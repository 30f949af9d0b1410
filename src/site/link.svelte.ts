import type { Issue } from "../experiment/parse.ts";
import { ancestors, controlsOf, readState, writeState } from "../notebook/state.ts";
import { mostPins, type State } from "../ui/pins.svelte.ts";
import type { Stage } from "../ui/stage.svelte.ts";
import type { Sections } from "./sections.ts";

const themes = ["light", "dark"];
const reserved = ["theme", "pin"]; // keys that belong to the page, not to a cell

function themed(query: URLSearchParams): Issue[] {
  const theme = query.get("theme");
  if (theme === null || theme === "auto") return [];
  if (!themes.includes(theme)) return [{ param: "theme", value: theme, expected: "light, dark or auto" }];
  document.documentElement.dataset["theme"] = theme;
  return [];
}

/** Pins the states that a link holds, each a query within the query. */
function pinned(stage: Stage, query: URLSearchParams): Issue[] {
  return query.getAll("pin").flatMap((text, i) => {
    if (i >= mostPins) return [{ param: "pin", value: text, expected: `at most ${mostPins} of them` }];
    const { values, issues } = readState(controlsOf(stage.notebook.cells), new URLSearchParams(text));
    stage.pins?.add({ ...stage.start, ...values } as State);
    stage.awake = true;
    return issues;
  });
}

/** Fetches the cells that a link speaks of. A parameter without its cell may be of any. */
async function needed(sections: Sections, query: URLSearchParams, own: readonly string[]): Promise<void> {
  const keys = [...query.keys()].filter((key) => !own.includes(key));
  if (keys.some((key) => !key.includes("."))) return sections.needAll();
  await Promise.all(keys.map((key) => sections.need(key.slice(0, key.indexOf(".")))));
}

/**
 * Puts the state of a link on the page, as far as it fits; returns what did not. An embed knows what is above its cell,
 * and has options of its own, by their keys.
 */
export async function restore(
  stage: Stage,
  sections: Sections,
  query: URLSearchParams,
  embed?: string,
  options: readonly string[] = [],
): Promise<Issue[]> {
  const own = [...reserved, ...options];
  if (embed !== undefined) await sections.need(embed);
  const pins = query.getAll("pin").map((pin) => new URLSearchParams(pin));
  await Promise.all([query, ...pins].map((each) => needed(sections, each, own)));
  const { cells } = stage.notebook;
  const above = embed === undefined ? undefined : ancestors(cells, embed);
  const controls = Object.entries(controlsOf(cells)).filter(([name]) => !above || above.has(name));
  const { values, issues } = readState(Object.fromEntries(controls), query, own);
  for (const [name, some] of Object.entries(values)) stage.open(name, some);
  return [...issues, ...themed(query), ...pinned(stage, query)];
}

/** Keeps the address bar at the state on the page; at most five times a second, or browsers refuse. */
export function keepLink(stage: Stage, options: readonly string[] = ["theme"]): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let kept = "";
  const current = (): URLSearchParams => {
    const query = writeState(stage.notebook, (name) => stage.values(name));
    for (const { state } of stage.pins?.list ?? [])
      query.append("pin", writeState(stage.notebook, (name) => state[name]).toString());
    return query;
  };
  const write = (): void => {
    timer = undefined;
    const query = current();
    kept = query.toString();
    // What is no value stays as it is: the theme, and the options of an embed.
    for (const [key, text] of new URLSearchParams(location.search))
      if (options.includes(key)) query.append(key, text);
    const address = `${query.size ? `?${query}` : location.pathname}${location.hash}`;
    history.replaceState(history.state, "", address);
  };
  const soon = (): void => {
    timer ??= setTimeout(write, 200);
  };
  addEventListener("popstate", soon); // the way back through places on the page leaves its values as they are
  $effect.root(() => {
    kept = current().toString(); // the page is as its link says, also when more of its cells come
    $effect(() => {
      void stage.state;
      void stage.pins?.list;
      if (current().toString() !== kept) soon();
    });
  });
}
