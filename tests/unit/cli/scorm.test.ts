import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, expect, it } from "vitest";
import { scorm } from "../../../src/cli/scorm-main.ts";
import cells from "../../../notebooks/quantum-reservoir/cells.ts";

const folder = mkdtempSync(join(tmpdir(), "lesson-"));
afterAll(() => rmSync(folder, { recursive: true }));
const site = join(folder, "site");
const files: Record<string, string> = {
  "scorm.js": "report",
  "file/app.js": "app",
  "icon.svg": "<svg/>",
  "assets/client.css": `@font-face{src:url(text.woff2)} a{background:url("data:x")}`,
  "assets/text.woff2": "font",
  "quantum-reservoir/index.html": "article",
  "embed/quantum-reservoir/factor/index.html": `<title>How many &amp; why? · Plateau</title>
<link rel="canonical" href="../../../embed/quantum-reservoir/factor/">
<link rel="icon" href="../../../icon.svg"><link rel="stylesheet" href="../../../assets/client.css">
<script>addEventListener("error",0)</script><script type="module" src="../../../assets/client.js"></script>
<a href="../../../quantum-reservoir/index.html" target="_blank">A network</a>`,
};
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(site, path)), { recursive: true });
  writeFileSync(join(site, path), text);
}

function run(...argv: string[]) {
  let [out, err] = ["", ""];
  const code = scorm(argv, { write: (text) => (out += text) }, { write: (text) => (err += text) }, [cells]);
  return { code, out, err };
}
const packed = (...more: string[]) =>
  run("quantum-reservoir/factor", "--site", site, "--out", join(folder, "a.zip"), ...more);

it("a cell becomes a package of all that its page needs, and nothing else", () => {
  expect(packed("--query", "?qubits=5&lock=qubits")).toMatchObject({ code: 0, err: "" });
  const found = unzipSync(readFileSync(join(folder, "a.zip")));
  expect(Object.keys(found).sort()).toEqual(
    [
      "imsmanifest.xml",
      ...Object.keys(files).filter((path) => path !== "quantum-reservoir/index.html"),
    ].sort(),
  );
  const page = strFromU8(found["embed/quantum-reservoir/factor/index.html"]!);
  expect(page).toContain(`<script defer src="../../../scorm.js" data-asks></script>`);
  expect(page).toContain(`<a target="_blank">A network</a>`);
  const manifest = strFromU8(found["imsmanifest.xml"]!);
  expect(manifest).toContain("<schemaversion>1.2</schemaversion>");
  expect(manifest).toContain(`parameters="?qubits=5&amp;lock=qubits"><title>How many &amp; why?</title>`);
  for (const path of Object.keys(found).filter((path) => path !== "imsmanifest.xml"))
    expect(manifest).toContain(`<file href="${path}"/>`);
  const before = readFileSync(join(folder, "a.zip"));
  packed("--query", "?qubits=5&lock=qubits");
  expect(readFileSync(join(folder, "a.zip")).equals(before)).toBe(true);
});

it("what is not understood is named, all at once, and nothing is written", () => {
  const out = join(folder, "b.zip");
  const faults: [argv: string[], words: string[]][] = [
    [[], ["cell = : expected <notebook>/<cell>"]],
    [["quantum-reservoir/facto"], ["cell = quantum-reservoir/facto: expected quantum-reservoir/factor"]],
    [
      ["quantum-reservoir/factor", "--query", "qubits=99&hide=x&nobody=1"],
      ["qubits = 99", "hide = x", "nobody = 1"],
    ],
    [["quantum-reservoir/factor", "--format", "7"], ["format = 7: expected no such flag"]],
    [["quantum-reservoir/factor", "--site", folder], [`site = ${folder}: expected the folder of a site`]],
    [["quantum-reservoir/factor", "--site"], ["site = : expected a folder"]],
    [
      ["quantum-reservoir/factor", "--site", site, "--out", join(out, "c")],
      [`out = ${join(out, "c")}: expected`],
    ],
  ];
  for (const [argv, words] of faults) {
    const { code, out: said, err } = run(...argv);
    expect({ code, said }, argv.join(" ")).toEqual({ code: 2, said: "" });
    for (const part of words) expect(err).toContain(part);
  }
  expect(existsSync(out)).toBe(false);
});

it("help lists the cells", () => {
  const { code, out } = run("--help");
  expect(code).toBe(0);
  expect(out).toContain("\nquantum-reservoir/factor\n");
});
