import type { Page } from "playwright";
import { expect, inject, it } from "vitest";
import depth from "../../src/simulations/deep-linear/depth.ts";
import modes from "../../src/simulations/deep-linear/modes.ts";
import start from "../../src/simulations/deep-linear/start.ts";
import type { Schema } from "../../src/experiment/schema.ts";
import { arrive, article, exhibit, label, labels, slide, typed } from "./article.ts";
import { runOf } from "./marks.ts";
import { visiting } from "./visit.ts";
import { mark, settled, witnessed } from "./witness.ts";

const visit = visiting();

const panels: readonly { id: string; figure: string; params: Schema }[] = [
  { id: "modes", figure: "strengths", params: modes.params },
  { id: "depth", figure: "depthTimes", params: depth.params },
  { id: "start", figure: "race", params: start.params },
];
const numeric = (params: Schema): string[] =>
  Object.keys(params).filter((param) => ["real", "integer"].includes(params[param]!.kind));

/** What the address bar says of a parameter. */
const inLink = (page: Page, param: string): string | null => new URL(page.url()).searchParams.get(param);

/** Resolves when a picture stands that was drawn from a run at this value. */
async function drawnAt(page: Page, { id, figure }: (typeof panels)[number], param: string, value: number) {
  const last = async () =>
    (await witnessed(page)).starts.filter((s) => s.simulation.endsWith(`/${id}`)).at(-1)!;
  await expect.poll(async () => (await last()).values[param]).toBe(value);
  const { run } = await last();
  await expect
    .poll(async () => runOf(figure, (await label(page, figure))!).map(Math.floor), { timeout: 10_000 })
    .toEqual([run]);
}

it.each(panels)("every slider of $id redraws its exhibit and puts its value into the link", async (panel) => {
  const { page, faults } = await visit.again(article);
  await mark(page, true);
  await arrive(page, panel.id);
  const sliders = await exhibit(page, panel.id)
    .locator("form input[type=range]")
    .evaluateAll((all) => all.map((s) => s.id));
  expect(sliders.sort()).toEqual(
    numeric(panel.params)
      .map((param) => `${panel.id}-${param}`)
      .sort(),
  );
  for (const slider of sliders) {
    const param = slider.slice(panel.id.length + 1);
    await slide(page, slider, 0.8);
    const value = Number(await typed(page, slider).inputValue());
    expect(value).not.toBe(panel.params[param]!.default);
    await drawnAt(page, panel, param, value);
    await expect.poll(() => inLink(page, `${panel.id}.${param}`)).toBe(String(value));
  }
  expect(faults).toEqual([]);
});

it("a typed number is taken as it is, also between two steps of its slider", async () => {
  const { page, faults } = await visit.again(article);
  await mark(page, true);
  await arrive(page, "modes");
  for (const [param, text, value] of [
    ["strength1", "3.14159", 3.14159],
    ["scale", "2e-4", 2e-4],
    ["hidden", "5", 5],
  ] as const) {
    await typed(page, `modes-${param}`).fill(text);
    await page.keyboard.press("Enter");
    await drawnAt(page, panels[0]!, param, value);
    await expect.poll(() => inLink(page, `modes.${param}`)).toBe(String(value));
  }
  expect(faults).toEqual([]);
});

it("a bad number is named where it was typed, and changes nothing", async () => {
  const { page, faults } = await visit.again(article);
  await arrive(page, "modes");
  const state = async () => ({
    labels: await labels(page, "modes"),
    url: page.url(),
    starts: (await witnessed(page)).starts,
  });
  const alert = exhibit(page, "modes").getByRole("alert");
  for (const [param, text, expected] of [
    ["strength1", "abc", "a number in [0, 8]"],
    ["strength1", "8.01", "a number in [0, 8]"],
    ["strength1", "", "a number in [0, 8]"],
    ["hidden", "2.5", "an integer in [1, 32]"],
  ] as const) {
    const [slider, input] = [page.locator(`#modes-${param}`), typed(page, `modes-${param}`)];
    const before = await state();
    const stood = [await slider.inputValue(), await input.inputValue()];
    await input.fill(text);
    await page.keyboard.press("Tab");
    await expect
      .poll(() => alert.allInnerTexts())
      .toEqual([expect.stringContaining(`“${text}” is not ${expected}`)]);
    expect(await input.getAttribute("aria-invalid")).toBe("true");
    expect(await input.getAttribute("aria-describedby")).toBe(await alert.getAttribute("id"));
    await settled(page);
    expect(await input.inputValue()).toBe(text);
    expect(await state()).toEqual(before);
    expect(await slider.inputValue()).toBe(stood[0]);
    await input.fill(stood[1]!);
    await page.keyboard.press("Tab");
    await expect.poll(() => alert.count()).toBe(0);
    expect(await input.getAttribute("aria-invalid")).toBe("false");
  }
  expect(faults).toEqual([]);
});

it("Reset also takes back a bad value that was typed", async () => {
  const { page } = await visit.again(article);
  await arrive(page, "depth");
  await typed(page, "depth-kappa").fill("1.5");
  await typed(page, "depth-strength").fill("lots");
  await page.keyboard.press("Tab");
  expect(await exhibit(page, "depth").getByRole("alert").count()).toBe(1);
  await exhibit(page, "depth").getByRole("button", { name: "Reset" }).click();
  expect(await typed(page, "depth-kappa").inputValue()).toBe("1");
  expect(await typed(page, "depth-strength").inputValue()).toBe("1");
  expect(await exhibit(page, "depth").getByRole("alert").count()).toBe(0);
});

