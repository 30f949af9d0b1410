import { gzipSync } from "node:zlib";
import type { Page } from "playwright";
import { expect, it } from "vitest";
import { arrive, article, slide, wake } from "./article.ts";
import { visiting } from "./visit.ts";
import { witnessed } from "./witness.ts";

const visit = visiting();

/** Scripts that the page has fetched so far: names and compressed sizes, in kB. */
async function scripts(page: Page): Promise<{ name: string; kB: number }[]> {
  const urls = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => name)
      .filter((name) => name.endsWith(".js")),
  );
  return Promise.all(
    [...new Set(urls)].map(async (url) => ({
      name: url.split("/").at(-1)!,
      kB: gzipSync(await (await page.request.get(url)).body()).length / 1000,
    })),
  );
}
const total = (files: readonly { kB: number }[]): number => files.reduce((sum, { kB }) => sum + kB, 0);
const isPlot = ({ name }: { name: string }): boolean => name.startsWith("marks-");

it("the article costs at most 90 kB of compressed script before a reader does something, and Plot is not among it", async () => {
  const { page } = await visit(article);
  await page.waitForLoadState("networkidle");
  const before = await scripts(page);
  expect(total(before)).toBeGreaterThan(20);
  expect(total(before), JSON.stringify(before)).toBeLessThanOrEqual(90);
  expect(before.filter(isPlot)).toEqual([]);
  await arrive(page, "modes");
  const plot = (await scripts(page)).filter(isPlot);
  expect(plot).toHaveLength(1);
  expect(plot[0]!.kB).toBeGreaterThan(60); // it really is Plot
});

it("a live embed costs at most 70 kB of compressed script beyond Plot, its worker and what speaks with its host included", async () => {
  const { page } = await visit("embed/deep-linear/strengths/?hidden=3");
  await wake(page);
  expect((await witnessed(page)).frames).toBeGreaterThan(0); // the worker's code has come, inside a script of the page
  const files = await scripts(page);
  expect(files.some(isPlot)).toBe(true);
  expect(total(files.filter((file) => !isPlot(file))), JSON.stringify(files)).toBeLessThanOrEqual(70);
});

/** Milliseconds that the page's own thread spent in the scripts of simulations while something was done. */
async function inSimulations(page: Page, doing: () => Promise<void>): Promise<number> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Profiler.enable");
  await cdp.send("Profiler.setSamplingInterval", { interval: 500 });
  await cdp.send("Profiler.start");
  await doing();
  const { profile } = await cdp.send("Profiler.stop");
  const ours = new Set(
    profile.nodes
      // chunks with equations
      .filter(({ callFrame }) => /\/(network|race|recorder|decoupled|product)-[^/]*\.js$/.test(callFrame.url))
      .map(({ id }) => id),
  );
  const { samples = [], timeDeltas = [] } = profile;
  return samples.reduce((sum, id, i) => sum + (ours.has(id) ? timeDeltas[i]! : 0), 0) / 1000;
}

const drag = (page: Page) => async (): Promise<void> => {
  for (const part of [0.2, 0.3, 0.4, 0.5, 0.6]) {
    await slide(page, "start-strength1", part);
    await page.waitForTimeout(60);
  }
  await page.waitForTimeout(400);
};

it("not a millisecond of simulation is spent on the page's own thread while a slider of the race is dragged", async () => {
  const { page } = await visit(article);
  await arrive(page, "start");
  const before = (await witnessed(page)).frames;
  expect(await inSimulations(page, drag(page))).toBe(0);
  expect((await witnessed(page)).frames).toBeGreaterThan(before);
});

it("the measurement above would see simulations on the page's own thread if there were any", async () => {
  const { page } = await visit(`${article}?start.seeds=1`, {
    before: () => {
      window.Worker = function () {
        throw new DOMException("workers are not allowed here", "SecurityError");
      } as never;
    },
  });
  await arrive(page, "start");
  expect(await inSimulations(page, drag(page))).toBeGreaterThan(20);
});
