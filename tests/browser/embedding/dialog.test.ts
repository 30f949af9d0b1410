import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright";
import { expect, it } from "vitest";
import { arrive, article } from "../article.ts";
import { visiting } from "../visit.ts";

const visit = visiting();
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const dialog = (page: Page) => page.locator("dialog.embed-dialog");
const preview = (page: Page) => page.frameLocator("dialog.embed-dialog iframe");

it("the dialog is opened, used, copied from and closed by the keyboard alone, and axe finds nothing serious in it", async () => {
  const { page } = await visit(article, { permissions: ["clipboard-read", "clipboard-write"] });
  await arrive(page, "modes");
  const link = page.locator("a.embed-this[data-embeds=strengths]");
  await link.focus();
  await page.keyboard.press("Enter");
  await dialog(page).waitFor();
  const inside = () => page.evaluate(() => document.activeElement!.closest("dialog") !== null);
  expect(await inside()).toBe(true);
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown"); // all of them: locked
  await expect.poll(() => dialog(page).getByLabel("Hidden units").inputValue()).toBe("locked");
  await expect.poll(() => preview(page).locator("#modes-hidden").isDisabled()).toBe(true);

  await dialog(page).getByLabel("Paste into").selectOption("HTML element");
  await dialog(page).getByRole("button", { name: "Copy" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => dialog(page).getByText("Copied.").count()).toBe(1);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await dialog(page).getByLabel("Code to paste").inputValue());
  expect(copied).toContain('<plateau-cell notebook="deep-linear" cell="strengths" lock="');

  await page.addScriptTag({ path: axe });
  for (const [width, colorScheme] of [
    [390, "light"],
    [820, "light"],
    [1440, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const { left, right, overflow } = await dialog(page).evaluate((box) => ({
      left: box.getBoundingClientRect().left,
      right: innerWidth - box.getBoundingClientRect().right,
      overflow: box.scrollWidth - box.clientWidth,
    }));
    expect(Math.min(left, right), `${width}`).toBeGreaterThan(5);
    expect(overflow).toBe(0);
    const { violations } = await page.evaluate(() =>
      (window as unknown as { axe: { run(at: string, how: object): Promise<AxeResults> } }).axe.run(
        ".embed-dialog",
        { resultTypes: ["violations"], iframes: false },
      ),
    );
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${width} ${id} ${nodes[0]!.target.join(" ")}`)).toEqual([]);
  }
  await page.keyboard.press("Escape");
  await expect.poll(() => dialog(page).count()).toBe(0);
  await expect
    .poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset["embeds"]))
    .toBe("strengths");
}, 60_000);
