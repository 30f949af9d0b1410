import { afterAll, describe, expect, it } from "vitest";
import { runToEnd } from "../../src/experiment/run.ts";
import { findingsOf, judged, remembering, type Judged } from "../../src/notebook/judge.ts";
import { keepTrials } from "../../src/site/kept.ts";
import type { Notebook } from "../../src/notebook/notebook.ts";

const notebooks = Object.values(
  import.meta.glob<Notebook>("/notebooks/*/cells.ts", { eager: true, import: "default" }),
);
const run = remembering(runToEnd);

/**
 * Tests every claim of every notebook, for one share of the notebooks out of so many. Tests run a file to a core, so each
 * share has a file of its own.
 */
export function findings(share: number, of: number): void {
  it("there is a file for each share", () => {
    expect(Object.keys(import.meta.glob("./*.test.ts"))).toHaveLength(of);
  });

  describe.each(notebooks.filter((_, k) => k % of === share - 1))("$id", claims);
}

function claims(n: Notebook): void {
  const found: Record<string, Judged["trials"]> = {};

  it.each(findingsOf(n).map(([cell, claim]) => ({ cell, claim, says: claim.says })))(
    "$cell: $says",
    async ({ cell, claim }) => {
      const { trials } = await judged(n, cell, claim, run);
      found[cell] = trials;
      expect(trials.length).toBeGreaterThan(0);
      expect(trials.filter(({ verdict }) => verdict.state !== "holds")).toEqual([]);
    },
    60_000,
  );

  afterAll(() => {
    if (Object.keys(found).length === findingsOf(n).length) keepTrials(n.id, found); // the site shows them in a table
  });
}
