import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { expect, inject, it } from "vitest";
import { scorm } from "../../../src/cli/scorm-main.ts";
import { serveFolder } from "../serve.ts";
import { visiting } from "../visit.ts";
import { html } from "./host.ts";

const visit = visiting();

/** A platform in its least form: it frames the lesson, and keeps what it is told. */
const platform = (page: string): string =>
  html(`<iframe width="900" height="600" src="${page}"></iframe>`).replace(
    "<body>",
    `<body><script>
window.kept = { "cmi.core.lesson_status": "not attempted" }; window.calls = [];
window.API = {
  LMSInitialize: () => (calls.push("open"), "true"), LMSFinish: () => (calls.push("finish"), "true"),
  LMSCommit: () => "true", LMSGetValue: (name) => kept[name] ?? "", LMSSetValue: (name, value) => ((kept[name] = value), "true"),
};</script>`,
  );

it("a question packed as a lesson is alive on a platform that has nothing else, and tells it score and completion", async () => {
  const folder = mkdtempSync(join(tmpdir(), "platform-"));
  const zip = join(folder, "lesson.zip");
  const argv = ["quantum-reservoir/factor", "--query", "qubits=4", "--site", inject("built"), "--out", zip];
  let err = "";
  expect(scorm(argv, { write: () => undefined }, { write: (text) => (err += text) }), err).toBe(0);
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  const manifest = readFileSync(join(folder, "imsmanifest.xml"), "utf8");
  const [, start] = /href="([^"]*)"/.exec(manifest)!;
  writeFileSync(join(folder, "index.html"), platform(`${start}?qubits=4`));
  const server = await serveFolder(folder, "/course");
  try {
    const { page, faults } = await visit("", { at: server.url });
    const kept = (): Promise<Record<string, string>> =>
      page.evaluate(() => (window as unknown as { kept: Record<string, string> }).kept);
    await expect.poll(async () => (await kept())["cmi.core.lesson_status"]).toBe("incomplete");
    const frame = page.frameLocator("iframe");
    expect(await frame.locator("main").innerText()).toContain("Your answers are reported to your course");
    const box = frame.getByRole("textbox", { name: /how many circuits/i });
    for (const [given, status, score] of [
      ["12", "failed", "0"],
      ["3968", "passed", "100"],
    ] as const) {
      await box.fill(given);
      await frame.getByRole("button", { name: "Check" }).click();
      await expect
        .poll(kept)
        .toMatchObject({ "cmi.core.lesson_status": status, "cmi.core.score.raw": score });
    }
    expect(await kept()).toMatchObject({
      "cmi.interactions.0.id": "factor",
      "cmi.interactions.0.type": "numeric",
      "cmi.interactions.0.result": "correct",
    });
    await page.evaluate(() => (document.querySelector("iframe")!.src = "about:blank"));
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { calls: string[] }).calls))
      .toEqual(["open", "finish"]);
    expect((await kept())["cmi.core.session_time"]).toMatch(/^0000:0\d:\d\d$/);
    expect(faults).toEqual([]);
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
});
