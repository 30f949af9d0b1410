import { gzipSync } from "node:zlib";
import { chromium, type Browser, type Page } from "playwright";
import { bearWitness, settled } from "../browser/witness.ts";

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

/** Times in ms from a slider's input event, over the moves of one slider. */
export interface Latency {
  readonly slider: string;
  readonly moves: number;
  /** To the first new picture in the same exhibit: the median, and what nine in ten stay below. */
  readonly paint: number;
  readonly paint90: number;
  /** To the last new picture anywhere, with nothing left to compute: the same. */
  readonly whole: number;
  readonly whole90: number;
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

/** One exhibit's first slider, moved to and fro until it has been moved 30 times or for 15 s. */
const moved = (
  page: Page,
  exhibit: string,
): Promise<{ slider: string; paints: number[]; wholes: number[] }> =>
  page.evaluate(async (exhibit) => {
    const root = document.getElementById(exhibit)!;
    const input = root.querySelector<HTMLInputElement>(".controls input[type=range]");
    const [paints, wholes]: number[][] = [[], []];
    const { witnessed } = window;
    const pause = (ms: number): Promise<void> => new Promise((next) => setTimeout(next, ms));
    const until = performance.now() + 15_000;
    for (let k = 0; input && k < 30 && performance.now() < until; ++k) {
      const start = performance.now();
      let paint = NaN;
      const observer = new MutationObserver(() => {
        observer.disconnect();
        requestAnimationFrame(() => (paint = performance.now() - start));
      });
      for (const plot of root.querySelectorAll(".plot")) observer.observe(plot, { childList: true });
      input.value = String(Number(input.value) + (k % 2 ? 2 : -2));
      input.dispatchEvent(new Event("input", { bubbles: true }));
      do await pause(50);
      while (
        performance.now() < start + 30_000 &&
        (witnessed.going.size || performance.now() - Math.max(witnessed.last, start) < 350)
      );
      observer.disconnect();
      if (Number.isNaN(paint)) continue; // at the end of its range, a slider moves nothing
      paints.push(paint);
      wholes.push(Math.max(paint, witnessed.last - start));
    }
    return { slider: input?.id ?? "", paints, wholes };
  }, exhibit);

/** The part `q` of the way through numbers in order, by the nearest rank. */
const quantile = (numbers: readonly number[], q: number): number =>
  [...numbers].sort((a, b) => a - b)[Math.ceil(q * numbers.length) - 1];

/** Latency of the first slider of each exhibit of a notebook that has one. */
export async function latencies(browser: Browser, site: string, notebook: string): Promise<Latency[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await bearWitness(page);
  await page.goto(`${site}/${notebook}/`);
  await scrolledThrough(page);
  const rows: Latency[] = [];
  for (const exhibit of await page.locator(".exhibit").evaluateAll((all) => all.map(({ id }) => id))) {
    await page.locator(`[id="${exhibit}"]`).scrollIntoViewIfNeeded();
    await settled(page);
    const { slider, paints, wholes } = await moved(page, exhibit);
    if (!paints.length) continue;
    const [paint, paint90] = [0.5, 0.9].map((q) => quantile(paints, q));
    const [whole, whole90] = [0.5, 0.9].map((q) => quantile(wholes, q));
    rows.push({ slider, moves: paints.length, paint, paint90, whole, whole90 });
  }
  await page.close();
  return rows;
}

export const launched = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
