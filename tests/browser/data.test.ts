import { expect, it } from "vitest";
import { arrive, exhibit, label, verdicts } from "./article.ts";
import { visiting } from "./visit.ts";
import { settled } from "./witness.ts";

const visit = visiting();

/** A table of three classes, two numbers each, that lie apart. */
const table = (rows: number): string =>
  Array.from({ length: rows }, (_, i) => `${i % 3},${(i % 3) + (i % 7) / 10},${(i % 5) / 3}`).join("\n");
const file = (name: string, text: string) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(text),
});

it("a reader's own table is learned in the page and sent nowhere; what is wrong with another is said", async () => {
  const { page, faults } = await visit("mode-connectivity/");
  await arrive(page, "own");
  const drawn = await label(page, "ownLoss");
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET" || request.postData()) sent.push(request.url());
  });

  await page.setInputFiles("#own-data", file("bad.csv", `${table(30)}\n1,2,many`));
  const fault = exhibit(page, "own").locator(".fault");
  await expect
    .poll(() => fault.textContent())
    .toBe("bad.csv: line 31, column 3 has “many”; expected a number. Nothing was changed.");
  expect(await label(page, "ownLoss")).toBe(drawn);

  await page.setInputFiles("#own-data", file("mine.csv", table(240)));
  await expect
    .poll(() => page.locator("#own-data-state").textContent())
    .toContain("mine.csv: 240 examples of 3");
  await expect.poll(() => label(page, "ownLoss")).not.toBe(drawn);
  await settled(page);
  expect(await fault.count()).toBe(0);
  expect((await verdicts(page, "own")).length).toBe(4);
  expect(page.url()).not.toContain("mine");

  await page.getByRole("button", { name: "Forget the file" }).click();
  await expect.poll(() => label(page, "ownLoss")).toBe(drawn);
  expect(sent).toEqual([]);
  expect(faults).toEqual([]);
});
