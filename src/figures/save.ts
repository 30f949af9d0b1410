import type { Columns } from "./drawing.ts";

/** Where a figure's numbers come from: goes into every file that a reader takes away. */
export interface Provenance {
  readonly figure: string;
  readonly notebook: string;
  /** Address that shows the figure again as it is now. */
  readonly link: string;
  readonly source: string;
  /** Every value that the figure depends on, by `cell.parameter`. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** Provenance as lines of `name: value`. */
export const lines = ({ values, ...rest }: Provenance): string[] => [
  ...Object.entries(rest).map(([name, value]) => `${name}: ${value}`),
  ...Object.entries(values).map(([name, value]) => `${name}: ${String(value)}`),
];

/** A value as a CSV field; text with a comma, a quote or a line's end goes in quotes. */
const field = (value: number | string | null): string =>
  typeof value === "string" && /[",\n]/.test(value)
    ? `"${value.replaceAll('"', '""')}"`
    : String(value ?? "");

/** Columns as CSV: provenance in comments, a header, numbers in the shortest form that reads back the same. */
export function csvOf(columns: Columns, provenance: Provenance): string {
  const names = Object.keys(columns);
  const rows = Math.max(0, ...names.map((name) => columns[name].length));
  const body = Array.from({ length: rows }, (_, i) => names.map((name) => field(columns[name][i])).join(","));
  return [...lines(provenance).map((line) => `# ${line}`), names.join(","), ...body, ""].join("\n");
}

/** Columns as JSON, provenance beside them. */
export function jsonOf(columns: Columns, provenance: Provenance): string {
  const plain = Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [name, Array.from(values)]),
  );
  return `${JSON.stringify({ provenance, columns: plain }, null, 1)}\n`;
}

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; ++k) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** The checksum of a PNG chunk. Source: PNG specification, annex D. */
function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = table[(c ^ byte) & 0xff] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** A PNG with a text in it, as an iTXt chunk named Description behind the header. Throws a RangeError for no PNG. */
export function pngWithText(png: Uint8Array, text: string): Uint8Array {
  if (png[1] !== 0x50 || png[2] !== 0x4e || png[3] !== 0x47)
    throw new RangeError("invalid png: no PNG signature");
  const header = 33; // signature of 8 bytes, IHDR chunk of 25
  const content = new TextEncoder().encode(`iTXtDescription\0\0\0\0\0${text}`);
  const chunk = new Uint8Array(content.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, content.length - 4);
  chunk.set(content, 4);
  view.setUint32(content.length + 4, crc32(content));
  const out = new Uint8Array(png.length + chunk.length);
  out.set(png.subarray(0, header));
  out.set(chunk, header);
  out.set(png.subarray(header), header + chunk.length);
  return out;
}
