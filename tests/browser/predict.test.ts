import type { Page } from "playwright";
import { expect, it } from "vitest";
import { arrive, article, label, typed } from "./article.ts";
import { visiting } from "./visit.ts";
import { settled } from "./witness.ts";

const visit = visiting();

const link = (page: Page, figure: string) => page.locator(`a.predict[data-predict=${figure}]`);
const cell = (page: Page, figure: string) => page.locator(`#cell-${figure}`);

it("with the pointer: the curve is hidden, what is drawn is held against it, and the gap is measured", async () => {
  const { page, faults } = await visit.again(article);
  await arrive(page, "microscope");
  const said = await label(page, "microscopeMode");
  await link(page, "microscopeMode").click();
  const figure = cell(page, "microscopeMode");
  const layer = figure.locator(".sketch.open");
  await layer.waitFor();
  expect(await typed(page, "microscope-start").inputValue()).toBe("0.000001");
  expect(await label(page, "microscopeMode")).toContain("Hidden until you have drawn what you expect.");
  expect(await page.locator('[data-plot="microscopeError"]').isVisible()).toBe(false);
  expect(await figure.getByRole("button", { name: "Show the result" }).isDisabled()).toBe(true);

  await layer.scrollIntoViewIfNeeded();
  const box = (await layer.boundingBox())!;
  await page.mouse.move(box.x + 2, box.y + box.height - 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height - 2, { steps: 8 });
  await page.mouse.move(box.x + box.width - 1, box.y + 30, { steps: 8 });
  await page.mouse.up();
  expect(await figure.locator(".knot.set").count()).toBe(21);
  await figure.getByRole("button", { name: "Show the result" }).click();
  await expect
    .poll(() => figure.getByRole("status").innerText())
    .toMatch(
      /^On average your curve is \d+ % of the figure’s height away\. The gap is widest at time [\d.]+: you expected a strength of [\d.e−]+, and it is [\d.e−]+\.$/,
    );
  expect(await figure.locator(".between").getAttribute("d")).toMatch(/^M.*Z$/);
  await expect.poll(() => label(page, "microscopeMode")).toMatch(/half is learned after/);
  expect(await label(page, "microscopeMode")).not.toBe(said);
  expect(await page.locator('[data-plot="microscopeError"]').isVisible()).toBe(true);

  await figure.getByRole("button", { name: "Done" }).click();
  await expect.poll(() => figure.locator(".sketch").count()).toBe(0);
  expect(faults).toEqual([]);
});

it("with the keyboard: arrows move and choose points, and the focus goes on to the result and back", async () => {
  const { page, faults } = await visit.again(article);
  await arrive(page, "depth");
  const figure = cell(page, "depthTimes");
  await figure.getByRole("button", { name: "Predict this curve" }).focus();
  await page.keyboard.press("Enter");
  const focused = () =>
    page.evaluate(() => {
      const { ariaLabel, ariaValueText, textContent } = document.activeElement!;
      return `${ariaLabel ?? textContent} ${ariaValueText ?? ""}`.trim();
    });
  await expect.poll(focused).toMatch(/^Your curve, point 1 of 21 not drawn at layers/);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Shift+ArrowUp");
  expect(await focused()).toMatch(/^Your curve, point 1 of 21 a number of steps of [\d.k]+ at layers 2$/);
  expect(await page.locator(".knot").first().getAttribute("aria-valuenow")).toBe("62");
  for (let k = 0; k < 30; ++k) await page.keyboard.press("ArrowRight");
  expect(await focused()).toMatch(/^Your curve, point 21 of 21 not drawn at layers 100$/);
  await page.keyboard.press("End");
  await page.keyboard.press("PageDown");
  expect(await figure.locator(".knot.set").count()).toBe(2);
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("Show the result");
  await page.keyboard.press("Enter");
  await expect.poll(focused).toBe("Draw again");
  expect(await figure.getByRole("status").innerText()).toContain("you expected a number of steps of");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect.poll(focused).toBe("Predict this curve");
  expect(faults).toEqual([]);
});

it("nobody has to: a prediction can be left, and another one takes its place", async () => {
  const { page, faults } = await visit.again(article);
  await arrive(page, "modes");
  const said = await label(page, "strengths");
  await link(page, "strengths").click();
  await cell(page, "strengths").locator(".sketch").waitFor();
  await cell(page, "strengths").getByRole("button", { name: "Leave it" }).click();
  await expect.poll(() => label(page, "strengths")).toBe(said);
  await link(page, "strengths").click();
  await cell(page, "strengths").locator(".sketch").waitFor();
  await arrive(page, "beliefs");
  await link(page, "believing").click();
  await cell(page, "believing").locator(".sketch").waitFor();
  expect(await page.locator(".sketch").count()).toBe(1);
  expect(await label(page, "strengths")).toBe(said);
  await settled(page);
  expect(faults).toEqual([]);
});

it("without a script there is no button that does nothing, and the link leads to the state that it speaks of", async () => {
  const { page } = await visit(article, { javaScriptEnabled: false });
  expect(await page.getByRole("button", { name: "Predict this curve" }).count()).toBe(0);
  expect(await link(page, "microscopeMode").getAttribute("href")).toBe(
    "?microscope.start=0.000001#cell-microscopeMode",
  );
});
