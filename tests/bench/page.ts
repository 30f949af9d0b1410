import { gzipSync } from "node:zlib";
import { chromium, type Browser, type Page } from "playwright";

/** Bytes that a route costs, in kB of minified and compressed text. */
export interface Weight {
  readonly route: string;
  readonly htmlKb: number;
  readonly cssKb: number;
  /** JavaScript before the reader does anything. */
  readonly scriptKb: number;
  /** JavaScript once every figure has been drawn and run. */
  readonly allScriptKb: number;
  /** The chunk with Plot, part of the column before. */
  readonly plotKb: number;
}

/** Time from a slider's input event to the first new picture in the same exhibit. */
export interface Latency {
  readonly slider: string;
  readonly median: number;
  readonly p90: number;
}

const kb = (body: Buffer): number => gzipSync(body, { level: 9 }).length / 1024;

async function scrolledThrough(page: Page): Promise<void> {
  await page.mouse.move(200, 200);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let y = 0; y < height; y += 500) {
    await page.mouse.wheel(0, 500);
    await page.waitForTimeout(120);
  }
  await page.waitForTimeout(800);
}

/** What a route costs to load, and then to use. */
export async function weight(browser: Browser, site: string, route: string): Promise<Weight> {
  const page = await browser.newPage();
  const sizes = new Map<string, number>();
  page.on("response", async (response) => {
    const body = await response.body().catch(() => Buffer.alloc(0));
    sizes.set(response.url(), kb(body));
  });
  const sum = (pattern: RegExp): number =>
    [...sizes].filter(([url]) => pattern.test(url)).reduce((total, [, size]) => total + size, 0);
  await page.goto(`${site}/${route}`, { waitUntil: "networkidle" });
  const before = { htmlKb: sum(/\/(index\.html)?$/), cssKb: sum(/\.css$/), scriptKb: sum(/\.js$/) };
  await scrolledThrough(page);
  await page.close();
  return { route, ...before, allScriptKb: sum(/\.js$/), plotKb: sum(/marks-[^/]*\.js$/) };
}

/** Latency of the first slider of each exhibit of a notebook, over 30 moves. */
export async function latencies(browser: Browser, site: string, notebook: string): Promise<Latency[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${site}/${notebook}/`);
  await scrolledThrough(page);
  const exhibits = await page.locator(".exhibit").evaluateAll((all) => all.map(({ id }) => id));
  const rows: Latency[] = [];
  for (const id of exhibits) {
    await page.locator(`#${id}`).scrollIntoViewIfNeeded();
    await page.waitForTimeout(1500);
    const { slider, times } = await page.evaluate(async (exhibit) => {
      const root = document.getElementById(exhibit)!;
      const input = root.querySelector<HTMLInputElement>(".controls input[type=range]");
      if (!input) return { slider: "", times: [] };
      const times: number[] = [];
      for (let k = 0; k < 30; ++k) {
        const start = performance.now();
        const drawn = new Promise<void>((done) => {
          const observer = new MutationObserver(() => {
            observer.disconnect();
            requestAnimationFrame(() => done());
          });
          for (const plot of root.querySelectorAll(".plot")) observer.observe(plot, { childList: true });
          setTimeout(done, 3000);
        });
        input.value = String(Number(input.value) + (k % 2 ? 2 : -2));
        input.dispatchEvent(new Event("input", { bubbles: true }));
        await drawn;
        times.push(performance.now() - start);
        await new Promise((next) => setTimeout(next, 150));
      }
      return { slider: input.id, times: times.sort((a, b) => a - b) };
    }, id);
    if (times.length) rows.push({ slider, median: times[15], p90: times[27] });
  }
  await page.close();
  return rows;
}

export const launched = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
