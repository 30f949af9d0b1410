import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Plugin } from "vite";

const options = ["-O3", "--noAssert", "--runtime", "stub", "--enable", "simd"];

/** A kernel and the files beside it that it imports, by name: all that its bytes depend on. */
async function sourcesOf(file: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const names = new Set([basename(file)]);
  for (const name of names) {
    const source = await readFile(join(dirname(file), name), "utf8").catch(() => undefined);
    if (source === undefined) continue; // the compiler tells
    found.set(name, source);
    for (const [, other] of source.matchAll(/from "\.\/(\w+\.as)"/g)) names.add(`${other}.ts`);
  }
  return found;
}

/** The WebAssembly of AssemblyScript sources. Throws an Error with the compiler's words if they do not compile. */
async function compiled(name: string, sources: ReadonlyMap<string, string>): Promise<Uint8Array> {
  const { default: asc } = await import("assemblyscript/asc"); // 15 MB: not loaded where the cache has the answer
  const out = "out.wasm";
  let wasm: Uint8Array | undefined;
  const { error, stderr } = await asc.main([name, "--outFile", out, ...options], {
    readFile: (file) => sources.get(file) ?? null, // nothing else: these are the cache's key
    writeFile: (file, contents) => {
      if (file === out && typeof contents !== "string") wasm = contents;
    },
    listFiles: () => [],
  });
  if (error || !wasm) throw new Error(`${name} does not compile:\n${stderr.toString() || String(error)}`);
  return wasm;
}

/** The bytes under a name in the cache, made if they are not there yet. The page's build and its worker's may race. */
async function cached(path: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch {
    const bytes = await make();
    const draft = `${path}.${randomUUID()}`;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, bytes);
    await rename(draft, path);
    return bytes;
  }
}

/**
 * Makes `import bytes from "./name.as.ts?wasm"` give the compiled kernel as a Uint8Array. The bytes are inlined as
 * base64, so that they need no request: they work in Node, from a file:// page and in an inline classic worker.
 */
export function assemblyScript(): Plugin {
  let cache = "";
  let version = "";
  return {
    name: "assemblyscript",
    enforce: "pre",
    async configResolved({ root }) {
      cache = join(root, "node_modules/.cache/assemblyscript");
      const manifest = await readFile(join(root, "node_modules/assemblyscript/package.json"), "utf8");
      ({ version } = JSON.parse(manifest) as { version: string });
    },
    load: {
      filter: { id: /\.as\.ts\?wasm$/ },
      async handler(id) {
        const file = id.slice(0, id.indexOf("?"));
        const name = basename(file);
        const sources = await sourcesOf(file);
        for (const source of sources.keys()) this.addWatchFile(join(dirname(file), source));
        const key = createHash("sha256")
          .update([version, ...options, ...[...sources].flat()].join("\0"))
          .digest("hex");
        const bytes = await cached(join(cache, `${name}-${key.slice(0, 16)}.wasm`), () =>
          compiled(name, sources),
        );
        const text = Buffer.from(bytes).toString("base64");
        return {
          code: `export default Uint8Array.from(atob("${text}"), (c) => c.charCodeAt(0));`,
          map: null,
          moduleSideEffects: false,
        };
      },
    },
  };
}
