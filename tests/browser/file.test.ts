import { pathToFileURL } from "node:url";
import { expect, inject, it } from "vitest";
import { arrive, exhibit, label, slide, typed, verdicts } from "./article.ts";
import { visiting } from "./visit.ts";

/** A network with room for two modes: of the others the figure tells no step. */
const twoLearned = /at step [\d\s]+, mode 2 \([^)]*\) at step [\d\s]+\.(?!.*mode [34])/;

const visit = visiting();

it("the article opened from disk is alive: a slider redraws its figures and findings are judged again", async () => {
  const { page, faults } = await visit("deep-linear/index.html", { at: pathToFileURL(inject("built")).href });
  await arrive(page, "modes");
  const before = await verdicts(page, "modes");
  await slide(page, "modes-hidden", 1 / 31);
  expect(await typed(page, "modes-hidden").inputValue()).toBe("2");
  await expect.poll(() => label(page, "strengths")).toMatch(twoLearned);
  await expect.poll(() => verdicts(page, "modes")).not.toEqual(before);
  const room = exhibit(page, "modes").locator(".finding", { hasText: "fewer hidden units than modes" });
  await expect.poll(() => room.locator(".verdict").innerText()).toContain("Holds here.");
  await expect.poll(() => new URL(page.url()).search).toBe("?modes.hidden=2");

  await arrive(page, "depth");
  const times = await label(page, "depthTimes");
  await slide(page, "depth-kappa", 0);
  await expect.poll(() => label(page, "depthTimes")).not.toBe(times);
  // Browsers load no module and no font from disk across what they call origins, and say so.
  expect(faults.filter((fault) => !/CORS|ERR_FAILED|\.woff2|client-.*\.js|preloaded/.test(fault))).toEqual(
    [],
  );
});
