import type { Page } from "playwright";
import { expect, it } from "vitest";
import { arrive, article, slide } from "./article.ts";
import { visiting } from "./visit.ts";
import { settled } from "./witness.ts";

const visit = visiting();

const current = (page: Page): Promise<string[]> =>
  page
    .locator(".contents a[aria-current=location]")
    .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).hash));

it("beside the text the contents stay in view and mark the section that is being read, the last one at the end", async () => {
  const { page, faults } = await visit.again(article);
  await page.locator(".contents.beside").getByRole("link", { name: "What does depth cost?" }).click();
  await expect.poll(() => current(page)).toEqual(["#deeper", "#deeper"]);
  await page.evaluate(() => scrollBy(0, 400));
  expect(
    await page.locator(".contents.beside").evaluate((nav) => nav.getBoundingClientRect().top),
  ).toBeGreaterThan(0);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect.poll(() => current(page)).toEqual(["#references", "#references"]);
  await page.evaluate(() => scrollTo(0, 0));
  await expect.poll(() => current(page)).toEqual([]);
  expect(await page.locator(".contents.above").isVisible()).toBe(false);
  expect(faults).toEqual([]);
});

it("on a phone the contents are folded above the text, and fold again when they are used", async () => {
  const { page, faults } = await visit(article, { viewport: { width: 390, height: 844 } });
  const contents = page.locator(".contents.above");
  expect(await page.locator(".contents.beside").isVisible()).toBe(false);
  const link = contents.getByRole("link", { name: "What sets the wait?" });
  expect(await link.isVisible()).toBe(false);
  await contents.locator("summary").click();
  await link.click();
  expect(new URL(page.url()).hash).toBe("#the-wait");
  await expect.poll(() => link.isVisible()).toBe(false);
  expect(faults).toEqual([]);
});

it("a citation shows its reference to the pointer and to the keyboard; Tab goes into it and Escape closes it", async () => {
  const { page, faults } = await visit.again(article);
  const cite = page.locator("a.cite").first();
  const card = page.locator(".card");
  await expect.poll(async () => (await cite.hover(), card.isVisible())).toBe(true); // once the page's script has come
  expect(await card.innerText()).toContain("Exact solutions to the nonlinear dynamics of learning");
  await card.locator("a").hover();
  await page.waitForTimeout(400);
  expect(await card.isVisible()).toBe(true); // the pointer may go there
  await page.mouse.move(5, 600);
  await expect.poll(() => card.isVisible()).toBe(false);

  await cite.focus();
  await expect.poll(() => card.isVisible()).toBe(true);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href)).toContain(
    "1312.6120",
  );
  await page.keyboard.press("Escape");
  expect(await card.isVisible()).toBe(false);
  expect(await cite.evaluate((a) => a === document.activeElement)).toBe(true);
  expect(faults).toEqual([]);
});

it("the BibTeX of paper and notebook can be copied, the notebook's with its address", async () => {
  const { page, faults } = await visit(article, { permissions: ["clipboard-read", "clipboard-write"] });
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  const entries = page.locator(".bibtex");
  await entries.first().locator("summary").click();
  await entries.first().getByRole("button", { name: "Copy" }).click();
  await expect.poll(() => entries.first().getByRole("button").innerText()).toBe("Copied");
  expect(await clipboard()).toMatch(/^@article\{saxe2013,\n {2}author = \{Saxe and McClelland and Ganguli\}/);
  await entries.last().locator("summary").click();
  await entries.last().getByRole("button", { name: "Copy" }).click();
  await expect.poll(clipboard).toContain(`url = {${page.url().replace(/[?#].*/, "")}}`);
  expect(faults).toEqual([]);
});

it("what changed in the figures is announced once they rest, politely, and not what the page came with", async () => {
  const { page, faults } = await visit(article);
  const place = page.locator(".announcer");
  await arrive(page, "microscope");
  await page.waitForTimeout(1600);
  expect(await place.innerText()).toBe("");
  expect(await place.getAttribute("aria-live")).toBe("polite");
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    new MutationObserver(() => times.push(performance.now())).observe(document.querySelector(".announcer")!, {
      childList: true,
    });
  });
  for (let part = 0.1; part < 0.9; part += 0.05) {
    await slide(page, "microscope-strength", part);
    await page.waitForTimeout(100);
  }
  await settled(page);
  await expect
    .poll(() => place.textContent())
    .toMatch(/^One mode, exactly and step by step\. .* 2 more figures changed\.$/);
  const times = await page.evaluate(() => (window as unknown as { times: number[] }).times);
  expect(Math.min(...times.slice(1).map((t, i) => t - times[i]!), Infinity)).toBeGreaterThanOrEqual(1000);
  expect(faults).toEqual([]);
});

it("on paper the article is black on white: values stay, buttons and menus go, heat maps keep their place", async () => {
  const { page, faults } = await visit(article, { colorScheme: "dark" });
  await arrive(page, "modes");
  await page.emulateMedia({ media: "print" });
  for (const gone of [".contents", ".buttons", ".provenance", ".player", "#modes-strength1"])
    expect(await page.locator(gone).filter({ visible: true }).count(), gone).toBe(0);
  expect(await page.locator("#modes-strength1 ~ input").inputValue()).toBe("6");
  expect(await page.locator("#modes-strength1 ~ input").isVisible()).toBe(true);
  expect(await page.locator("h1").evaluate((h) => getComputedStyle(h).color)).toBe("rgb(29, 31, 35)");
  await page.setViewportSize({ width: 680, height: 900 });
  const off = await page.locator('[data-plot="map"]').evaluate((plot) => {
    const [canvas, svg] = [plot.querySelector("canvas")!, plot.querySelector("svg")!];
    const [a, b] = [canvas.getBoundingClientRect(), svg.getBoundingClientRect()];
    return Math.max(b.left - a.left, a.right - b.right, b.top - a.top, a.bottom - b.bottom);
  });
  expect(off).toBeLessThan(0); // inside
  expect(faults).toEqual([]);
});
