import type { Labelled } from "../labelled.ts";
import { fromCsv } from "./csv.ts";
import { drawn } from "./drawn.ts";
import { FileFault, type Given, type Pause } from "./fault.ts";
import { fromIdx, looksLikeIdx } from "./idx.ts";

/** More would not fit into a page's memory at ease. */
export const mostBytes = 64 * 2 ** 20;

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(bytes < 2 ** 20 ? 2 : 0)} MB`;

/** Throws a FileFault for a file that is empty or too large. */
export function weigh(name: string, size: number): void {
  if (size === 0) throw new FileFault(name, "it is empty");
  if (size > mostBytes)
    throw new FileFault(
      name,
      `it is too large, ${megabytes(size)}; expected at most ${megabytes(mostBytes)}`,
    );
}

/** What a file holds that may be compressed by gzip. Throws a FileFault if it is damaged, or too large once it is not. */
async function unzipped({ name, bytes }: Given): Promise<Given> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { name, bytes };
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream("gzip"))
    .getReader();
  for (;;) {
    const next = await reader.read().catch(() => {
      throw new FileFault(name, "it begins as gzip does, but cannot be unpacked: it is damaged or cut short");
    });
    if (next.done) break;
    size += next.value.length;
    if (size > mostBytes) await reader.cancel();
    weigh(name, size);
    parts.push(next.value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return { name, bytes: whole };
}

/**
 * The labelled examples in the files that a reader chose: one table, or the two files of an IDX pair, each possibly
 * compressed by gzip. Nothing is sent anywhere. Throws a FileFault that says what is wrong with which file, and where.
 */
export async function readExamples(files: readonly Given[], pause: Pause): Promise<Labelled> {
  for (const { name, bytes } of files) weigh(name, bytes.length);
  const given = await Promise.all(files.map(unzipped));
  const name = given.map((file) => file.name).join(", ");
  for (const file of given) weigh(file.name, file.bytes.length);
  if (given.some(looksLikeIdx)) {
    const other = given.find((file) => !looksLikeIdx(file));
    if (other) throw new FileFault(other.name, "it does not begin as IDX does, but the other file is IDX");
    return drawn(name, fromIdx(given));
  }
  if (given.length !== 1)
    throw new FileFault(name, `${given.length} files; expected one table, or the two files of an IDX pair`);
  return drawn(name, await fromCsv(given[0], pause));
}
