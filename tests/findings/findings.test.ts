import { describe, expect, it } from "vitest";
import { runToEnd } from "../../src/experiment/run.ts";
import { findingsOf, judged, remembering } from "../../src/notebook/judge.ts";
import type { Notebook } from "../../src/notebook/notebook.ts";

const notebooks = Object.values(
  import.meta.glob<Notebook>("/notebooks/*/cells.ts", { eager: true, import: "default" }),
);
const run = remembering(runToEnd);

describe.each(notebooks)("$id", (n) => {
  it.each(findingsOf(n).map(([cell, claim]) => ({ cell, claim, says: claim.says })))(
    "$cell: $says",
    async ({ cell, claim }) => {
      const { trials } = await judged(n, cell, claim, run);
      expect(trials.length).toBeGreaterThan(0);
      expect(trials.filter(({ verdict }) => verdict.state !== "holds")).toEqual([]);
    },
    60_000,
  );
});
