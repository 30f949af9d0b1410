import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const readme = readFileSync("README.md", "utf8");
const files = [...readme.matchAll(/^`((?:src|notebooks)\/[^`]+)`\n\n```\w+\n([\s\S]*?)\n```/gm)].map(
  ([, path, code]) => ({ path, code }),
);

it("the README shows pictures and files that are there", () => {
  const paths = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) => path);
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});

describe("the notebook of the README", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "plateau-"));
    for (const part of ["src", "static", "package.json", "tsconfig.json", "vite.config.ts"])
      cpSync(part, join(folder, part), { recursive: true });
    mkdirSync(join(folder, "notebooks"));
    mkdirSync(join(folder, "tests"));
    cpSync("tests/sequencer.ts", join(folder, "tests/sequencer.ts")); // which the configuration names
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "dir");
    for (const { path, code } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `${code}\n`);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("is complete in three files of fewer than 100 lines together", () => {
    expect(files.map(({ path }) => path.split("/").at(-1))).toEqual(["steps.ts", "cells.ts", "page.svelte"]);
    expect(files.reduce((lines, { code }) => lines + code.split("\n").length, 0)).toBeLessThan(100);
  });

  it("builds into a page with its figure drawn, its claim judged and an embed of its own", () => {
    execFileSync(
      process.execPath,
      [resolve("node_modules/vite/bin/vite.js"), "build", "--logLevel", "error"],
      {
        cwd: folder,
        stdio: "pipe",
      },
    );
    const page = readFileSync(join(folder, "dist/walk/index.html"), "utf8");
    expect(page).toMatch(/<svg[^>]*aria-label="Where the walker is\./);
    expect(page).toContain("Holds here.");
    expect(page).toContain('class="katex"');
    expect(readFileSync(join(folder, "dist/embed/walk/path/index.html"), "utf8")).toContain("<svg");
    expect(readFileSync(join(folder, "dist/findings/index.html"), "utf8")).toContain("20 of 20");
    expect(readFileSync(join(folder, "dist/index.html"), "utf8")).toContain("walk/index.html");
  }, 60_000);
});
