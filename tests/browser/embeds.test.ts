import { expect, it } from "vitest";
import { version } from "../../package.json";
import { label, typed, wake } from "./article.ts";
import { visiting } from "./visit.ts";
import { settled, witnessed } from "./witness.ts";

/** A network with room for two modes: of the others the figure tells no step. */
const twoLearned = /at step [\d\s]+, mode 2 \([^)]*\) at step [\d\s]+\.(?!.*mode [34])/;

const visit = visiting();

const embeds = [
  { at: "", cell: "strengths", simulation: "deep-linear/modes", slider: "modes-strength3" },
  { at: "", cell: "depthTimes", simulation: "deep-linear/depth", slider: "depth-strength" },
  { at: `v/${version}/`, cell: "race", simulation: "deep-linear/start", slider: "start-strength3" },
];

it.each(embeds)(
  "an embed of $cell, at “$at”, runs its own simulation once for each change, and nothing else",
  async (embed) => {
    const { page, faults } = await visit(`${embed.at}embed/deep-linear/${embed.cell}/`);
    await wake(page);
    const before = (await witnessed(page)).starts;
    expect(before.map(({ simulation }) => simulation)).toEqual([embed.simulation]);
    await page.locator(`#${embed.slider}`).focus();
    await page.keyboard.press("ArrowRight");
    await settled(page);
    const { starts, painted } = await witnessed(page);
    expect(starts.map(({ simulation }) => simulation)).toEqual([embed.simulation, embed.simulation]);
    expect(new Set(painted.map(({ figure }) => figure))).toEqual(new Set([embed.cell]));
    const files = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    const here = page.url().replace(/embed\/.*/, "");
    expect(files.filter((name) => !name.startsWith(here) && !/^(blob|data):/.test(name))).toEqual([]);
    const canonical = await page.locator("link[rel=canonical]").getAttribute("href");
    expect(canonical).toBe(`${here.replace(/v\/[^/]+\/$/, "")}embed/deep-linear/${embed.cell}/`);
    expect(faults).toEqual([]);
  },
);

it("an embed takes bare parameter names, shows its controls and links to its notebook, and search engines leave it alone", async () => {
  const { page, faults } = await visit("embed/deep-linear/strengths/?hidden=2&scale=1e-4");
  await expect.poll(() => typed(page, "modes-hidden").inputValue()).toBe("2");
  expect(await typed(page, "modes-scale").inputValue()).toBe("0.0001");
  await expect.poll(() => label(page, "strengths")).toMatch(twoLearned);
  expect(await page.locator("#notice").isVisible()).toBe(false);
  expect(await page.locator("#cell-modes form.controls").isVisible()).toBe(true);
  expect(await page.locator("meta[name=robots]").getAttribute("content")).toBe("noindex");
  const link = page.locator(".origin a");
  const answer = await page.request.get(new URL((await link.getAttribute("href"))!, page.url()).href);
  expect(answer.status()).toBe(200);
  expect(await answer.text()).toContain("<h1>Why deep networks learn in stages</h1>");
  expect(faults).toEqual([]);
});
