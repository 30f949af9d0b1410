import type { FrameLocator } from "playwright";
import { expect, it } from "vitest";
import { cellUrl, connect, hosting, html, said, speaker } from "./host.ts";

const host = hosting();
const framed = (query = "", attributes = "") =>
  host({
    "/": html(
      `<iframe ${attributes} width="700" height="400" src="${cellUrl("strengths", query)}"></iframe><script>${speaker}</script>`,
    ),
  });
const strengths = (frame: FrameLocator) =>
  frame.locator('[data-plot="strengths"] svg').first().getAttribute("aria-label");

it("a host learns of the cell, sets it, runs it, reads it and takes its picture", async () => {
  const { page, faults } = await framed("hidden=3&controls=hiden");
  await connect(page);
  const [ready] = await said(page, "ready");
  expect(ready).toMatchObject({
    params: { "modes.hidden": 3 },
    schema: { "modes.hidden": { kind: "integer" } },
  });
  expect(String(ready!["warnings"])).toContain("controls = hiden");

  expect(await page.evaluate(() => window.ask("set", { params: { hidden: 2 } }))).toMatchObject({
    type: "ok",
  });
  await expect.poll(() => strengths(page.frameLocator("iframe"))).not.toMatch(/mode 3 \([^)]*\) at step/);
  await expect.poll(async () => (await said(page, "run")).map(({ phase }) => phase)).toContain("done");
  await expect
    .poll(async () => (await said(page, "state")).at(-1))
    .toMatchObject({ cause: "host", params: { "modes.hidden": 2 } });

  const refused = await page.evaluate(() => window.ask("set", { params: { hidden: 9999, scale: 0.001 } }));
  expect(refused).toMatchObject({ type: "error", code: "refused", issues: [{ param: "modes.hidden" }] });
  const { params } = (await page.evaluate(() => window.ask("get"))) as { params: Record<string, unknown> };
  expect(params).toMatchObject({ "modes.hidden": 2 }); // nothing clamped, nothing half done

  expect(await page.evaluate(() => window.ask("get", { name: "hidden" }))).toMatchObject({ value: 2 });
  const figure = await page.evaluate(() => window.ask("get", { name: "strengths" }));
  expect(Object.keys(figure["value"] as object).length).toBeGreaterThan(1);
  const frame = (await page.evaluate(() => window.ask("get", { name: "modesRun" })))["value"];
  expect(frame).toMatchObject({ progress: 1 });

  await page.evaluate(() => window.ask("subscribe", { names: ["goals"] }));
  await page.evaluate(() => window.ask("set", { params: { strength1: 5 } }));
  await expect
    .poll(async () => (await said(page, "result")).at(-1))
    .toMatchObject({ name: "goals", value: [5, 4, 2, 1].map((v, i) => (i ? expect.any(Number) : v)) });

  for (const [format, start] of [
    ["svg", "<svg"],
    ["png", "data:image/png;base64,"],
    ["csv", "# figure"],
    ["json", "{"],
  ] as const) {
    const file = await page.evaluate((format) => window.ask("export", { format }), format);
    expect(String(file["data"]).startsWith(start), format).toBe(true);
  }
  expect(await page.evaluate(() => window.ask("seed", { value: 5 }))).toMatchObject({
    params: { "modes.seed": 5 },
  });
  expect(await page.evaluate(() => window.ask("reset"))).toMatchObject({
    params: { "modes.hidden": 3, "modes.seed": 1 },
  });
  await page.evaluate(() => window.ask("lock", { names: ["hidden"] }));
  await expect.poll(() => page.frameLocator("iframe").locator("#modes-hidden").isDisabled()).toBe(true);
  expect(
    await page.evaluate(() => window.ask("theme", { tokens: { accent: "rebeccapurple", scheme: "dark" } })),
  ).toMatchObject({ type: "ok" });
  expect(
    await page.evaluate(() => window.ask("theme", { tokens: { accent: "url(https://x.example)" } })),
  ).toMatchObject({ type: "error" });
  expect(faults.filter((fault) => !fault.startsWith("request to another origin"))).toEqual([]);
});

it("a reader's change is told as the reader's", async () => {
  const { page } = await framed();
  await connect(page);
  const slider = page.frameLocator("iframe").locator("#modes-strength1");
  await slider.focus();
  await slider.press("ArrowLeft");
  await expect
    .poll(async () => (await said(page, "state")).at(-1))
    .toMatchObject({ cause: "user", params: { "modes.strength1": 5.95 } });
  expect(String((await said(page, "state")).at(-1)!["url"])).toContain("modes.strength1=5.95");
});

it("hostile messages do nothing and break nothing; they are counted", async () => {
  const { page } = await framed();
  await connect(page);
  await page.evaluate(() => {
    window.send("text");
    window.send({ p: "cell-embed", v: 1, type: "set", params: { hidden: {} } });
    window.send({ p: "cell-embed", v: 1, type: "set", params: {}, more: "x".repeat(300_000) });
    window.send({ p: "cell-embed", v: 1, type: "__proto__" });
  });
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    const inner = document.querySelector("iframe")!.contentWindow!;
    for (let i = 0; i < 500; ++i) inner.postMessage({ p: "cell-embed", v: 1, type: "ping" }, "*");
    for (let i = 0; i < 500; ++i) inner.postMessage({ type: "noise", i }, "*");
  });
  await page.waitForTimeout(1200);
  const { refused } = (await page.evaluate(() => window.ask("get"))) as { refused: Record<string, number> };
  expect(refused).toMatchObject({ malformed: 2, size: 1 });
  expect(refused["rate"]).toBeGreaterThan(400);
  expect(await page.evaluate(() => window.ask("set", { params: { hidden: 2 } }))).toMatchObject({
    type: "ok",
  });
});

it("with origin= in its link a cell speaks to that origin alone", async () => {
  const { page } = await framed("origin=https://course.example");
  await page.frameLocator("iframe").locator("#modes-hidden").waitFor();
  await page.waitForTimeout(800);
  const greeted = () =>
    page.evaluate(
      () => window.heard.filter(({ data }) => (data as { type?: string }).type === "hello").length,
    );
  expect(await greeted()).toBe(0);
  await page.evaluate(() => window.connect());
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => window.said.length)).toBe(0);
});
