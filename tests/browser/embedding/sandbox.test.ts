import type { FrameLocator } from "playwright";
import { expect, inject, it } from "vitest";
import { cellUrl, hosting, html } from "./host.ts";

const host = hosting();
const label = (frame: FrameLocator) =>
  frame.locator('[data-plot="strengths"] svg').first().getAttribute("aria-label");

async function moved(frame: FrameLocator): Promise<void> {
  const slider = frame.locator("#modes-hidden");
  await slider.focus();
  await slider.evaluate((input: HTMLInputElement) => {
    input.valueAsNumber = 1;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await expect.poll(() => label(frame)).not.toMatch(/mode 3 \([^)]*\) at step/);
}

it.each([
  ["allow-scripts"],
  ["allow-scripts allow-downloads"],
  ["allow-scripts allow-downloads allow-popups"],
  ["allow-scripts allow-same-origin allow-downloads allow-popups"],
])(
  "under sandbox=“%s” a cell is alive, computes in a worker, and asks nobody else for anything",
  async (sandbox) => {
    const { page, faults } = await host({
      "/": html(
        `<iframe sandbox="${sandbox}" width="800" height="600" src="${cellUrl("strengths")}"></iframe>`,
      ),
    });
    await moved(page.frameLocator("iframe"));
    expect(page.workers().length).toBeGreaterThan(0);
    const site = new URL(inject("site")).origin;
    const others = faults.filter((fault) => fault.startsWith("request to another") && !fault.includes(site));
    expect(others).toEqual([]);
    expect(faults.filter((fault) => /Content Security Policy|exception/.test(fault))).toEqual([]);
  },
);

it("under WordPress’s sandbox, which takes away all but scripts, title and size, a cell is alive and tells its height", async () => {
  const { page } = await host({
    "/": html(`<script>window.heights = []; addEventListener("message", ({ data }) => data.secret === "aB3" && heights.push(data.value));</script>
      <iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" title="x" width="600" height="338" src="${cellUrl("strengths")}#?secret=aB3" data-secret="aB3"></iframe>`),
  });
  await moved(page.frameLocator("iframe"));
  expect(await page.evaluate(() => window.heights.at(-1))).toBeGreaterThan(300);
});

it("in a host whose own policy allows the frame alone, the framed cell is as alive as anywhere", async () => {
  const { page } = await host(
    { "/": html(`<iframe width="800" height="600" src="${cellUrl("strengths")}"></iframe>`) },
    {
      headers: {
        "content-security-policy": `default-src 'none'; frame-src ${new URL(inject("site")).origin}`,
      },
    },
  );
  await moved(page.frameLocator("iframe"));
});

it("in a host whose policy is worker-src 'self' an inline cell computes on the page's own thread", async () => {
  const site = new URL(inject("site")).origin;
  const { page } = await host(
    {
      "/": html(
        `<plateau-cell mode="inline" notebook="deep-linear" cell="strengths"></plateau-cell><script src="${inject("site")}/plateau-cell.js"></script>`,
      ),
    },
    {
      headers: {
        "content-security-policy": `default-src 'none'; script-src ${site}; style-src ${site} 'unsafe-inline'; font-src ${site} data:; worker-src 'self'`,
      },
    },
  );
  await page.waitForFunction(() => document.querySelector("plateau-cell[data-ready]"));
  await page.locator("#modes-hidden").evaluate((input: HTMLInputElement) => {
    input.valueAsNumber = 1;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await expect
    .poll(() => page.locator('[data-plot="strengths"] svg').first().getAttribute("aria-label"))
    .not.toMatch(/mode 3 \([^)]*\) at step/);
  expect(page.workers()).toEqual([]);
});

it("a question can be answered in a frame that may not submit forms, by key and by button", async () => {
  const src = `${inject("site")}/embed/quantum-reservoir/factor/`;
  const { page } = await host({
    "/": html(`<iframe sandbox="allow-scripts" width="700" height="500" src="${src}"></iframe>`),
  });
  const frame = page.frameLocator("iframe");
  const box = frame.getByRole("textbox", { name: /how many circuits/i });
  const judged = () => frame.getByRole("status").last().innerText();
  await box.fill("12");
  await page.keyboard.press("Enter");
  await expect.poll(judged).toMatch(/^✗ Not so\./);
  await box.fill("3968");
  await frame.getByRole("button", { name: "Check" }).click();
  await expect.poll(judged).toMatch(/^✓ Right\./);
});
