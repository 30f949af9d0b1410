import { describe, expect, it } from "vitest";
import {
  evaluations,
  programmerEvaluations,
} from "../../../src/simulations/quantum-reservoir/model/ledger.ts";
import { angleCount, quantumKinds } from "../../../src/simulations/quantum-reservoir/model/reservoir.ts";

describe("the ledger of circuit evaluations", () => {
  it.each([
    ["qrnn", 4, 228, 36_424, 940],
    ["qgru", 12, 684, 109_272, 2820],
    ["qlstm", 20, 1168, 186_516, 4700],
  ] as const)(
    "of the %s has the counts of an independent derivation",
    (kind, forward, backward, epoch, once) => {
      const found = evaluations(kind, 4, 2, 4);
      expect(found).toEqual({ forward, backward });
      expect((forward + backward) * 157).toBe(epoch);
      expect(forward * 235).toBe(once);
    },
  );

  it("counts one forward and two evaluations an angle for a fast weight programmer", () => {
    const { forward, backward } = programmerEvaluations(8, 2);
    expect(forward + backward).toBe(33);
    expect(33 * 157).toBe(5181);
  });

  it("shifts every angle twice in every step that uses it, and nothing else where a window has one step", () => {
    for (const kind of quantumKinds) {
      const { backward } = evaluations(kind, 3, 2, 1);
      const used = kind === "qlstm" ? 5 : kind === "qgru" ? 3 : 1; // a last step has no use for the circuit of h
      const shifts =
        (2 * angleCount(kind, { n: 3, layers: 2, length: 1 }) * used) / { qrnn: 1, qgru: 3, qlstm: 6 }[kind];
      expect(backward).toBe(shifts + (kind === "qlstm" ? 4 * 3 : 0)); // and the inputs of its last circuit
    }
  });
});
