import type { Known } from "./question.ts";

/** A number as readers write it: with spaces or commas between thousands, or 3e4; NaN if it is none. */
export const numberIn = (text: string): number => {
  const plain = text
    .trim()
    .replace(/(?<=\d)[\s,\u202f](?=\d{3})/g, "")
    .replace("−", "-");
  return plain === "" ? NaN : Number(plain);
};

/** Whether a response, as a reader gave it, is right. */
export function isRight({ right, tolerance = 0 }: Known, response: string): boolean {
  if (typeof right === "boolean") return right;
  if (typeof right === "string") return response === right;
  return Math.abs(numberIn(response) - right) <= tolerance;
}
