import { crc32, deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { csvOf, jsonOf, pngWithText, type Provenance } from "../../../src/figures/save.ts";

const provenance: Provenance = {
  figure: "A figure",
  notebook: "A notebook",
  link: "https://example.org/a/?b.c=1#cell-d",
  source: "Nobody (2000). Nothing.",
  values: { "b.c": 1, "b.e": true },
};

describe("a figure taken away", () => {
  it("as CSV says where it is from and keeps every digit", () => {
    const csv = csvOf({ step: Int32Array.of(0, 10), loss: Float64Array.of(0.1 + 0.2, 1e-300) }, provenance);
    expect(csv.split("\n").slice(-4)).toEqual(["step,loss", "0,0.30000000000000004", "10,1e-300", ""]);
    expect(csv).toContain("# link: https://example.org/a/?b.c=1#cell-d\n");
    expect(csv).toContain("# b.e: true\n");
  });

  it("as CSV leaves empty what is not known", () => {
    expect(csvOf({ depth: [2, 4], steps: [null, 7] }, provenance)).toContain("depth,steps\n2,\n4,7\n");
  });

  it("as JSON reads back", () => {
    const read = JSON.parse(jsonOf({ x: Float64Array.of(1, 2) }, provenance)) as unknown;
    expect(read).toEqual({ provenance, columns: { x: [1, 2] } });
  });

  it("as PNG carries its provenance in a chunk that a reader of PNGs accepts", () => {
    const chunk = (type: string, data: Uint8Array): Uint8Array => {
      const content = Buffer.concat([Buffer.from(type), data]);
      const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
      length.writeUInt32BE(data.length);
      sum.writeUInt32BE(crc32(content));
      return Buffer.concat([length, content, sum]);
    };
    const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
    const png = Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk("IHDR", header),
      chunk("IDAT", deflateSync(Buffer.from([0, 255]))),
      chunk("IEND", Buffer.alloc(0)),
    ]);
    const text = "mode strength σ = 1";
    const out = Buffer.from(pngWithText(png, text));
    const expected = Buffer.concat([
      png.subarray(0, 33),
      chunk("iTXt", Buffer.concat([Buffer.from("Description\0\0\0\0\0"), Buffer.from(text, "utf8")])),
      png.subarray(33),
    ]);
    expect(out.equals(expected)).toBe(true);
  });

  it("is not made of anything but a PNG", () => {
    expect(() => pngWithText(new Uint8Array(8), "x")).toThrow("invalid png");
  });
});
