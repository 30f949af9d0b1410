import { describe, expect, it } from "vitest";
import { runHere, runToEnd, type Run } from "../../../src/experiment/run.ts";
import { accept } from "../../../src/experiment/simulation.ts";
import { counted } from "./fixtures.ts";

async function all<F>(run: Run<F>): Promise<F[]> {
  const frames: F[] = [];
  for await (const frame of run) frames.push(frame);
  return frames;
}

describe.each([
  ["runHere", runHere],
  ["runToEnd", runToEnd],
] as const)("%s", (_, runner) => {
  // prettier-ignore
  it("computes nothing before the first frame is asked for", async () => {
    const { seen, counting } = counted();
    const run = runner(counting, accept(counting, {}));
    await Promise.resolve();
    expect(seen.computed).toBe(0);
    await run.return();
  });

  it("is done after its last frame, and stays so", async () => {
    const { seen, counting } = counted();
    const run = runner(counting, accept(counting, {}));
    expect((await all(run)).at(-1)?.progress).toBe(1);
    expect(await run.next()).toEqual({ done: true, value: undefined });
    expect(await run.return()).toEqual({ done: true, value: undefined });
    expect(seen.closed).toBe(true);
  });

  it("gives nothing more once it is cancelled", async () => {
    const { counting } = counted();
    const run = runner(counting, accept(counting, {}));
    expect(await run.return()).toEqual({ done: true, value: undefined });
    expect(await run.next()).toEqual({ done: true, value: undefined });
  });

  it("is simply done if the simulation has no frames", async () => {
    const { counting } = counted();
    expect(await all(runner(counting, accept(counting, { steps: 0 })))).toEqual([]);
  });

  it("rejects with what the simulation throws, from next and not before", async () => {
    const { counting } = counted();
    const failing = {
      ...counting,
      *frames() {
        yield { progress: 0.5, draw: 0 };
        throw new RangeError("invalid width: -1");
      },
    };
    await expect(all(runner(failing, accept(counting, {})))).rejects.toThrow(
      new RangeError("invalid width: -1"),
    );
  });
});

describe("runHere", () => {
  it("gives every frame, each computed only when it is asked for", async () => {
    const { seen, counting } = counted();
    const run = runHere(counting, accept(counting, { steps: 4 }));
    for (let k = 1; k <= 4; ++k) {
      expect((await run.next()).value).toMatchObject({ progress: k / 4 });
      expect(seen.computed).toBe(k);
    }
    expect((await run.next()).done).toBe(true);
  });

  it("closes the simulation when a loop over it is left", async () => {
    const { seen, counting } = counted();
    for await (const { progress } of runHere(counting, accept(counting, { steps: 10 })))
      if (progress > 0.25) break;
    expect(seen).toEqual({ computed: 3, closed: true });
  });

  it("gives the same frames for the same seed, others for another", async () => {
    const { counting } = counted();
    const of = (seed: number) => all(runHere(counting, accept(counting, { seed })));
    expect(await of(3)).toEqual(await of(3));
    expect(await of(3)).not.toEqual(await of(4));
  });

  it("runs two at a time without either moving the other's draws", async () => {
    const { counting } = counted();
    const values = accept(counting, { steps: 5 });
    const alone = await all(runHere(counting, values));
    const [one, two] = [runHere(counting, values), runHere(counting, values)];
    for (const frame of alone) {
      expect((await one.next()).value).toEqual(frame);
      expect((await two.next()).value).toEqual(frame);
    }
  });
});

describe("runToEnd", () => {
  it("gives the last frame of runHere and nothing else", async () => {
    const { counting } = counted();
    const values = accept(counting, { steps: 7, seed: 5 });
    const end = await all(runToEnd(counting, values));
    expect(end).toEqual((await all(runHere(counting, values))).slice(-1));
  });
});
