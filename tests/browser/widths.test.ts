import type { Page } from "playwright";
import { expect, it } from "vitest";
import { allExhibits, arrive, article } from "./article.ts";
import { visiting } from "./visit.ts";

const visit = visiting();

const overflow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    if (document.scrollingElement!.scrollWidth <= innerWidth) return [];
    return [...document.body.querySelectorAll("*")]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
      .map((element) => `${element.tagName}.${element.getAttribute("class") ?? ""}`);
  });

/** Words in figures whose letters are smaller than 9.5 px on the screen. */
const smallPrint = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<SVGTextElement>(".plot svg text")]
      .filter((text) => text.checkVisibility() && text.textContent.trim())
      .map((text) => {
        const scale = text.getScreenCTM()!;
        const size = parseFloat(getComputedStyle(text).fontSize) * Math.hypot(scale.b, scale.d);
        return { size, words: `${size.toFixed(1)} px: ${text.textContent}` };
      })
      .filter(({ size }) => size < 9.5)
      .map(({ words }) => words),
  );

/** Controls that offer less than 24 px to a finger, a control's label counting as part of it (WCAG 2.5.8). */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement | HTMLButtonElement>("main input, main button")]
      .filter((control) => control.checkVisibility())
      .map((control) => {
        const boxes = [control, ...(control.type === "range" ? [] : (control.labels ?? []))].map((part) =>
          part.getBoundingClientRect(),
        );
        const height = Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top));
        const width = Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left));
        const name = control.id || control.name || control.textContent || control.ariaLabel;
        return {
          small: Math.min(height, width) < 23.5,
          words: `${name}: ${width.toFixed(0)} x ${height.toFixed(0)}`,
        };
      })
      .filter(({ small }) => small)
      .map(({ words }) => words),
  );

it("on a phone, a tablet and a desk nothing overflows, words in figures can be read and every control can be hit", async () => {
  const found: Record<string, string[]> = {};
  const look = async (page: Page, at: string): Promise<void> => {
    found[`${at}: overflows`] = await overflow(page);
    found[`${at}: small print`] = await smallPrint(page);
    found[`${at}: small targets`] = await smallTargets(page);
  };
  for (const path of ["", "findings/", "embed/deep-linear/strengths/", article]) {
    const { page } = await visit(path);
    for (const alive of path === article ? [false, true] : [false])
      for (const width of [390, 820, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        if (alive) for (const id of await allExhibits(page)) await arrive(page, id);
        await look(page, `/${path}${alive ? ", alive" : ""} at ${width} px`);
      }
  }
  expect(Object.fromEntries(Object.entries(found).filter(([, all]) => all.length))).toEqual({});
}, 180_000); // ms; on a machine that is busy with other things
