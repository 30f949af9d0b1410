import type { Schema, Values } from "../../src/experiment/schema.ts";
import { framesOf, type AnySimulation, type Frame } from "../../src/experiment/simulation.ts";

/** A frame as text in which every bit of every number counts. */
export const written = (frame: Frame): string =>
  JSON.stringify(frame, (_, part: unknown) =>
    ArrayBuffer.isView(part)
      ? `${part.constructor.name} ${Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString("base64")}`
      : typeof part === "number" && (Object.is(part, -0) || !Number.isFinite(part))
        ? `number ${Object.is(part, -0) ? "-0" : part}`
        : part,
  );

/** The memory that a frame's arrays lie in. */
export function buffersOf(part: unknown): ArrayBufferLike[] {
  if (ArrayBuffer.isView(part)) return [part.buffer];
  return typeof part === "object" && part !== null ? Object.values(part).flatMap(buffersOf) : [];
}

/** Where in a frame there is a number that is not finite, or a thing that is no plain data; by path. */
export function flaws(part: unknown, path = "frame"): string[] {
  if (typeof part === "number") return Number.isFinite(part) ? [] : [`${path} = ${part}`];
  if (part === null || typeof part === "string" || typeof part === "boolean") return [];
  if (ArrayBuffer.isView(part)) {
    const at = [...(part as Float64Array)].findIndex((x) => !Number.isFinite(x));
    return at < 0 ? [] : [`${path}[${at}] = ${(part as Float64Array)[at]}`];
  }
  const plain = Array.isArray(part) || Object.getPrototypeOf(part ?? 0) === Object.prototype;
  return typeof part === "object" && part !== null && plain
    ? Object.entries(part).flatMap(([name, inner]) => flaws(inner, `${path}.${name}`))
    : [`${path} is no plain data`];
}

/** Every frame of a run, kept. */
export const framesAt = (s: AnySimulation, values: Values<Schema>): Frame[] =>
  [...framesOf(s, values)] as Frame[];

/** Every frame of a run as text, each frame's memory taken from the run as soon as it comes, as a worker does. */
export function writtenWhileTaken(s: AnySimulation, values: Values<Schema>): string[] {
  const texts: string[] = [];
  for (const frame of framesOf(s, values) as Iterable<Frame>) {
    const transfer = [...new Set(buffersOf(frame))] as ArrayBuffer[];
    texts.push(written(structuredClone(frame, { transfer })));
  }
  return texts;
}
