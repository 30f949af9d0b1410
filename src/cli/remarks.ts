import type { Numbers, Plain } from "../experiment/simulation.ts";

export type Scalar = number | string | boolean | null;
export type Fields = { readonly [name: string]: Plain };

export const isScalar = (value: Plain | undefined): value is Scalar =>
  value === null || (value !== undefined && typeof value !== "object");

/** Whether a value is an array of numbers, typed or not; one without elements is. */
export const isNumbers = (value: Plain): value is Numbers | readonly number[] =>
  ArrayBuffer.isView(value) || (Array.isArray(value) && value.every((x) => typeof x === "number"));

/** Values as comment lines, `# path.to.value = …`; an array's numbers stand apart by blanks. */
export function remarks(value: Plain, path = ""): string {
  if (isScalar(value)) return `# ${path} = ${String(value).replace(/[\r\n]+/g, " ")}\n`;
  if (isNumbers(value)) return `# ${path} = ${value.join(" ")}\n`;
  return Object.entries(value)
    .map(([name, part]: [string, Plain]) => remarks(part, path ? `${path}.${name}` : name))
    .join("");
}
