import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, expect, it } from "vitest";

const home = mkdtempSync(join(tmpdir(), "consumer-"));
afterAll(() => rmSync(home, { recursive: true }));

beforeAll(() => {
  const options = { encoding: "utf8", shell: process.platform === "win32" } as const;
  const printed = execFileSync("npm", ["pack", "--silent", "--pack-destination", home], options);
  const name = printed.trim().split("\n").at(-1)!;
  execFileSync("tar", ["-xzf", name], { cwd: home });
  mkdirSync(join(home, "node_modules"));
  renameSync(join(home, "package"), join(home, "node_modules/plateau"));
  writeFileSync(join(home, "package.json"), `{ "type": "module" }`);
});

/** The faults that the compiler finds in modules of somebody who uses the package and nothing else, of each module. */
function faults(sources: readonly string[]): string[][] {
  const files = sources.map((source, i) => {
    const file = join(home, `use-${i}.ts`);
    writeFileSync(file, source);
    return file;
  });
  const program = ts.createProgram(files, {
    strict: true,
    noEmit: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    skipDefaultLibCheck: true,
  });
  const found = ts.getPreEmitDiagnostics(program);
  return files.map((file) =>
    found
      .filter((one) => one.file?.fileName === file.replaceAll("\\", "/"))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
  );
}

it("the packed module has types that the README’s example passes, and a wrong use does not", () => {
  const readme = readFileSync(join(home, "node_modules/plateau/README.md"), "utf8");
  const [, example] = /```ts\n(import \{ mount \} from "plateau\/embed";.*?)```/s.exec(readme)!;
  const wrong = `${example}\ncell.on("sate", () => {});\nawait cell.exportAs("gif");\n`;
  expect(faults([example!, wrong])).toEqual([
    [],
    [expect.stringContaining(`"sate"`), expect.stringContaining(`"gif"`)],
  ]);
});

it("it can be imported where there is no document, needs no other package, and does nothing by itself", () => {
  const { dependencies, exports } = JSON.parse(
    readFileSync(join(home, "node_modules/plateau/package.json"), "utf8"),
  ) as { dependencies?: object; exports: object };
  expect(dependencies).toBeUndefined();
  expect(Object.keys(exports)).toContain("./embed");
  const script = `const all = await import("plateau/embed"); console.log(Object.keys(all).join(), typeof all.mount, typeof document)`;
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: home,
    encoding: "utf8",
  });
  expect(said.trim()).toBe("mount function undefined");
});
