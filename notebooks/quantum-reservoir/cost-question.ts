import { grouped } from "../../src/figures/numbers.ts";
import { known, type Key, type Question } from "../../src/notebook/question.ts";
import type { LedgerFrame } from "./frames.ts";

export const asked: Question = {
  kind: "number",
  asks: "With the values that are set now: how many circuits does full training run for every one of a reservoir that runs once? Within a tenth is right.",
  unit: "circuits",
};

/** The ratio of the two counts, a tenth of it to either side. */
export const key = ({ saving, rows }: LedgerFrame): Key =>
  known(
    saving,
    `${grouped(rows[0].count)} circuits to ${grouped(rows[3].count)}: ${grouped(saving)} to 1.`,
    saving / 10,
  );
