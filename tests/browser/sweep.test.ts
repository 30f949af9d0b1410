import { expect, it } from "vitest";
import { arrive, article, exhibit, label, typed } from "./article.ts";
import { visiting } from "./visit.ts";
import { settled, witnessed } from "./witness.ts";

const visit = visiting();

it("a sweep draws a figure at many values in workers, on common axes, and a tile sets its values", async () => {
  const { page, faults } = await visit.again(article);
  await arrive(page, "microscope");
  const before = await label(page, "microscopeMode");
  const starts = (await witnessed(page)).starts.length;
  const opener = exhibit(page, "microscope").getByRole("button", { name: "Sweep" });
  await opener.click();
  const dialog = page.getByRole("dialog", { name: "Sweep" });
  await dialog.getByLabel("From left to right").selectOption("strength");
  await dialog.getByLabel("From top to bottom").selectOption("start");
  await dialog.getByLabel("Values").last().selectOption("2");
  await dialog.getByRole("button", { name: "Compute 10 figures" }).click();
  await expect.poll(() => dialog.getByRole("status").innerText()).toBe("10 of 10");
  await expect.poll(() => dialog.locator(".tile svg").count()).toBe(10);
  expect((await witnessed(page)).starts.length).toBe(starts + 10);
  // common axes: the last labels of the x axes are all the same
  await expect
    .poll(async () => {
      const ends = await dialog.locator(".tile svg").evaluateAll((all) =>
        all.map((svg) => {
          const { scale } = svg as unknown as { scale: (name: string) => { domain: number[] } };
          return String(scale("x").domain);
        }),
      );
      return new Set(ends).size;
    })
    .toBe(1);
  await dialog
    .getByRole("button", { name: "Strength of the mode = 5, Strength at the start = 1e-8" })
    .click();
  await expect.poll(() => typed(page, "microscope-strength").inputValue()).toBe("5");
  expect(await dialog.count()).toBe(0);
  expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
  await expect.poll(() => label(page, "microscopeMode")).not.toBe(before);
  await page.keyboard.press("Control+z");
  await expect.poll(() => label(page, "microscopeMode")).toBe(before);
  expect(faults).toEqual([]);
});

it("a sweep can be cancelled, and left by Escape, and its runs end with it", async () => {
  const { page, faults } = await visit.again(article);
  await arrive(page, "modes");
  await exhibit(page, "modes").getByRole("button", { name: "Sweep" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Sweep" });
  await dialog.getByLabel("Values").first().selectOption("9");
  await dialog.getByRole("button", { name: "Compute 9 figures" }).focus();
  await page.keyboard.press("Enter");
  const button = dialog.getByRole("button", { name: "Cancel" });
  expect(await button.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.keyboard.press("Enter");
  await settled(page);
  expect(await dialog.locator(".tile-note").count()).toBeGreaterThan(0);
  await page.keyboard.press("Escape");
  await expect.poll(() => dialog.count()).toBe(0);
  expect(faults).toEqual([]);
});
