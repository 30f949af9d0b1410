import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, it } from "vitest";
import { allExhibits, arrive, article, labels, verdicts } from "./article.ts";
import { visiting } from "./visit.ts";
import { settled } from "./witness.ts";

const visit = visiting();

/** Every page of the built site, as its path with a slash at the end; the copies that are kept of a version are left out. */
function pages(): string[] {
  return readdirSync(inject("built"), { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)index\.html$/.test(file) && !file.startsWith("v/"))
    .map((file) => file.slice(0, -"index.html".length))
    .sort();
}

const htmlOf = (path: string): string => readFileSync(join(inject("built"), path, "index.html"), "utf8");

/** The part of its notebook that a page carries, if it carries one only. */
function partOf(path: string): string | undefined {
  const html = htmlOf(path);
  const outline = /<script type="application\/json" id="outline">(.*?)<\/script>/.exec(html)?.[1];
  const { id, parts } = JSON.parse(outline ?? '{"parts":{}}') as { id: string; parts: object };
  return Object.keys(parts).length === 1 ? `${id}/${Object.keys(parts)[0]}` : undefined;
}

/** Every page but for embeds, and of the embeds of one part of a notebook, which have the same script, the first figure. */
function visited(): string[] {
  const seen = new Set<string>();
  return pages().filter((path) => {
    const part = path.startsWith("embed/") ? partOf(path) : undefined;
    if (part === undefined) return true;
    if (seen.has(part) || !htmlOf(path).includes("data-plot")) return false;
    seen.add(part);
    return true;
  });
}

it("every page of the site loads and wakes without an error, and asks nobody else for anything", async () => {
  const paths = visited();
  expect(paths).toContain("");
  expect(paths).toContain("findings/");
  expect(paths).toContain(article);
  expect(paths.filter((path) => path.startsWith("embed/")).length).toBeGreaterThan(15);
  const found: Record<string, string[]> = {};
  const queue = [...paths];
  const reader = async (): Promise<void> => {
    const { page, faults } = await visit("");
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      await page.goto(`${inject("site")}/${path}`);
      await page.mouse.move(20, 20);
      await page.mouse.move(30, 30);
      await settled(page).catch(() => faults.push("does not come to rest"));
      if (faults.length) found[path] = faults.splice(0);
    }
  };
  await Promise.all([reader(), reader(), reader()]);
  expect(found).toEqual({});
});

it("every link of the site to itself leads somewhere, also within a page", async () => {
  const broken: string[] = [];
  for (const path of pages()) {
    const html = htmlOf(path);
    const from = new URL(path, "http://site/");
    for (const [, href] of html.matchAll(/<a [^>]*href="([^"]*)"/g)) {
      const to = new URL(href!.replaceAll("&amp;", "&"), from);
      if (to.origin !== from.origin) continue;
      const file = join(inject("built"), to.pathname.replace(/\/$/, "/index.html"));
      let target: string;
      try {
        target = readFileSync(file, "utf8");
      } catch {
        broken.push(`${path}: ${href}`);
        continue;
      }
      const id = decodeURIComponent(to.hash.slice(1));
      if (id && !target.includes(`id="${id}"`)) broken.push(`${path}: ${href}`);
    }
  }
  expect(broken).toEqual([]);
});

it("no page gives one id to two elements", () => {
  const found: Record<string, string[]> = {};
  for (const path of pages()) {
    const html = htmlOf(path);
    const ids = [...html.replace(/<script.*?<\/script>/gs, "").matchAll(/<[a-z][^<>]*? id="([^"]+)"/g)].map(
      ([, id]) => id!,
    );
    const twice = ids.filter((id, k) => ids.indexOf(id) !== k);
    if (twice.length) found[path] = twice;
  }
  expect(found).toEqual({});
});

it("the article reads without JavaScript: prose, every figure with its description, every finding with its verdict", async () => {
  const { page, faults } = await visit(article, { javaScriptEnabled: false });
  expect((await page.locator("article").innerText()).split(/\s+/).length).toBeGreaterThan(1200);
  const plots = page.locator(".plot");
  expect(await plots.count()).toBeGreaterThanOrEqual(7);
  for (const plot of await plots.all()) {
    const shown = plot.locator("svg[role=img][aria-label]").filter({ visible: true });
    expect(await shown.count()).toBe(1);
    expect((await shown.getAttribute("aria-label"))!.length).toBeGreaterThan(60);
  }
  const found = await page.locator(".finding .verdict strong").allInnerTexts();
  expect(found.length).toBeGreaterThanOrEqual(15);
  for (const verdict of found) expect(verdict).toMatch(/^(Holds|Does not hold|Says nothing) here\.$/);
  for (const value of await page.locator(".live").allInnerTexts()) expect(value).toMatch(/\w/);
  expect(faults).toEqual([]);
});

it.each([1440])(
  "at %i px the live page says what the page came with, and nothing jumps when it wakes",
  async (width) => {
    const { page, faults } = await visit(article, {
      viewport: { width, height: 900 },
      before: () => {
        const moved: [number, string][] = [];
        Object.assign(window, { moved });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & {
            value: number;
            sources: { node?: Node }[];
          })[])
            moved.push([
              entry.value,
              entry.sources.map(({ node }) => (node as Element | undefined)?.className ?? "").join(),
            ]);
        }).observe({ type: "layout-shift", buffered: true });
      },
    });
    await page.waitForLoadState("networkidle"); // what moves as fonts come is not the figures' affair
    const moves = () =>
      page.evaluate(() => (window as unknown as { moved: [number, string][] }).moved.splice(0));
    await moves();
    const said = async (id: string) => ({
      labels: await labels(page, id),
      verdicts: await verdicts(page, id),
    });
    for (const id of await allExhibits(page)) {
      const came = await said(id);
      await arrive(page, id);
      expect(await said(id)).toEqual(came);
      const moved = await moves();
      // Below 0.1 a page counts as steady (web.dev/cls): half of that for each exhibit's waking.
      expect(
        moved.reduce((sum, [value]) => sum + value, 0),
        JSON.stringify(moved),
      ).toBeLessThan(0.05);
    }
    expect(faults).toEqual([]);
  },
  180_000, // ms; on a machine that is busy with other things
);

it.each([390, 820])("at %i px no page is wider than the screen, asleep or awake", async (width) => {
  const { page, faults } = await visit("", { viewport: { width, height: 1000 } });
  const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const articles = pages().filter((path) => /^[^/]+\/$/.test(path) && path !== "findings/");
  for (const path of ["", "findings/", ...articles, "embed/deep-linear/strengths/"]) {
    await page.goto(`${inject("site")}/${path}`);
    expect(await beyond(), path).toBeLessThanOrEqual(0);
  }
  await page.goto(`${inject("site")}/${article}`);
  for (const id of ["modes", "hierarchy"]) {
    await arrive(page, id);
    expect(await beyond(), id).toBeLessThanOrEqual(0);
  }
  expect(faults).toEqual([]);
});
