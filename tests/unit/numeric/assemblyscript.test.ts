import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { build, type Rolldown } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assemblyScript } from "../../../src/site/assemblyscript.ts";

/** A classic script, as an inline worker's, that hands the kernel's bytes to `found`. */
async function script(folder: string, kernel: string): Promise<string> {
  await writeFile(join(folder, "kernel.as.ts"), kernel);
  await writeFile(join(folder, "main.js"), 'import wasm from "./kernel.as.ts?wasm"; found(wasm);');
  const built = (await build({
    configFile: false,
    logLevel: "silent",
    plugins: [assemblyScript()],
    build: { write: false, lib: { entry: join(folder, "main.js"), formats: ["iife"], name: "main" } },
  })) as Rolldown.RolldownOutput[];
  return built[0].output[0].code;
}

describe("an import of a kernel", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "kernel-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("becomes bytes in a classic script, without a request and without await", async () => {
    const code = await script(folder, "export function twice(x: f64): f64 { return 2 * x; }");
    let wasm: Uint8Array<ArrayBuffer> | undefined;
    runInNewContext(code, { atob, Uint8Array, found: (bytes: Uint8Array<ArrayBuffer>) => (wasm = bytes) });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm!));
    expect((exports.twice as (x: number) => number)(21)).toBe(42);
  });

  it("fails with the compiler's words and the line where it does not compile", async () => {
    const built = script(folder, "export function twice(x: f64): f64 { return 2 * y; }");
    await expect(built).rejects.toThrow(
      /kernel\.as\.ts does not compile:[^]*Cannot find name 'y'[^]*\(1,49\)/,
    );
  });

  it("takes in the kernels beside it that it imports, and notices when one of them changes", async () => {
    for (const factor of [2, 3]) {
      await writeFile(
        join(folder, "other.as.ts"),
        `export function y(x: f64): f64 { return ${factor} * x; }`,
      );
      const code = await script(
        folder,
        'import { y } from "./other.as"; export function times(x: f64): f64 { return y(x); }',
      );
      let wasm: Uint8Array<ArrayBuffer> | undefined;
      runInNewContext(code, { atob, Uint8Array, found: (bytes: Uint8Array<ArrayBuffer>) => (wasm = bytes) });
      const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm!));
      expect((exports.times as (x: number) => number)(21)).toBe(21 * factor);
    }
  });

  it("fails where a kernel imports another file, which its place in the cache would not know of", async () => {
    const built = script(
      folder,
      'import { y } from "./other"; export function twice(x: f64): f64 { return x * y; }',
    );
    await expect(built).rejects.toThrow(/kernel\.as\.ts does not compile:[^]*'other\.ts' not found/);
  });
});
