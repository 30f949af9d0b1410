import { expect, it } from "vitest";
import { cellUrl, hosting, html, speaker } from "./host.ts";

const host = hosting();

/** A host that makes its frame as high as the cell says, in one dialect, and notes every height. */
const obeying = (dialect: "embedly" | "canvas" | "wordpress"): string => `
window.heights = [];
addEventListener("message", ({ data, source }) => {
  if (source !== document.querySelector("iframe").contentWindow) return;
  let height;
  if (${dialect === "embedly"} && typeof data === "string") { const m = JSON.parse(data); if (m.context === "iframe.resize") height = m.height; }
  if (${dialect === "canvas"} && data.subject === "lti.frameResize") height = data.height;
  if (${dialect === "wordpress"} && data.message === "height" && data.secret === "aB3dE") height = Math.min(1000, Math.max(200, data.value));
  if (height === undefined) return;
  heights.push(height);
  document.querySelector("iframe").style.height = height + "px";
});`;

declare global {
  interface Window {
    heights: number[];
  }
}
const last = (page: import("playwright").Page) => page.evaluate(() => window.heights.at(-1) ?? 0);
/** Heights after which nothing changes any more. */
async function calm(page: import("playwright").Page): Promise<number> {
  await expect.poll(() => last(page)).toBeGreaterThan(0);
  for (let before = -1; before !== (await page.evaluate(() => window.heights.length));) {
    before = await page.evaluate(() => window.heights.length);
    await page.waitForTimeout(700);
  }
  return last(page);
}

it.each(["embedly", "canvas", "wordpress"] as const)(
  "a host that speaks %s gives the frame its content's height, once",
  async (dialect) => {
    const src = `${cellUrl("strengths")}#?secret=aB3dE`;
    const { page } = await host({
      "/": html(
        `<script>${obeying(dialect)}</script><iframe style="border:0" width="640" height="150" src="${src}"></iframe>`,
      ),
    });
    const height = await calm(page);
    expect(height).toBeGreaterThan(300);
    expect(await page.evaluate(() => window.heights.length)).toBeLessThanOrEqual(4); // fonts come, the scroll bar goes
    if (dialect !== "wordpress") {
      const inner = await page.frames()[1]!.evaluate(() => ({
        content: document.body.getBoundingClientRect().height,
        frame: innerHeight,
        scrolls: document.documentElement.scrollHeight > innerHeight,
      }));
      expect(Math.abs(inner.content - inner.frame)).toBeLessThan(1.01);
      expect(inner.scrolls).toBe(false);
    }
  },
);

it("the frame shrinks again when its content does, and stays still when nothing changes", async () => {
  const { page } = await host({
    "/": html(
      `<script>${obeying("embedly")}</script><iframe style="border:0" width="640" height="150" src="${cellUrl("strengths")}"></iframe>`,
    ),
  });
  await calm(page);
  const summary = page.frameLocator("iframe").locator(".provenance summary").first();
  await summary.click(); // which wakes the page: its figure may come with a note
  await summary.click();
  const before = await calm(page);
  await summary.click();
  const open = await calm(page);
  expect(open).toBeGreaterThan(before + 20);
  await summary.click();
  expect(Math.abs((await calm(page)) - before)).toBeLessThanOrEqual(1);
  const told = await page.evaluate(() => window.heights.length);
  await page.waitForTimeout(1500);
  expect(await page.evaluate(() => window.heights.length)).toBe(told);
});

it("in a tab that is hidden at first nothing is told; when it is shown the height is right and the figure fits", async () => {
  const { page } = await host({
    "/": html(
      `<script>${obeying("embedly")}</script><div id="tab" style="display:none"><iframe style="border:0;width:100%" height="150" src="${cellUrl("strengths", "autoplay=1")}"></iframe></div>`,
    ),
  });
  await page.waitForTimeout(2000);
  expect(await page.evaluate(() => window.heights)).toEqual([]);
  await page.evaluate(() => (document.querySelector<HTMLElement>("#tab")!.style.display = "block"));
  expect(await calm(page)).toBeGreaterThan(300);
  const frame = page.frameLocator("iframe");
  await expect.poll(() => frame.locator(".plot > svg").count()).toBe(1);
  const fits = await frame
    .locator(".plot")
    .first()
    .evaluate(
      (plot) => plot.querySelector("svg")!.getBoundingClientRect().width - plot.getBoundingClientRect().width,
    );
  expect(Math.abs(fits)).toBeLessThan(2);
});

it("a host that asks as Mastodon does is answered", async () => {
  const { page } = await host({
    "/": html(
      `<iframe width="640" height="150" src="${cellUrl("strengths")}"></iframe><script>${speaker}</script>`,
    ),
  });
  await page.waitForFunction(() =>
    window.heard.some(({ data }) => (data as { type?: string }).type === "hello"),
  );
  await page.evaluate(() =>
    document.querySelector("iframe")!.contentWindow!.postMessage({ type: "setHeight", id: 9 }, "*"),
  );
  await expect
    .poll(() =>
      page.evaluate(() =>
        window.heard.map(({ data }) => data).find((data) => (data as { type?: string }).type === "setHeight"),
      ),
    )
    .toMatchObject({ id: 9, height: expect.any(Number) as number });
});