it("sliders with a log scale reach exactly both of their ends", async () => {
  const { page, faults } = await visit.again(article);
  for (const { id, params } of panels) {
    await arrive(page, id);
    for (const param of numeric(params)) {
      const p = params[param]!;
      if (p.kind !== "real" || p.scale !== "log") continue;
      await page.locator(`#${id}-${param}`).focus();
      for (const [key, end] of [
        ["End", p.max],
        ["Home", p.min],
      ] as const) {
        await page.keyboard.press(key);
        expect(await typed(page, `${id}-${param}`).inputValue()).toBe(String(end));
        await expect.poll(() => inLink(page, `${id}.${param}`)).toBe(String(end));
      }
    }
  }
  expect(faults).toEqual([]);
});

it("every box and every choice of the panels changes its exhibit and the link, and back", async () => {
  const { page, faults } = await visit.again(article);
  await arrive(page, "depth");
  const curves = () => label(page, "depthCurves");
  const opened = await curves();
  for (const box of await exhibit(page, "depth").locator("form input[type=checkbox]").all()) {
    const ticked = await box.isChecked();
    const param = (await box.getAttribute("id"))!.replace("-", ".");
    await box.setChecked(!ticked);
    await expect.poll(curves).not.toBe(opened);
    await expect.poll(() => inLink(page, param)).toBe(String(!ticked));
    await box.setChecked(ticked);
    await expect.poll(curves).toBe(opened);
  }
  await expect.poll(() => new URL(page.url()).search).toBe("");
  const before = await curves();
  await exhibit(page, "depth").getByLabel("the same for all").check();
  await expect.poll(curves).not.toBe(before);
  await expect.poll(() => inLink(page, "depth.rule")).toBe("fixed");

  await arrive(page, "start");
  for (const D of [2, 8, 32]) {
    await exhibit(page, "start").locator(`[name="startView-depth"][value="${D}"]`).check();
    await expect.poll(() => label(page, "raceCurves")).toContain(`networks of ${D} weight matrices`);
  }
  expect(faults).toEqual([]);
});

it("a start above its goal is refused with the reason, and the panel, the figures and the link stay as they were", async () => {
  const { page, faults } = await visit.again(article);
  await arrive(page, "depth");
  await page.locator("#depth-start").focus();
  await page.keyboard.press("End");
  await expect.poll(() => label(page, "depthTimes")).not.toBeNull();
  await settled(page);
  const before = { labels: await labels(page, "depth"), url: page.url() };
  await typed(page, "depth-strength").fill("0.2");
  await page.keyboard.press("Enter");
  const alert = exhibit(page, "depth").getByRole("alert");
  await expect
    .poll(() => alert.allInnerTexts())
    .toEqual([expect.stringContaining("a start below 0.95 of the strength")]);
  await settled(page);
  expect({ labels: await labels(page, "depth"), url: page.url() }).toEqual(before);
  expect(await typed(page, "depth-strength").inputValue()).toBe("1");

  // the slider stops where the relation does
  const slider = page.locator("#depth-strength");
  const stood = await slider.inputValue();
  await slide(page, "depth-strength", 0);
  await expect.poll(() => slider.inputValue()).toBe(stood);
  expect(await alert.count()).toBe(1);

  await typed(page, "depth-strength").fill("0.8");
  await page.keyboard.press("Enter");
  expect(await alert.count()).toBe(0);
  await expect.poll(() => inLink(page, "depth.strength")).toBe("0.8");
  await expect.poll(() => labels(page, "depth")).not.toEqual(before.labels);
  expect(faults).toEqual([]);
});

it("the last start of the race cannot be switched off, and the panel says why", async () => {
  const { page, faults } = await visit(
    `${article}?start.gaussian=false&start.pretrained=false&start.decoupled=false`,
  );
  await arrive(page, "start");
  const before = { labels: await labels(page, "start"), url: page.url() };
  await page.locator("#start-orthogonal").click();
  const alert = exhibit(page, "start").getByRole("alert");
  await expect
    .poll(() => alert.allInnerTexts())
    .toEqual([expect.stringContaining("at least one start to be raced")]);
  await settled(page);
  expect(await page.locator("#start-orthogonal").isChecked()).toBe(true);
  expect({ labels: await labels(page, "start"), url: page.url() }).toEqual(before);
  await page.locator("#start-identity").click();
  await page.locator("#start-orthogonal").click();
  await expect.poll(() => label(page, "race")).not.toContain("orthogonal");
  expect(await alert.count()).toBe(0);
  expect(faults).toEqual([]);
});

it("what a reader does with a slider before its script has come is not lost", async () => {
  const { page, faults } = await visit("");
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/stages-[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${inject("site")}/${article}`);
  await page.locator("#modes-hidden").focus();
  await page.keyboard.press("Home");
  expect(await inLink(page, "modes.hidden")).toBeFalsy();
  release();
  await expect.poll(() => inLink(page, "modes.hidden")).toBe("1");
  expect(await typed(page, "modes-hidden").inputValue()).toBe("1");
  expect(faults).toEqual([]);
});
