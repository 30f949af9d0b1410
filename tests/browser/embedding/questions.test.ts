import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { expect, inject, it } from "vitest";
import { slide } from "../article.ts";
import { visiting } from "../visit.ts";
import { connect, hosting, html, said, speaker } from "./host.ts";

const visit = visiting();
const host = hosting();
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

it("a number is handed in, judged by the run on the page, and told to the host with a statement", async () => {
  const src = `${inject("site")}/embed/quantum-reservoir/factor/`;
  const { page } = await host({
    "/": html(`<iframe width="700" height="500" src="${src}"></iframe><script>${speaker}</script>`),
  });
  await connect(page);
  const frame = page.frameLocator("iframe");
  const box = frame.getByRole("textbox", { name: /how many circuits/i });
  const check = frame.getByRole("button", { name: "Check" });
  expect(await check.isDisabled()).toBe(true);
  await box.fill("12");
  await check.click();
  await expect.poll(() => frame.getByRole("status").last().innerText()).toMatch(/^✗ Not so\. .* to 1\.$/);
  await box.fill("3,968");
  await page.keyboard.press("Enter");
  await expect.poll(() => frame.getByRole("status").last().innerText()).toMatch(/^✓ Right\./);
  const [wrong, right] = await said(page, "answer");
  expect(wrong).toMatchObject({ item: "factor", response: "12", correct: false, score: { raw: 0 } });
  expect(right).toMatchObject({ item: "factor", response: "3,968", correct: true, score: { raw: 1 } });
  expect(right!["statement"]).toMatchObject({
    verb: { id: "http://adlnet.gov/expapi/verbs/answered" },
    object: { id: src, definition: { interactionType: "numeric" } },
    result: { success: true, score: { scaled: 1 } },
  });
});

it("a state is reached with the controls, and judged at the values at which it was handed in", async () => {
  const { page, faults } = await visit("embed/deep-linear/sideBySide/", { bypassCSP: true });
  const ask = page.getByRole("button", { name: "Is it so now?" });
  const verdict = page.locator(".judged");
  await ask.click();
  await expect.poll(() => verdict.innerText()).toMatch(/^✗ Not so\. The first is half learned after/);
  await slide(page, "modes-layers", 0);
  await expect.poll(() => verdict.innerText()).toBe("");
  await ask.click();
  await expect.poll(() => verdict.innerText()).toMatch(/^✓ Right\./);
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run(at: string, how: object): Promise<AxeResults> } }).axe.run(
      ".question",
      {
        resultTypes: ["violations"],
      },
    ),
  );
  expect(violations.map(({ id, impact }) => `${impact}: ${id}`)).toEqual([]);
  expect(faults).toEqual([]);
});
