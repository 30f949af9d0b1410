import type { Params } from "./api.ts";
import { optionKeys } from "./options.ts";

const own = ["notebook", "cell", "mode", "group", "base", "title"];
/** Attributes that every element may have; a parameter of such a name is written with its cell's: `modes.hidden`. */
const everyones =
  /^(class|id|style|slot|part|lang|dir|hidden|role|tabindex|inert|is|nonce|draggable|accesskey|translate|(data|aria|on|x|v).*-?.*)$/;
/** `learning-rate` as an attribute is `learningRate` as a parameter. */
export const camel = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Whether an attribute of the element is a value of its cell. */
export const isParam = (name: string): boolean =>
  name.includes(".") ||
  (!own.includes(name) && !(optionKeys as readonly string[]).includes(name) && !everyones.test(name));

/** The values that the attributes of an element give, by their names as parameters. */
export const paramsOf = (element: Element): Params =>
  Object.fromEntries(
    element
      .getAttributeNames()
      .filter(isParam)
      .map((name) => [camel(name), element.getAttribute(name)!]),
  );

/** An attribute's text as the kind of value that its parameter has among some values. */
export function typed(params: Params, name: string, text: string): number | string | boolean {
  const key = Object.keys(params).find((full) => full === name || full.endsWith(`.${name}`));
  const now = key === undefined ? undefined : params[key];
  if (typeof now === "number" && text.trim() !== "" && Number.isFinite(Number(text))) return Number(text);
  return typeof now === "boolean" && /^(true|false|1|0)$/.test(text) ? text === "true" || text === "1" : text;
}
