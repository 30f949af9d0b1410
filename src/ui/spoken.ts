import type { Labelled } from "../experiment/labelled.ts";
import type { Param } from "../experiment/schema.ts";

/** A value of a parameter as its control shows it: the words of a choice, yes or no, a number with its unit. */
export function spoken(p: Param, value: unknown): string {
  if (p.kind === "toggle") return value === true ? "yes" : "no";
  if (p.kind === "choice") return p.options[value as string] ?? String(value);
  if (p.kind === "data") return value === null ? "none" : (value as Labelled).name;
  return `${String(value)}${"unit" in p && p.unit ? ` ${p.unit}` : ""}`;
}
