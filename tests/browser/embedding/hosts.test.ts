import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { FrameLocator, Page } from "playwright";
import { afterEach, expect, inject, it } from "vitest";
import { serveFolder, type Served } from "../serve.ts";
import { visiting } from "../visit.ts";
import { cellUrl, hosting, html } from "./host.ts";

const host = hosting();
const visit = visiting();
const servers: Served[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
const site = () => inject("site");
const strengths = (at: Page | FrameLocator) =>
  at.locator('[data-plot="strengths"] svg').first().getAttribute("aria-label");
const cell = (attributes = "", inside = "fallback") =>
  `<plateau-cell notebook="deep-linear" cell="strengths" ${attributes}>${inside}</plateau-cell>`;
const script = () => `<script src="${site()}/plateau-cell.js"></script>`;
const ready = (page: Page, count = 1) =>
  page.waitForFunction(
    (count) => document.querySelectorAll("plateau-cell[data-ready]").length === count,
    count,
  );

declare global {
  interface Window {
    events: { type: string; detail: Record<string, unknown> }[];
  }
}
const witness = `<script>window.events = [];
for (const type of ["cell-ready","cell-change","cell-run","cell-error"]) addEventListener(type, (e) => events.push({ type, detail: e.detail }));</script>`;

interface Element_ extends HTMLElement {
  params: Record<string, unknown>;
  set(params: object): Promise<unknown>;
  get(name: string): Promise<unknown>;
  reset(): Promise<unknown>;
  exportAs(format: string): Promise<{ data: string }>;
}

it.each(["frame", "inline"])(
  "on a plain page of another origin the element works in mode %s, by attributes, events and methods",
  async (mode) => {
    const { page } = await host({
      "/": html(
        `${witness}${cell(`mode="${mode}" modes.hidden="3" lock="scale"`, "<b>picture</b>")}${script()}`,
      ),
    });
    await ready(page);
    expect(await page.locator("plateau-cell b").isVisible()).toBe(false);
    expect(await page.evaluate(() => document.querySelector<Element_>("plateau-cell")!.params)).toMatchObject(
      { "modes.hidden": 3 },
    );
    const inside = mode === "frame" ? page.frameLocator("iframe") : page;
    await expect.poll(() => inside.locator("#modes-scale").isDisabled()).toBe(true);
    await page.evaluate(() => document.querySelector<Element_>("plateau-cell")!.set({ hidden: 2 }));
    await expect.poll(() => strengths(inside)).not.toMatch(/mode 3 \([^)]*\) at step/);
    expect(await page.evaluate(() => document.querySelector<Element_>("plateau-cell")!.get("hidden"))).toBe(
      2,
    );
    const fault = await page.evaluate(() =>
      document
        .querySelector<Element_>("plateau-cell")!
        .set({ hidden: 999 })
        .catch((e: Error) => e.message),
    );
    expect(fault).toContain("modes.hidden = 999");
    await page.evaluate(() => document.querySelector("plateau-cell")!.setAttribute("modes.hidden", "4"));
    await expect
      .poll(() => page.evaluate(() => document.querySelector<Element_>("plateau-cell")!.params))
      .toMatchObject({ "modes.hidden": 4 });
    const svg = await page.evaluate(() => document.querySelector<Element_>("plateau-cell")!.exportAs("svg"));
    expect(svg.data).toContain("<svg");
    await expect
      .poll(() => page.evaluate(() => window.events.map(({ type }) => type)))
      .toEqual(expect.arrayContaining(["cell-ready", "cell-run", "cell-change"]));
    await page.evaluate(() => document.querySelector("plateau-cell")!.remove());
    await expect.poll(() => page.locator("iframe").count()).toBe(0);
  },
);

it("cells of one group share what a reader sets, and others do not", async () => {
  const { page } = await host({
    "/": html(`${cell('group="a"')}${cell('group="a" mode="inline"')}${cell("")}${script()}`),
  });
  await ready(page, 3);
  const hidden = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<Element_>("plateau-cell")].map(({ params }) => params["modes.hidden"]),
    );
  const [before] = await hidden();
  const slider = page.frameLocator("iframe >> nth=0").locator("#modes-hidden");
  await slider.focus();
  await slider.press("ArrowLeft");
  await expect.poll(hidden).toEqual([Number(before) - 1, Number(before) - 1, before]);
});

it("a page from disk can use the classic script in both modes", async () => {
  const folder = mkdtempSync(join(tmpdir(), "course-"));
  writeFileSync(join(folder, "page.html"), html(`${cell("")}${cell('mode="inline"')}${script()}`));
  const { page } = await visit("page.html", { at: pathToFileURL(folder).href });
  await ready(page, 2);
  expect(await strengths(page.frameLocator("iframe"))).toContain("mode 1");
  expect(await strengths(page)).toContain("mode 1");
});

