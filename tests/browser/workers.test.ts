import type { FrameLocator, Page } from "playwright";
import { afterEach, expect, inject, it } from "vitest";
import { arrive, article, exhibit, exhibits, label, slide } from "./article.ts";
import { serveFolder, servePage, type Served } from "./serve.ts";
import { visiting } from "./visit.ts";
import { settled, witnessed } from "./witness.ts";

const visit = visiting();
const servers: Served[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

declare global {
  interface Window {
    crashNext: string;
  }
}

/** Runs in the page: the worker that gets the next run of `crashNext`, a simulation, dies of it. */
function crashing(): void {
  const Native = window.Worker;
  window.Worker = class extends Native {
    override postMessage(message: { do?: string; simulation?: string }): void {
      super.postMessage(message);
      if (message.do !== "start" || message.simulation !== window.crashNext) return;
      window.crashNext = "";
      this.dispatchEvent(new ErrorEvent("error", { message: "out of luck", cancelable: true }));
    }
  };
}

/** Runs in the page: as some hosts have it, workers are not allowed. */
function refusing(): void {
  window.Worker = function () {
    throw new DOMException("workers are not allowed here", "SecurityError");
  } as never;
}

const strength = (page: Page | FrameLocator): Promise<string | null> =>
  page.locator('[data-plot="strengths"] svg').first().getAttribute("aria-label");

it("the page never has more workers than the device has cores", async () => {
  const { page, faults } = await visit(article);
  for (const id of exhibits) {
    await arrive(page, id);
    for (const part of [0.3, 0.5, 0.7, 0.4])
      await slide(page, `${id}-strength${id === "depth" ? "" : 1}`, part);
  }
  await settled(page);
  const { most } = (await witnessed(page)).workers;
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThanOrEqual(await page.evaluate(() => navigator.hardwareConcurrency));
  expect(faults).toEqual([]);
});

it("a crashed worker is told at its figures, the other exhibits live on, and “Run again” brings the figures back", async () => {
  const { page, faults } = await visit(article, {
    before: crashing,
    viewport: { width: 1440, height: 8000 }, // all exhibits in view: scrolling away and back would run it again, too
  });
  await arrive(page, "depth");
  await arrive(page, "modes");
  await page.evaluate(() => (window.crashNext = "deep-linear/modes"));
  await slide(page, "modes-strength1", 0.5);
  const alerts = exhibit(page, "modes").locator(".figure").getByRole("alert");
  await expect.poll(() => alerts.count()).toBe(await exhibit(page, "modes").locator(".plot").count());
  expect(await alerts.first().innerText()).toContain("out of luck");

  const before = await label(page, "depthCurves");
  await slide(page, "depth-strength", 0.6);
  await expect.poll(() => label(page, "depthCurves")).not.toBe(before);

  await alerts.first().getByRole("button", { name: "Run again" }).click();
  await expect.poll(() => alerts.count()).toBe(0);
  await expect.poll(() => strength(page)).toContain("mode 1 (strength 4)");
  expect(faults).toEqual([]);
});

it("where the Worker constructor throws, everything is computed on the page's own thread", async () => {
  const { page, faults } = await visit(article, { before: refusing });
  await arrive(page, "modes");
  await slide(page, "modes-strength1", 0.5);
  await expect.poll(() => strength(page)).toMatch(/mode 1 \(strength 4\).*mode 4 \(/);
  await arrive(page, "start");
  await page.locator("#start-decoupled").uncheck();
  await expect.poll(() => label(page, "race"), { timeout: 20_000 }).toMatch(/pretrained [^;]* at 32\.$/);
  expect((await witnessed(page)).frames).toBe(0);
  expect(page.workers()).toEqual([]);
  expect(faults).toEqual([]);
});

it("where the host's policy is “worker-src 'none'” the page still works", async () => {
  const server = await serveFolder(inject("built"), "/strict", {
    headers: { "content-security-policy": "worker-src 'none'" },
  });
  servers.push(server);
  const { page, faults } = await visit(article, { at: server.url });
  await arrive(page, "modes");
  await slide(page, "modes-strength1", 0.5);
  await expect.poll(() => strength(page)).toMatch(/mode 1 \(strength 4\).*mode 4 \(/);
  expect(page.workers()).toEqual([]);
  // The browser itself names each refusal; the page adds nothing to that.
  expect(faults.filter((fault) => !/Content Security Policy/.test(fault))).toEqual([]);
});

it("an embed works in a sandboxed frame of another origin's page, and so does its slider", async () => {
  const src = `${inject("site")}/embed/deep-linear/strengths/`;
  const host = await servePage(
    `<!doctype html><title>Course</title><iframe sandbox="allow-scripts" width="900" height="700" src="${src}"></iframe>`,
  );
  servers.push(host);
  const { page } = await visit("", { at: host.url.replace(/\/$/, "") });
  const frame = page.frameLocator("iframe");
  expect(await strength(frame)).toContain("mode 1 (strength 6)");
  const slider = frame.locator("#modes-strength1");
  await slider.focus();
  await slider.press("ArrowLeft");
  await expect.poll(() => strength(frame)).toContain("mode 1 (strength 5.95)");
  await slider.fill("80");
  await expect.poll(() => strength(frame)).toMatch(/mode 1 \(strength 4\).*mode 4 \(/);
  expect(page.workers().length).toBeGreaterThan(0);
});
