import type { CDPSession, Page } from "playwright";
import { expect, it } from "vitest";
import { streams } from "../../src/numeric/random.ts";
import { arrive, article, exhibits } from "./article.ts";
import { runOf } from "./marks.ts";
import { visiting } from "./visit.ts";
import { mark, witnessed } from "./witness.ts";

const visit = visiting();
const moves = 200;
const figures = { modes: "strengths", depth: "depthTimes", start: "race" } as const;

/** Bytes that are in use after a collection of everything that is not. */
async function heap(cdp: CDPSession): Promise<number> {
  await cdp.send("HeapProfiler.collectGarbage");
  await cdp.send("HeapProfiler.collectGarbage"); // what the first one's finalizers let go
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "JSHeapUsedSize")!.value;
}

/** Moves sliders of one exhibit by draws from a seeded source, with 0 to 40 ms between them. */
async function wander(
  page: Page,
  id: string,
  draws: readonly (readonly [number, number, number])[],
): Promise<void> {
  await page.evaluate(
    async ({ id, draws }) => {
      const sliders = document.querySelectorAll<HTMLInputElement>(`section#${id} input[type="range"]`);
      for (const [which, where, wait] of draws) {
        const slider = sliders[Math.floor(which * sliders.length)]!;
        const [min, max, step] = [Number(slider.min), Number(slider.max), Number(slider.step)];
        slider.valueAsNumber = min + step * Math.round((where * (max - min)) / step);
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        await new Promise((later) => setTimeout(later, 40 * wait));
      }
    },
    { id, draws },
  );
}

it("200 random moves over all exhibits leave no error, no stale picture, no extra worker and no growing heap", async () => {
  const draw = streams(1).stream("moves");
  const { page, faults } = await visit(article);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  await mark(page, true);
  const pass = async (count: number): Promise<void> => {
    const each = Math.ceil(count / exhibits.length / 2);
    for (const id of [...exhibits, ...exhibits]) {
      await page.evaluate((id) => document.querySelector(`section#${id}`)!.scrollIntoView(), id);
      await wander(
        page,
        id,
        Array.from({ length: each }, () => [draw(), draw(), draw()] as const),
      );
    }
    for (const id of exhibits) {
      await page.locator(`section#${id} button`, { hasText: "Reset" }).first().click();
      await arrive(page, id);
    }
    // What the witness itself has kept is not the page's.
    const { painted } = await witnessed(page);
    for (const id of exhibits) {
      const runs = painted
        .filter(({ figure }) => figure === figures[id])
        .flatMap((p) => runOf(figures[id], p.label));
      expect(runs.length).toBeGreaterThan(0);
      expect(runs).toEqual([...runs].sort((a, b) => a - b));
    }
    await page.evaluate(() => {
      window.witnessed.painted.splice(0);
      window.witnessed.starts.splice(0);
    });
  };
  await pass(24); // chunks, caches and compiled code
  const before = await heap(cdp);
  await pass(moves);
  const after = await heap(cdp);
  expect(after / before).toBeLessThan(1.2);
  expect((await witnessed(page)).workers.most).toBeLessThanOrEqual(
    await page.evaluate(() => navigator.hardwareConcurrency),
  );
  expect(await page.locator(".error, .fault").count()).toBe(0);
  expect(faults).toEqual([]);
}, 180_000); // ms; on a machine that is busy with other things
