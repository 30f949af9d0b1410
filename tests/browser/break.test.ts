import type { Locator, Page } from "playwright";
import { expect, it } from "vitest";
import { arrive, article, slide } from "./article.ts";
import { visiting } from "./visit.ts";
import { settled } from "./witness.ts";

const visit = visiting();

/** Opens the search of a finding and begins it. */
async function breaking(page: Page, finding: string): Promise<Locator> {
  const cell = page.locator(`#cell-${finding}`);
  await cell.locator("summary", { hasText: "Break it" }).click();
  await cell.getByRole("button", { name: "Try to break it" }).click();
  return cell;
}
const over = (cell: Locator): Promise<void> =>
  cell.getByRole("button", { name: "Try others" }).waitFor({ timeout: 60_000 });

it("the staircase breaks where two modes are nearly as strong, and the link to that shows it", async () => {
  const { page, faults } = await visit.again(article);
  await arrive(page, "modes");
  const cell = await breaking(page, "staircase");
  await over(cell);
  const link = cell.locator(".break a.try");
  const said = await link.innerText();
  expect(said).toMatch(/^Mode \d = [\d.]+$/); // of nine parameters only one is left changed
  expect(await link.getAttribute("href")).toMatch(/^\?modes\.strength\d=[\d.]+#cell-staircase$/);
  await link.click();
  const verdict = cell.locator(".verdict strong");
  await expect.poll(() => verdict.innerText()).toBe("Does not hold here.");
  await slide(page, "modes-seed", 0.5); // somewhere else
  await settled(page);

  // the same search finds the same, and its link is a page that opens there
  await page.reload();
  await arrive(page, "modes");
  const again = await breaking(page, "staircase");
  await over(again);
  expect(await again.locator(".break a.try").innerText()).toBe(said);
  const { page: linked } = await visit(`${article}${(await link.getAttribute("href"))!}`);
  await arrive(linked, "modes");
  await expect
    .poll(() => linked.locator("#cell-staircase .verdict strong").innerText())
    .toBe("Does not hold here.");
  expect(faults).toEqual([]);
});

it("where none is found it says among how many, and a search can be cancelled by the button that began it", async () => {
  const { page, faults } = await visit.again(article);
  await arrive(page, "microscope");
  const exact = await breaking(page, "microscopeExact");
  await over(exact);
  expect(await exact.locator(".break").innerText()).toContain("60 tried: the claim held at 60");
  expect(await exact.getByRole("status").innerText()).toContain("No counter-example among these 60");
  expect(await exact.locator(".break a.try").count()).toBe(0);

  await arrive(page, "modes");
  const slow = await breaking(page, "bottleneck");
  const button = slow.getByRole("button", { name: "Cancel" });
  expect(await button.evaluate((button) => button === document.activeElement)).toBe(true);
  await button.press("Enter");
  await expect.poll(() => slow.getByRole("status").innerText()).toContain("Stopped");
  await settled(page);
  expect(faults).toEqual([]);
});
