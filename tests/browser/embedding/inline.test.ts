import type { CDPSession, Page } from "playwright";
import { expect, it } from "vitest";
import { settled, witnessed } from "../witness.ts";
import { consenting, hosting, html } from "./host.ts";

const host = hosting();
const site = consenting();

const cell = (attributes = "") =>
  `<plateau-cell notebook="deep-linear" cell="strengths" mode="inline" ${attributes}><b>picture</b></plateau-cell>`;
const ready = (page: Page, count: number) =>
  page.waitForFunction(
    (count) => document.querySelectorAll("plateau-cell[data-ready]").length === count,
    count,
  );
const workers = async (page: Page): Promise<number[]> => [
  (await witnessed(page)).workers.now,
  page.workers().length,
];

/** Bytes, listeners and nodes that are in use after a collection of everything that is not. */
async function held(page: Page, cdp: CDPSession): Promise<Record<string, number>> {
  await page.evaluate(() => {
    window.witnessed.painted.splice(0); // what the witness keeps is not the page's
    window.witnessed.starts.splice(0);
  });
  for (let twice = 0; twice < 2; ++twice) await cdp.send("HeapProfiler.collectGarbage");
  const { metrics } = await cdp.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

it("cells within the page: with the last of them the workers go, and what comes and goes leaves nothing behind", async () => {
  const { page, faults } = await host({
    "/": html(
      `<main>${cell()}${cell('modes.hidden="2"')}</main><script src="${site()}/plateau-cell.js"></script>`,
    ),
  });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  await ready(page, 2);
  await settled(page);
  const [now, alive] = await workers(page);
  expect(now).toBeGreaterThan(0);
  expect(alive).toBe(now);
  const removeLast = () => page.evaluate(() => document.querySelector("plateau-cell:last-of-type")!.remove());
  await removeLast();
  await page.waitForTimeout(400); // a worker's grace
  expect((await workers(page))[0]).toBeGreaterThan(0); // the other cell has them still
  await removeLast();
  await expect.poll(() => workers(page)).toEqual([0, 0]);

  const comeAndGo = async (times: number): Promise<void> => {
    for (let k = 0; k < times; ++k) {
      await page.evaluate((html) => (document.querySelector("main")!.innerHTML = html), cell());
      await ready(page, 1);
      expect((await workers(page))[0]).toBeGreaterThan(0);
      await page.evaluate(() => document.querySelector("main")!.replaceChildren());
      await expect.poll(() => workers(page)).toEqual([0, 0]);
    }
  };
  await comeAndGo(2); // chunks, caches and compiled code
  const before = await held(page, cdp);
  await comeAndGo(6);
  // taken away while it is on its way
  for (const wait of [0, 5, 20, 60]) {
    await page.evaluate((html) => (document.querySelector("main")!.innerHTML = html), cell());
    await page.waitForTimeout(wait);
    await page.evaluate(() => document.querySelector("main")!.replaceChildren());
  }
  await page.waitForTimeout(500);
  expect(await workers(page)).toEqual([0, 0]);
  const after = await held(page, cdp);
  expect(after["JSEventListeners"]! - before["JSEventListeners"]!).toBeLessThanOrEqual(2);
  expect(after["Nodes"]! - before["Nodes"]!).toBeLessThanOrEqual(20); // of one cell there are more than a thousand
  expect(after["JSHeapUsedSize"]! / before["JSHeapUsedSize"]!).toBeLessThan(1.1);
  expect(faults.filter((fault) => !fault.startsWith("request to another origin"))).toEqual([]);
});

it("custom properties and parts of the page around paint a cell in it, and one in a frame, also when they change", async () => {
  const { page, faults } = await host({
    "/": html(
      `${cell('caption="1" controls="hidden"')}<plateau-cell notebook="deep-linear" cell="strengths"></plateau-cell>
      <script src="${site()}/plateau-cell.js"></script>`,
      `<style>body { font-family: monospace; --ce-accent: #663399; --ce-series-1: #ff0000; --ce-radius: 3px; }
      body.night { --ce-accent: #ffff00; --ce-series-1: initial; }
      plateau-cell::part(figure) { outline: 2px solid #008000; }
      plateau-cell::part(controls) { background: #fffff0; }
      plateau-cell::part(caption) { color: #008080; }
      plateau-cell::part(code) { border: 1px solid #ffa500; }</style>`,
    ),
  });
  await ready(page, 2);
  const inside = page.locator("plateau-cell").first();
  const frame = page.frameLocator("iframe");
  const style = (selector: string, name: string, at: Pick<Page, "locator"> = inside) =>
    at
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), name);
  const curve = '[data-plot="strengths"] svg [stroke="var(--series-1)"]';
  expect(await style(".panels", "outline-color")).toBe("rgb(0, 128, 0)");
  expect(await style(".panel", "background-color")).toBe("rgb(255, 255, 240)");
  expect(await style("p.caption", "color")).toBe("rgb(0, 128, 128)");
  expect(await style(".provenance", "border-top-color")).toBe("rgb(255, 165, 0)");
  expect(await style(".figure-title", "font-family")).toContain("monospace");
  expect(await style(".inline", "border-top-left-radius")).toBe("3px");
  expect(await style(curve, "stroke")).toBe("rgb(255, 0, 0)");
  await expect.poll(() => style(curve, "stroke", frame)).toBe("rgb(255, 0, 0)");
  expect(await style("html", "--accent", frame)).toMatch(/^#6(6339)?9$|^#663399$/);

  expect(await inside.locator("p.caption").innerText()).toMatch(/\w{3}.*\./s);
  const links = await inside
    .locator("p.caption a")
    .evaluateAll((all) => (all as HTMLAnchorElement[]).map(({ href, target }) => [href, target]));
  for (const [href, target] of links) {
    expect(href).toContain(`${site()}/deep-linear/`);
    expect(target).toBe("_blank");
  }

  await page.evaluate(() => document.body.classList.add("night"));
  await expect.poll(() => style(".inline", "--accent")).toMatch(/^(#ff0|#ffff00|yellow)$/);
  await expect.poll(() => style("html", "--accent", frame)).toMatch(/^(#ff0|#ffff00|yellow)$/);
  // a token that is taken back is the cell's own again
  await expect.poll(() => style(curve, "stroke")).toBe("rgb(11, 98, 164)");
  await expect.poll(() => style(curve, "stroke", frame)).toBe("rgb(11, 98, 164)");
  expect(faults.filter((fault) => !fault.startsWith("request to another origin"))).toEqual([]);
});
