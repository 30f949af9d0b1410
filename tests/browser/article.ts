import type { Locator, Page } from "playwright";
import { settled } from "./witness.ts";

/** The article under test, and those of its exhibits that tests know by name: each has controls of the same name. */
export const article = "deep-linear/";
export const exhibits = ["modes", "depth", "start"] as const;

/** The ids of all exhibits on a page. */
export const allExhibits = (page: Page): Promise<string[]> =>
  page.locator("section.exhibit").evaluateAll((all) => all.map(({ id }) => id));

export const exhibit = (page: Page, id: string): Locator => page.locator(`section#${id}`);

/** What the figure of a cell tells somebody who cannot see it; it has all the numbers that matter. */
export const label = (page: Page, figure: string): Promise<string | null> =>
  page.locator(`[data-plot="${figure}"] svg`).first().getAttribute("aria-label");

/** The descriptions of all figures of an exhibit. */
export const labels = (page: Page, id: string): Promise<(string | null | undefined)[]> =>
  exhibit(page, id)
    .locator(".plot")
    .evaluateAll((all) => all.map((plot) => plot.querySelector("svg")?.getAttribute("aria-label")));

/** The verdicts of all findings of an exhibit. */
export const verdicts = (page: Page, id: string): Promise<string[]> =>
  exhibit(page, id)
    .locator(".finding .verdict")
    .evaluateAll((all) => all.map((p) => p.textContent.replace(/\s+/g, " ").trim()));

/**
 * Moves the mouse, which wakes the page, until every figure within an element has been drawn; resolves when its runs are
 * over. One move may be too early: the page's script must be there to see it. A figure out of sight is not drawn: what is
 * still missing after a while is scrolled to.
 */
export async function wake(page: Page, within = "main"): Promise<void> {
  const drawn = (): Promise<boolean> =>
    page.evaluate(
      (within) =>
        [...document.querySelectorAll<HTMLElement>(`${within} .plot`)].every((plot) =>
          window.witnessed.painted.some(({ figure }) => figure === plot.dataset["plot"]),
        ),
      within,
    );
  for (let tries = 1; !(await drawn()); ++tries) {
    await page.mouse.move(1 + (tries % 9), 5);
    await page.waitForTimeout(50);
    if (tries % 10 === 0) await page.evaluate(scrollToMissing, within);
  }
  await settled(page);
}

/** Runs in the page: scrolls to the first figure within an element that has not been drawn. */
function scrollToMissing(within: string): void {
  [...document.querySelectorAll<HTMLElement>(`${within} .plot`)]
    .find((plot) => !window.witnessed.painted.some(({ figure }) => figure === plot.dataset["plot"]))
    ?.scrollIntoView({ block: "center" });
}

/** Scrolls an exhibit into view and wakes the page; resolves when its figures have been drawn and its runs are over. */
export async function arrive(page: Page, id: string): Promise<void> {
  await page.evaluate((id) => document.querySelector(`section#${id}`)!.scrollIntoView(), id);
  await wake(page, `section#${id}`);
}

/** Puts a slider, by its id, at a part of its way, in one go and with one event. */
export const slide = (page: Pick<Page, "locator">, id: string, part: number): Promise<void> =>
  page.locator(`#${id}`).evaluate((slider: HTMLInputElement, part) => {
    slider.valueAsNumber = Math.round(Number(slider.max) * part);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  }, part);

/** The number beside a slider. */
export const typed = (page: Page, id: string): Locator => page.locator(`#${id} ~ input[type="text"]`);
