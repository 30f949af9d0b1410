import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { expect, inject, it } from "vitest";
import { slide } from "../article.ts";
import { visiting } from "../visit.ts";
import { connect, consenting, hosting, html, said, speaker } from "./host.ts";

const visit = visiting();
const host = hosting();
const open = consenting();
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

interface Told {
  readonly item: string;
  readonly response: string;
  readonly correct?: boolean;
  readonly score: { readonly raw: number };
  readonly statement: { readonly object: { readonly id: string; readonly definition: object } };
}

it("an option is chosen, and a curve is drawn, in cells within somebody's page, which is told both", async () => {
  const cell = (notebook: string, name: string, attributes = "") =>
    `<plateau-cell notebook="${notebook}" cell="${name}" mode="inline" ${attributes}></plateau-cell>`;
  const { page, faults } = await host({
    "/": html(
      `<script>window.told = []; addEventListener("cell-answer", ({ detail }) => told.push(detail));</script>
      ${cell("mode-connectivity", "wallLeft", 'controls="none"')}${cell("deep-linear", "strengths", 'controls="none"')}
      <script src="${open()}/plateau-cell.js"></script>`,
    ),
  });
  const told = () => page.evaluate(() => (window as unknown as { told: Told[] }).told);
  const question = page.locator("plateau-cell[cell=wallLeft]");
  const check = question.getByRole("button", { name: "Check" });
  await question.getByRole("radio", { name: "Less than a tenth" }).check();
  await check.click();
  await expect
    .poll(() => question.locator(".judged").innerText())
    .toMatch(/^(✓ Right|✗ Not so)\. Of [\d.]+ nats/);
  await question.getByRole("radio", { name: "More than a half" }).check();
  await check.click();
  await expect.poll(async () => (await told()).length).toBe(2);
  const [little, most] = await told();
  expect(little).toMatchObject({
    item: "wallLeft",
    response: "little",
    statement: {
      object: {
        id: `${open()}/embed/mode-connectivity/wallLeft/`,
        definition: { interactionType: "choice" },
      },
    },
  });
  expect([little!.correct, most!.correct].filter(Boolean).length).toBeLessThanOrEqual(1);
  expect(little!.score.raw).toBe(Number(little!.correct));

  const figure = page.locator("plateau-cell[cell=strengths]");
  await figure.getByRole("button", { name: "Predict this curve" }).click();
  const layer = figure.locator(".sketch.open");
  await layer.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await layer.boundingBox())!;
  await page.mouse.move(x + 2, y + height - 2);
  await page.mouse.down();
  await page.mouse.move(x + width - 2, y + height / 2, { steps: 12 });
  await page.mouse.up();
  await figure.getByRole("button", { name: "Show the result" }).click();
  await expect.poll(async () => (await told()).length).toBe(3);
  const [, , drawn] = await told();
  expect(drawn).toMatchObject({
    item: "strengths",
    statement: { object: { definition: { interactionType: "other" } } },
  });
  expect(drawn!.score.raw).toBeGreaterThan(0);
  expect(drawn!.score.raw).toBeLessThanOrEqual(100);
  const points = JSON.parse(drawn!.response) as [number, number][];
  expect(points.length).toBe(21);
  expect(points.every(([a], i) => i === 0 || a > points[i - 1]![0])).toBe(true);
  expect(faults.filter((fault) => !fault.startsWith("request to another origin"))).toEqual([]);
});
