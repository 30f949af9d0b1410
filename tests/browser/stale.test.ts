import type { Page } from "playwright";
import { expect, inject, it } from "vitest";
import { arrive, article, label, labels, typed, verdicts } from "./article.ts";
import { runOf } from "./marks.ts";
import { visiting } from "./visit.ts";
import { mark, settled, witnessed } from "./witness.ts";

const visit = visiting();

const drags = [
  {
    id: "modes",
    link: "?modes.layers=6&modes.hidden=32",
    figure: "strengths",
    sliders: ["strength1", "strength2", "seed"],
    pace: 16,
  },
  { id: "depth", link: "", figure: "depthTimes", sliders: ["kappa", "descent", "strength"], pace: 16 },
  // its first frame takes longer than 16 ms: at that pace there would be nothing to see but the end
  {
    id: "start",
    link: "?start.seeds=1",
    figure: "race",
    sliders: ["strength1", "strength2", "seed"],
    pace: 120,
  },
] as const;

/** Moves sliders in the page itself, one every so many ms: faster than most runs. */
async function drag(
  page: Page,
  id: string,
  params: readonly string[],
  moves: number,
  pace: number,
): Promise<void> {
  await page.evaluate(
    async ({ sliders, moves, pace }) => {
      for (let i = 1; i <= moves; ++i) {
        const slider = document.getElementById(sliders[i % sliders.length]) as HTMLInputElement;
        slider.valueAsNumber = Math.round(Number(slider.max) * (0.3 + (0.5 * ((i * 7) % moves)) / moves));
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        await new Promise((later) => setTimeout(later, pace));
      }
    },
    { sliders: params.map((param) => `${id}-${param}`), moves, pace },
  );
}

it.each(drags)(
  "40 quick moves of the sliders of $id draw no older run after a newer one, and end where a fresh load of the link ends",
  async ({ id, link, figure, sliders, pace }) => {
    const { page, faults } = await visit(article + link);
    await mark(page, true);
    await arrive(page, id);
    await drag(page, id, sliders, 40, pace);
    await settled(page);
    const { painted, starts } = await witnessed(page);
    const runs = painted.filter((one) => one.figure === figure).flatMap((one) => runOf(figure, one.label));
    expect(new Set(runs.map(Math.floor)).size).toBeGreaterThan(3); // pictures came while the sliders moved
    expect(runs).toEqual([...runs].sort((a, b) => a - b));
    const last = starts.filter(({ simulation }) => simulation === `deep-linear/${id}`).at(-1)!;
    expect(runOf(figure, (await label(page, figure))!).map(Math.floor)).toEqual([last.run]);
    for (const param of sliders)
      expect(await typed(page, `${id}-${param}`).inputValue()).toBe(String(last.values[param]));

    await mark(page, false);
    await drag(page, id, sliders, 19, pace);
    await settled(page);
    const ended = { labels: await labels(page, id), verdicts: await verdicts(page, id) };
    await page.goto(`${inject("site")}/${article}${new URL(page.url()).search}`);
    await arrive(page, id);
    expect({ labels: await labels(page, id), verdicts: await verdicts(page, id) }).toEqual(ended);
    expect(faults).toEqual([]);
  },
  120_000, // ms; on a machine that is busy with other things
);
