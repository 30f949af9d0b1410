import type { Page } from "playwright";
import { expect, inject, it } from "vitest";
import { visiting } from "../visit.ts";
import { cellUrl, hosting, html } from "./host.ts";

const visit = visiting();
const host = hosting();
const results = (page: Page) =>
  page
    .locator("#checks li")
    .evaluateAll((items) =>
      (items as HTMLElement[]).map(({ dataset, innerText }) => [dataset["result"] ?? "", innerText] as const),
    );
const done = (page: Page) => page.locator("#summary").getAttribute("data-done");
const patient = { timeout: 40_000 };

it("the conformance page finds that a cell of this site keeps every rule", async () => {
  const { page, faults } = await visit("embed-conformance/");
  expect(await page.getByLabel("Address of a cell’s page").inputValue()).toContain("embed/deep-linear/");
  await page.getByRole("button", { name: "Check it" }).click();
  await expect.poll(() => done(page), patient).toBeTruthy();
  const found = await results(page);
  expect(found.filter(([result]) => result !== "pass")).toEqual([]);
  expect(found.length).toBeGreaterThan(15);
  expect(new URL(page.url()).searchParams.get("cell")).toContain("embed/deep-linear/");
  expect(faults).toEqual([]);
}, 60_000);

it("it tells what is wrong with a page that speaks badly, and names a page that does not speak", async () => {
  // a page elsewhere that greets well, and then says what it likes
  const bad = `<script>
    parent.postMessage({ p: "cell-embed", v: 1, type: "hello", versions: [1], notebook: "n", cell: "c", notebookVersion: "1", caps: [] }, "*");
    addEventListener("message", ({ data, ports: [port] }) => {
      if (data.type !== "connect") return;
      port.onmessage = ({ data: { id } }) => id && port.postMessage({ p: "cell-embed", v: 1, type: "ok", re: id, params: {}, refused: {} });
      port.postMessage({ p: "cell-embed", v: 1, type: "ready", params: {}, schema: {}, warnings: [7] });
    });</script>`;
  const { page } = await host({ "/": html(bad) });
  const elsewhere = page.url();
  await page.goto(`${inject("site")}/embed-conformance/?${new URLSearchParams({ cell: elsewhere })}`);
  await expect
    .poll(async () => (await results(page))[2], patient)
    .toEqual(["fail", expect.stringContaining("warnings[0]: expected string") as string]);
  await page.getByLabel("Address of a cell’s page").fill(cellUrl("bottleneck"));
  await page.getByRole("button", { name: "Check it" }).click(); // the one before is left where it is
  await expect.poll(async () => (await results(page))[0], patient).toEqual(["pass", expect.anything()]);
}, 60_000);
