import type { Page } from "playwright";
import { beforeEach, describe, expect, it } from "vitest";
import { arrive, article, exhibit, label, labels, typed } from "./article.ts";
import { visiting } from "./visit.ts";
import { settled } from "./witness.ts";

/** A network with room for two modes: of the others the figure tells no step. */
const twoLearned = /at step [\d\s]+, mode 2 \([^)]*\) at step [\d\s]+\.(?!.*mode [34])/;

const visit = visiting();

interface Stop {
  readonly name: string;
  readonly outlined: boolean;
  readonly shown: boolean;
}

/** Where the focus is: what it is on, whether that can be seen, and whether it is in the window. */
const focus = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const on = document.activeElement as HTMLElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(on);
    const { top, bottom, width } = on.getBoundingClientRect();
    return {
      name: on.dataset["stop"] ?? on.tagName,
      outlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
      shown: bottom > 0 && top < innerHeight && width > 0,
    };
  });

/**
 * Whether the focus is on what comes and goes: the card of a citation that has it, the button that cancels a slow run, or
 * where that was just now.
 */
const passing = (page: Page): Promise<boolean> =>
  page.evaluate(
    () =>
      document.activeElement === document.body || document.activeElement!.closest(".card, .busy") !== null,
  );

/** Numbers everything that Tab should stop at, in the order of the document; a group of radio buttons is one stop. */
const expectedStops = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>("a[href], button, input, summary, [tabindex='0']");
    return [...all]
      .filter((element) => element.checkVisibility() && !(element as HTMLInputElement).disabled)
      .filter((element) => !element.closest(".card, .busy"))
      .filter(
        (element) => !(element instanceof HTMLInputElement && element.type === "radio" && !element.checked),
      )
      .map(
        (element, i) =>
          (element.dataset["stop"] = `${i} ${element.id || element.textContent.trim().slice(0, 30)}`),
      );
  });

describe("with the keyboard alone", () => {
  let page: Page;
  let faults: string[];
  beforeEach(async () => {
    ({ page, faults } = await visit.again(article));
  });

  it("Tab stops at every link and control of the article once, in reading order, with a visible outline", async () => {
    // Formulas become stops with the first sign of a reader that the page is awake to see.
    const formulas = page.locator(".katex-display[tabindex='0']");
    await expect
      .poll(
        async () => {
          await page.mouse.move(20, 20);
          await page.mouse.move(30, 30);
          return formulas.count();
        },
        { timeout: 20_000 },
      )
      .toBeGreaterThan(0);
    const expected = await expectedStops(page);
    const stops: Stop[] = [];
    for (let i = 0; i < expected.length; ++i) {
      do await page.keyboard.press("Tab");
      while (await passing(page));
      stops.push(await focus(page));
    }
    expect(stops.map(({ name }) => name)).toEqual(expected);
    expect(stops.filter(({ outlined, shown }) => !outlined || !shown)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it("arrows move a slider, Home and End go to its ends, and its exhibit follows", async () => {
    await arrive(page, "modes");
    const slider = page.locator("#modes-strength2");
    const number = typed(page, "modes-strength2");
    await slider.focus();
    await page.keyboard.press("ArrowRight");
    expect(await number.inputValue()).toBe("3.05");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    expect(await number.inputValue()).toBe("2.95");
    await expect.poll(() => label(page, "strengths")).toContain("mode 2 (strength 2.95)");
    await page.keyboard.press("End");
    expect(await number.inputValue()).toBe("8");
    await page.keyboard.press("Home");
    expect(await number.inputValue()).toBe("0");
    await expect.poll(() => label(page, "strengths")).toContain("mode 1 (strength 6)");
    expect(faults).toEqual([]);
  });

  it("Space presses “New seed” and “Reset”, and ticks a box", async () => {
    await arrive(page, "start");
    const panel = exhibit(page, "start").locator("form").first();
    const opened = await labels(page, "start");
    await panel.getByRole("button", { name: "New seed" }).focus();
    await page.keyboard.press("Space");
    expect(await typed(page, "start-seed").inputValue()).toBe("2");
    await page.locator("#start-identity").focus();
    await page.keyboard.press("Space");
    await expect.poll(() => label(page, "race")).toContain("identity");
    await panel.getByRole("button", { name: "Reset" }).focus();
    await page.keyboard.press("Space");
    expect(await typed(page, "start-seed").inputValue()).toBe("1");
    await expect.poll(() => labels(page, "start"), { timeout: 20_000 }).toEqual(opened);
    expect(faults).toEqual([]);
  });

  it("Enter on a link that says “try this” sets the values and shows the exhibit", async () => {
    const link = page.locator("article > p a.try[href*='modes.hidden=2']").first();
    await link.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => typed(page, "modes-hidden").inputValue()).toBe("2");
    await arrive(page, "modes");
    await expect.poll(() => label(page, "strengths")).toMatch(twoLearned);
    await expect(page.locator("section#modes").isVisible()).resolves.toBe(true);
    expect(faults).toEqual([]);
  });

  it("the player plays, pauses, steps and scrubs; the cursor, the map and the map's description follow", async () => {
    await arrive(page, "modes");
    const player = exhibit(page, "modes").locator(".player");
    const moment = player.getByRole("slider", { name: "Moment of the run" });
    const told = () => player.locator("output").innerText();
    const map = () =>
      page.locator('[data-plot="map"] canvas').evaluate((c: HTMLCanvasElement) => c.toDataURL());
    const cursor = () =>
      page.locator('[data-plot="loss"] .cursor').evaluate((c) => c.getBoundingClientRect().x);
    const end = {
      told: await told(),
      map: await map(),
      cursor: await cursor(),
      label: await label(page, "map"),
    };

    await moment.focus();
    await page.keyboard.press("Home");
    await settled(page);
    expect(await told()).toMatch(/^step 0 of /);
    await expect.poll(map).not.toBe(end.map);
    await expect.poll(cursor).toBeLessThan(end.cursor - 100);
    await expect.poll(() => label(page, "map")).toContain("At step 0 ");

    await player.getByRole("button", { name: "One step on" }).focus();
    await page.keyboard.press("Space");
    expect(await moment.inputValue()).toBe("0.005");

    await player.getByRole("button", { name: "Play" }).focus();
    await page.keyboard.press("Space");
    await expect.poll(() => moment.inputValue().then(Number)).toBeGreaterThan(0.03);
    expect(await player.getByRole("button", { name: "Pause" }).count()).toBe(1);
    await page.keyboard.press("Space"); // the focus has stayed on the button
    const paused = await moment.inputValue();
    await page.waitForTimeout(150);
    expect(await moment.inputValue()).toBe(paused);

    await moment.focus();
    await page.keyboard.press("End");
    await expect.poll(told).toBe(end.told);
    await expect.poll(map).toBe(end.map);
    await expect.poll(cursor).toBeCloseTo(end.cursor, 0);
    await expect.poll(() => label(page, "map")).toBe(end.label);
    expect(faults).toEqual([]);
  });
});

it("for a reader who wants less motion the page jumps to an exhibit instead of scrolling there", async () => {
  const { page } = await visit(article, { reducedMotion: "reduce" });
  await page.evaluate(() => {
    const native = Element.prototype.scrollIntoView;
    Element.prototype.scrollIntoView = function (how) {
      document.title = (how as ScrollIntoViewOptions).behavior ?? "";
      native.call(this, how);
    };
  });
  const link = page.locator("article > p a.try[href*='modes.rate']").last();
  await link.scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await link.evaluate((a: HTMLElement) => a.click());
  expect(await page.title()).toBe("auto");
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe("auto");
});
