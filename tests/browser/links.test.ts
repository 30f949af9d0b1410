import type { Page } from "playwright";
import { expect, inject, it } from "vitest";
import { arrive, article, exhibit, exhibits, label, labels, slide, typed, verdicts } from "./article.ts";
import { visiting } from "./visit.ts";
import { settled } from "./witness.ts";

/** A network with room for two modes: of the others the figure tells no step. */
const twoLearned = /at step [\d\s]+, mode 2 \([^)]*\) at step [\d\s]+\.(?!.*mode [34])/;

const visit = visiting();

/** Every control's value, by id or by name. */
const controls = (page: Page): Promise<Record<string, string | boolean>> =>
  page
    .locator("form input")
    .evaluateAll((all) =>
      Object.fromEntries(
        (all as HTMLInputElement[])
          .filter((input) => input.type !== "radio" || input.checked)
          .map((input) => [
            input.id || input.name || input.ariaLabel,
            input.type === "checkbox" ? input.checked : input.value,
          ]),
      ),
    );

const query = (page: Page): Record<string, string> => Object.fromEntries(new URL(page.url()).searchParams);

it("a link brings back controls, figures and verdicts of every exhibit as they were", async () => {
  const { page, faults } = await visit(article);
  const left: unknown[] = [];
  const changes: Record<string, () => Promise<unknown>> = {
    modes: async () => {
      await slide(page, "modes-hidden", 0.05);
      await slide(page, "modes-rate", 0.3);
      await exhibit(page, "modes").getByLabel("Moment of the run").fill("0.25");
    },
    depth: async () => {
      await typed(page, "depth-start").fill("0.1");
      await exhibit(page, "depth").getByLabel("the same for all").check();
      await page.locator("#depth-layers100").uncheck();
    },
    start: async () => {
      await page.locator("#start-decoupled").uncheck();
      await slide(page, "start-seeds", 0);
      await exhibit(page, "start").locator('[name="startView-depth"][value="8"]').check();
    },
  };
  for (const id of exhibits) {
    await arrive(page, id);
    await changes[id]!();
    await settled(page);
    left.push(await labels(page, id), await verdicts(page, id));
  }
  const [link, set] = [page.url(), await controls(page)];
  expect(query(page)).toMatchObject({ "moment.at": "0.25", "depth.start": "0.1", "startView.depth": "8" });
  await page.goto("about:blank");
  await page.goto(link);
  const found: unknown[] = [];
  for (const id of exhibits) {
    await arrive(page, id);
    found.push(await labels(page, id), await verdicts(page, id));
  }
  expect(found).toEqual(left);
  expect(await controls(page)).toEqual(set);
  expect(page.url()).toBe(link);
  expect(await page.locator("#notice").isVisible()).toBe(false);
  expect(faults).toEqual([]);
});

it("what is wrong in a link is left at its default and named; the rest of the link counts", async () => {
  const link =
    "?modes.hidden=99&modes.layers=4&modes.bogus=1&other.thing=2&seed=7&depth.start=0.5&depth.strength=0.2";
  const { page, faults } = await visit(article + link);
  const notice = page.locator("#notice");
  await expect.poll(() => notice.isVisible()).toBe(true);
  const named = await notice.locator("li").allInnerTexts();
  for (const fault of [
    "modes.hidden = 99: expected an integer in [1, 32]",
    "modes.bogus = 1: expected",
    "other.thing = 2: expected",
    "seed = 7: expected alignment.seed or ",
    "depth.start, depth.strength = 0.5, 0.2: expected a start below 0.95 of the strength",
  ])
    expect(named).toContainEqual(expect.stringContaining(fault));
  expect(named).toHaveLength(5);
  expect(await typed(page, "modes-hidden").inputValue()).toBe("16");
  expect(await typed(page, "modes-layers").inputValue()).toBe("4");
  expect(await typed(page, "depth-start").inputValue()).toBe("0.001");
  expect(await typed(page, "depth-strength").inputValue()).toBe("1");
  await notice.getByRole("button", { name: "Dismiss" }).click();
  expect(await notice.isVisible()).toBe(false);
  expect(faults).toEqual([]);
});

it("a link in the prose sets its state without a page load, and Back and Forward keep page and address bar together", async () => {
  const { page, faults } = await visit("");
  await page.getByRole("link", { name: "Why deep networks learn in stages" }).click();
  await page.waitForURL(/deep-linear/);
  await arrive(page, "modes");
  await page.evaluate(() => (document.title = "the same document"));
  await page.locator("article > p a.try[href*='modes.hidden=2']").first().click();
  await expect.poll(() => query(page)).toEqual({ "modes.hidden": "2" });
  await expect.poll(() => label(page, "strengths")).toMatch(twoLearned);
  expect(await page.title()).toBe("the same document");
  expect(await typed(page, "modes-hidden").inputValue()).toBe("2");

  await page.locator("a.cite").first().click(); // a place on the same page: an entry of its own in the history
  await slide(page, "modes-hidden", 0.2);
  const hidden = await typed(page, "modes-hidden").inputValue();
  await expect.poll(() => query(page)["modes.hidden"]).toBe(hidden);
  await page.goBack();
  await settled(page);
  expect(await page.title()).toBe("the same document");
  await expect
    .poll(async () => query(page)["modes.hidden"] === (await typed(page, "modes-hidden").inputValue()))
    .toBe(true);

  await page.goBack();
  await page.waitForURL(`${inject("site")}/index.html`.replace("index.html", ""));
  await page.goForward();
  await page.waitForURL(/deep-linear/);
  await arrive(page, "modes");
  expect(await typed(page, "modes-hidden").inputValue()).toBe(query(page)["modes.hidden"]);
  expect(faults).toEqual([]);
});
