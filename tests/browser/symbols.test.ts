import type { Page } from "playwright";
import { expect, it } from "vitest";
import { arrive, article, exhibit } from "./article.ts";
import { visiting } from "./visit.ts";

const visit = visiting();

/** The parameters that are pointed to at the moment. */
const pointed = (page: Page): Promise<(string | undefined)[]> =>
  page.locator(".control.pointed").evaluateAll((all) => all.map(({ dataset }) => dataset["param"]));
/** The first formula whose symbols have controls. */
const formulaOf = (page: Page) => page.locator(".katex-display[tabindex]").first();

it("a symbol under the pointer points to its control, its axis and its lines of code; a click goes to the control", async () => {
  const { page, faults } = await visit.again(article);
  await arrive(page, "microscope");
  const section = exhibit(page, "microscope");
  await section.locator(".provenance summary").first().click();
  await section.locator("pre").first().waitFor();
  const symbol = formulaOf(page).locator('[data-symbol="s"]').first();
  await symbol.hover();
  await expect.poll(() => pointed(page)).toEqual(["strength"]);
  await expect.poll(() => section.locator(".plot text.pointed").count()).toBeGreaterThan(0);
  for (const axis of await section.locator(".plot text.pointed").allTextContents())
    expect(axis).toContain("strength of the mode");
  const lines = await section.locator("pre .pointed").allTextContents();
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toMatch(/\bstrength\b/);
  expect(await page.locator(".symbol-card").innerText()).toMatch(/^Strength of the mode = [\d.]+/);
  await symbol.click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("microscope-strength");
  await expect.poll(() => page.locator(".pointed").count()).toBe(0);
  expect(faults).toEqual([]);
});

it("the arrow keys go through the symbols of a formula, and Enter to the control; what has no control is no stop of Tab", async () => {
  const { page, faults } = await visit.again(article);
  await arrive(page, "microscope");
  const formula = formulaOf(page);
  await formula.focus();
  const seen = new Set<string | undefined>();
  for (let i = 0; i < 6; ++i) {
    await page.keyboard.press("ArrowRight");
    await expect.poll(async () => (await pointed(page)).length).toBe(1);
    seen.add((await pointed(page))[0]);
  }
  expect([...seen].sort()).toEqual(["start", "strength"]);
  expect(await page.locator(".announcer").innerText()).toMatch(/^Strength .* = /);
  const [last] = await pointed(page);
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe(`microscope-${last!}`);
  expect(await page.locator(".katex-display:not([tabindex]) [data-symbol]").count()).toBeGreaterThan(0);
  expect(faults).toEqual([]);
});