it("a host that hears nothing keeps its fallback", async () => {
  const { page } = await host({
    "/": html(
      `${witness}<plateau-cell notebook="deep-linear" cell="nobody" mode="inline"><b>picture</b></plateau-cell>${script()}`,
    ),
  });
  await expect.poll(() => page.evaluate(() => window.events.map(({ type }) => type))).toContain("cell-error");
  expect(await page.locator("plateau-cell b").isVisible()).toBe(true);
});

it("in a Reveal deck a cell on a hidden slide has its size and is alive when its slide comes", async () => {
  const { page } = await host(
    {
      "/": html(
        `<div class="reveal"><div class="slides"><section>One</section><section>Two</section><section>Three</section><section>Four</section>
        <section id="cell">${cell('controls="hidden"')}</section>
        <section><iframe data-src="${cellUrl("strengths")}" width="800" height="500"></iframe></section></div></div>
        <script src="/reveal/reveal.js"></script>${script()}<script>Reveal.initialize({ viewDistance: 1 });</script>`,
        '<link rel="stylesheet" href="/reveal/reveal.css">',
      ),
    },
    { folders: { "/reveal/": "node_modules/reveal.js/dist" } },
  );
  await page.waitForTimeout(1500);
  await page.evaluate(() => (window as unknown as { Reveal: { slide(n: number): void } }).Reveal.slide(4));
  await ready(page);
  const frame = page.frameLocator("plateau-cell iframe");
  await expect.poll(() => frame.locator("#modes-hidden").isVisible()).toBe(true);
  await frame.locator("#modes-hidden").focus();
  await frame.locator("#modes-hidden").press("ArrowLeft");
  await expect.poll(() => frame.locator(".plot > svg").count()).toBe(1);
  const [plot, svg] = await frame
    .locator(".plot")
    .evaluate((plot) => [plot.clientWidth, plot.querySelector("svg")!.clientWidth]);
  expect(plot!).toBeGreaterThan(200);
  expect(Math.abs(plot! - svg!)).toBeLessThan(3);
  const height = await page.locator("plateau-cell iframe").evaluate((f) => f.clientHeight);
  expect(height).toBeGreaterThan(300);
  await page.evaluate(() => (window as unknown as { Reveal: { slide(n: number): void } }).Reveal.slide(5));
  await expect.poll(() => strengths(page.frameLocator("section > iframe"))).toContain("mode 1");
});

it("Observable's runtime takes a notebook as a module: cells are observed, redefined, and imported by other notebooks", async () => {
  // Modules come across origins only with the consent of their host: as GitHub Pages gives it.
  const server = await serveFolder(inject("built"), "/open", {
    headers: { "access-control-allow-origin": "*" },
  });
  servers.push(server);
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  const { page } = await host(
    {
      "/": html(`<div id="figure"></div><div id="verdict"></div><div id="imported"></div><div id="other"></div><script type="module">
        import { Runtime } from "/runtime/index.js";
        import define from "${server.url}/${version}/deep-linear.js";
        import barrier from "${server.url}/${version}/mode-connectivity.js";
        const into = (id, put) => ({ fulfilled: (value) => put(document.getElementById(id), value), rejected: (error) => console.error(error) });
        const module = new Runtime().module(define, (name) =>
          name === "strengths" ? into("figure", (e, v) => e.replaceChildren(v)) :
          name === "bottleneck" ? into("verdict", (e, v) => (e.textContent = v.state)) : null);
        // A notebook of somebody's own: a figure of one module at values of its own, and a finding of another.
        const runtime = new Runtime(), own = runtime.module(), theirs = runtime.module(define);
        own.variable().define("mine", ["theirModes"], (values) => ({ ...values, hidden: 2 }));
        own.import("modes", "theirModes", theirs);
        own.variable(into("imported", (e, v) => e.replaceChildren(v))).import("strengths", theirs.derive([{ name: "mine", alias: "modes" }], own));
        own.variable(into("other", (e, v) => (e.textContent = v.state))).import("removed", "barrierGone", runtime.module(barrier));
        window.setHidden = async (hidden) => module.redefine("modes", { ...(await module.value("modes")), hidden });
      </script>`),
    },
    {
      folders: {
        "/runtime/": "node_modules/@observablehq/runtime/src",
        "/isoformat/": "node_modules/isoformat/src",
      },
    },
  );
  const shown = (id: string) => page.locator(`#${id} svg[role=img]`).first().getAttribute("aria-label");
  const figure = () => shown("figure");
  await expect.poll(figure).toMatch(/mode 4 \([^)]*\) at step/);
  await page.evaluate(() => (window as unknown as { setHidden(n: number): Promise<void> }).setHidden(2));
  await expect.poll(figure).not.toMatch(/mode 3 \([^)]*\) at step/);
  await expect.poll(() => page.locator("#verdict").innerText()).toMatch(/holds|fails|moot/);
  await expect.poll(() => shown("imported")).toMatch(/mode 2 \([^)]*\) at step/);
  expect(await shown("imported")).not.toMatch(/mode 3 \([^)]*\) at step/);
  await expect.poll(() => page.locator("#other").innerText()).toMatch(/holds|fails|moot/);
});
