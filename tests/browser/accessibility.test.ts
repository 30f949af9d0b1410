import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { expect, it } from "vitest";
import { allExhibits, arrive, article } from "./article.ts";
import { visiting } from "./visit.ts";

const visit = visiting();
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

declare global {
  interface Window {
    axe: { run(options: object): Promise<AxeResults> };
  }
}

const phone = 390;
const desk = 1440;
const others = Object.keys(import.meta.glob("/notebooks/*/cells.ts"))
  .map((file) => `${file.split("/")[2]}/`)
  .filter((path) => path !== article);

// The other articles are made of what the first is made of: they are looked at once, as they come.
const pages: [path: string, widths: number[]][] = [
  ...["", "findings/", article, "embed/deep-linear/strengths/"].map((path): [string, number[]] => [
    path,
    [phone, desk],
  ]),
  ...others.map((path): [string, number[]] => [path, [phone]]),
];

it.each(pages)(
  "axe finds nothing serious on /%s, light or dark, at a width of %j",
  async (path, widths) => {
    const { page } = await visit(path, { bypassCSP: true }); // an embed lets no other script in
    if (path === article) for (const id of await allExhibits(page)) await arrive(page, id);
    await page.addScriptTag({ path: axe });
    const found: string[] = [];
    for (const width of widths)
      for (const colorScheme of ["light", "dark"] as const) {
        if (colorScheme === "dark" && width !== widths[0]) continue; // colours do not depend on the width
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        // In the dark nothing but colours is different.
        const rules = colorScheme === "dark" ? { runOnly: ["color-contrast"] } : {};
        const { violations } = await page.evaluate(
          (rules) => window.axe.run({ resultTypes: ["violations"], ...rules }),
          rules,
        );
        for (const { id, impact, nodes } of violations)
          if (impact === "serious" || impact === "critical")
            found.push(
              ...nodes.map(
                ({ target, failureSummary = "" }) =>
                  `${width} ${colorScheme} ${id}: ${target.join(" ")} ${failureSummary.split("\n")[1] ?? ""}`,
              ),
            );
      }
    expect(found).toEqual([]);
  },
  180_000,
); // ms; on a machine that is busy with other things
