import type { Issue } from "../experiment/parse.ts";
import type { Controls } from "../notebook/cell.ts";
import type { View } from "../ui/view.ts";

/** Names of parameters, as a link has them: `hidden`, `modes.hidden`, or a cell's name for all that it has. */
export type Names = "all" | "none" | readonly string[];

/** What a link to an embed asks for, beside values. */
export interface Options {
  readonly controls: Names;
  readonly lock: Names;
  readonly hide: Names;
  /** Whether the run starts, and its player plays, without a reader's doing. */
  readonly autoplay: boolean;
  readonly transparent: boolean;
  /** Whether code is shown at once, or not at all; undefined: when asked for. */
  readonly code: boolean | undefined;
  readonly caption: boolean;
  /** Whether nothing runs before a button has been pressed. */
  readonly click: boolean;
  /** The only origin that may speak to the page, if one was named. */
  readonly origin: string | undefined;
}

/** Keys of an embed's query that belong to the page, not to a cell. */
export const optionKeys = [
  "controls",
  "lock",
  "hide",
  "autoplay",
  "theme",
  "bg",
  "code",
  "caption",
  "click",
  "origin",
  "v",
] as const;

const names = (text: string | null, otherwise: Names): Names =>
  text === null ? otherwise : text === "all" || text === "none" ? text : text.split(",").filter(Boolean);

/** An origin as browsers write it; `null` is that of a page from disk or in a sandbox. */
const isOrigin = (text: string): boolean =>
  text === "null" || (URL.canParse(text) && new URL(text).origin === text);

/** The options of a query. What does not fit is left at its default and named. The theme is read elsewhere. */
export function readOptions(query: URLSearchParams): { options: Options; issues: Issue[] } {
  const issues: Issue[] = [];
  function one<T>(key: string, choices: Readonly<Record<string, T>>, otherwise: T): T {
    const value = query.get(key);
    if (value === null) return otherwise;
    if (Object.hasOwn(choices, value)) return choices[value];
    issues.push({ param: key, value, expected: Object.keys(choices).join(" or ") });
    return otherwise;
  }
  const flag = { "0": false, "1": true };
  const origin = query.get("origin");
  if (origin !== null && !isOrigin(origin))
    issues.push({ param: "origin", value: origin, expected: "an origin such as https://example.org" });
  one("v", { "1": 1 }, 1);
  return {
    options: {
      controls: names(query.get("controls"), "all"),
      lock: names(query.get("lock"), "none"),
      hide: names(query.get("hide"), "none"),
      autoplay: one("autoplay", flag, false),
      transparent: one("bg", { page: false, transparent: true }, false),
      code: one<boolean | undefined>("code", flag, undefined),
      caption: one("caption", flag, false),
      click: one("click", flag, false),
      origin: origin !== null && isOrigin(origin) ? origin : undefined,
    },
    issues,
  };
}

type Cells = Readonly<Record<string, Controls>>;

const allOf = (cells: Cells): string[] =>
  Object.entries(cells).flatMap(([cell, { owner }]) =>
    Object.keys(owner.params).map((param) => `${cell}.${param}`),
  );

/** The parameters that a name stands for, as `cell.parameter`: one, all of a cell, or none. */
export const named = (cells: Cells, name: string): string[] =>
  allOf(cells).filter((full) => full === name || full.split(".").includes(name));

/** Parameters by their names; a name that no parameter has is a fault of the option. */
export function resolved(
  option: string,
  wanted: Names,
  cells: Cells,
): { found: Set<string>; issues: Issue[] } {
  if (wanted === "none") return { found: new Set(), issues: [] };
  if (wanted === "all") return { found: new Set(allOf(cells)), issues: [] };
  const expected = `all, none, or names among ${allOf(cells).join(", ") || "nothing: there are no parameters"}`;
  return {
    found: new Set(wanted.flatMap((name) => named(cells, name))),
    issues: wanted
      .filter((name) => !named(cells, name).length)
      .map((value) => ({ param: option, value, expected })),
  };
}

/** What the options leave a reader to see and to change, of the cells that can be set. */
export function viewOf(
  options: Pick<Options, "controls" | "lock" | "hide">,
  cells: Cells,
): { view: View; issues: Issue[] } {
  const shown = resolved("controls", options.controls, cells);
  const locked = resolved("lock", options.lock, cells);
  const hidden = resolved("hide", options.hide, cells);
  // A list in which nothing was understood is no reason to show nothing.
  const none = shown.found.size === 0 && shown.issues.length > 0;
  const away = none ? [] : allOf(cells).filter((full) => !shown.found.has(full));
  return {
    view: { hidden: new Set([...away, ...hidden.found]), locked: locked.found },
    issues: [...shown.issues, ...locked.issues, ...hidden.issues],
  };
}
