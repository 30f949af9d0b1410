import type { Param } from "../experiment/schema.ts";
import { track } from "./scale.ts";

/** The value of a parameter at a part of its range, from 0 to 1, as its slider goes. */
export function valueAt(p: Param, part: number): unknown {
  if (p.kind === "toggle") return part >= 0.5;
  if (p.kind === "choice") {
    const options = Object.keys(p.options);
    return options[Math.min(options.length - 1, Math.floor(part * options.length))];
  }
  if (p.kind === "order" || p.kind === "data") return p.default; // they have no range to go through
  const { last, value } = track(p);
  return value(Math.round(part * last));
}

/** Values of a parameter from one part of its range to another, evenly along its slider, each once; of a choice all. */
export function evenly(p: Param, count: number, from = 0, to = 1): unknown[] {
  if (p.kind === "toggle") return [false, true];
  if (p.kind === "choice") return Object.keys(p.options).slice(0, count);
  if (p.kind === "order" || p.kind === "data") return [p.default];
  const part = (i: number): number => (count === 1 ? from : from + (i / (count - 1)) * (to - from));
  return [...new Set(Array.from({ length: count }, (_, i) => valueAt(p, part(i))))];
}

/** How many values of a parameter there can be side by side, at most. */
export const most = (p: Param): number =>
  p.kind === "toggle"
    ? 2
    : p.kind === "choice"
      ? Object.keys(p.options).length
      : p.kind === "order" || p.kind === "data"
        ? 1
        : track(p).last + 1;
