import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Run } from "../../../src/experiment/run.ts";
import type { Frame } from "../../../src/experiment/simulation.ts";
import { pool, type Pool, type PoolOptions } from "../../../src/worker/pool.ts";
import { counter, FakeWorker, faulty, later, until } from "./fakes.ts";

let workers: FakeWorker[];
let deaf: boolean;
let open: Pool[];

beforeEach(() => {
  [workers, deaf, open] = [[], false, []];
});

afterEach(async () => {
  for (const each of open) each.close();
  await until(() => counter.open === 0);
});

function poolOf(options: Partial<PoolOptions> = {}): Pool {
  const spawn = () => {
    const worker = new FakeWorker({ deaf });
    workers.push(worker);
    return worker;
  };
  const fallback = () => {
    throw new Error("workers are allowed here");
  };
  const made = pool({ spawn, fallback, size: 2, grace: 40, silence: 10_000, ...options });
  open.push(made);
  return made;
}

const endless = { count: 1_000_000, cost: 100, tag: 0 };
const short = { count: 5, cost: 100, tag: 0 };

async function last(run: Run<Frame>): Promise<Frame | undefined> {
  let frame: Frame | undefined;
  for await (frame of run);
  return frame;
}

describe("a pool", () => {
  it("makes workers when they are needed, no more than its size, and uses them again", async () => {
    const run = poolOf();
    expect(run.workers).toBe(0);
    await last(run(counter, short));
    expect(run.workers).toBe(1);
    const frames = await Promise.all(
      Array.from({ length: 12 }, (_, tag) => last(run(counter, { ...short, tag }))),
    );
    expect(frames.map((frame) => [frame?.tag, frame?.progress])).toEqual(frames.map((_, tag) => [tag, 1]));
    expect(workers.length).toBe(2);
    expect(run.waiting).toBe(0);
  });

  it("takes urgent runs first, then the first that came, by what is urgent when a worker comes free", async () => {
    const run = poolOf({ size: 1 });
    const busy = run(counter, endless);
    await busy.next();
    const order: number[] = [];
    const urgent = new Set([0]);
    const runs = [0, 1, 2, 3].map(async (tag) => {
      await last(run(counter, { ...short, tag }, () => urgent.has(tag)));
      order.push(tag);
    });
    expect(run.waiting).toBe(4);
    urgent.clear(); // scrolled out of sight while it waited
    urgent.add(2);
    await busy.return();
    await Promise.all(runs);
    expect(order).toEqual([2, 0, 1, 3]);
  });

  it("forgets a run that is cancelled before a worker comes free, and tells who waits", async () => {
    const run = poolOf({ size: 1 });
    const busy = run(counter, endless);
    await busy.next();
    const queued = run(counter, short);
    const waiting = queued.next();
    void queued.return();
    await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
    expect(run.waiting).toBe(0);
    expect((await queued.next()).done).toBe(true);
    expect((await busy.next()).done).toBe(false);
  });

  it("gives the worker of a cancelled run to the next, which need not wait for the grace to pass", async () => {
    const run = poolOf({ size: 1, grace: 1000 });
    const old = run(counter, endless);
    await old.next();
    const before = performance.now();
    void old.return();
    await run(counter, endless).next();
    expect(performance.now() - before).toBeLessThan(200); // two slices of 4 ms; the rest is for a busy machine
    expect(workers.length).toBe(1);
  });

  it("replaces a worker that does not stop within the grace, and disturbs no other", async () => {
    const run = poolOf();
    const fine = run(counter, endless);
    await fine.next();
    deaf = true;
    const stuck = run(counter, endless);
    const waiting = stuck.next();
    deaf = false;
    const next = run(counter, short);
    expect(run.waiting).toBe(1);
    void stuck.return();
    await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
    expect((await last(next))?.progress).toBe(1);
    expect(workers.map(({ terminated }) => terminated)).toEqual([false, true, false]);
    expect(run.workers).toBe(2);
    expect((await fine.next()).done).toBe(false);
  });

  it("lets a crash be an error of its own run only, in words for a reader, and goes on", async () => {
    const run = poolOf();
    const [hit, fine] = [run(counter, endless), run(counter, endless)];
    await Promise.all([hit.next(), fine.next()]);
    const waiting = hit.next();
    workers[0]!.crash("out of memory");
    await expect(waiting).rejects.toMatchObject({
      name: "WorkerError",
      message: "the computation stopped unexpectedly: out of memory; run it again",
    });
    expect((await hit.next()).done).toBe(true);
    expect(workers[0]!.terminated).toBe(true);
    expect((await fine.next()).done).toBe(false);
    expect((await last(run(counter, short)))?.progress).toBe(1);
    expect(workers.length).toBe(3);
  });

  it("keeps a crash for the next who asks, if nobody waits", async () => {
    const run = poolOf();
    const hit = run(counter, endless);
    await hit.next();
    workers[0]!.crash();
    expect(run.workers).toBe(0);
    await expect(hit.next()).rejects.toThrow("its worker crashed");
  });

  it("gives up a worker whose answer cannot be read", async () => {
    const run = poolOf();
    const hit = run(counter, endless);
    const waiting = hit.next();
    workers[0]!.garble();
    await expect(waiting).rejects.toMatchObject({ name: "WorkerError" });
  });

  it("gives up a worker that is silent while a frame is wanted, and only then", async () => {
    const run = poolOf({ silence: 50 });
    const unasked = run(counter, endless);
    await unasked.next();
    deaf = true;
    const silent = run(counter, endless);
    deaf = false;
    await later(100);
    expect(run.workers).toBe(2); // nobody asked yet
    await expect(silent.next()).rejects.toThrow("no answer for 0.05 s");
    expect((await unasked.next()).done).toBe(false);
    expect((await last(run(counter, short)))?.progress).toBe(1);
  });

  it("goes on after a run that failed, with the same worker", async () => {
    const run = poolOf({ size: 1 });
    await expect(last(run(faulty, { way: "range" }))).rejects.toThrow("invalid rank: 9");
    expect((await last(run(counter, short)))?.progress).toBe(1);
    expect(workers.length).toBe(1);
  });

  it("frees the worker of a run whose last frame was seen, even if its reader asks no more", async () => {
    const run = poolOf({ size: 1 });
    const read = run(counter, { ...short, count: 1 });
    expect((await read.next()).value?.progress).toBe(1);
    expect((await last(run(counter, short)))?.progress).toBe(1);
  });

  it("gives a run to a worker of its kind, and lets an idle one of another kind make room", async () => {
    const run = poolOf({ kind: (id) => id });
    await last(run(counter, short));
    await last(run(counter, short));
    expect(workers.length).toBe(1);
    await last(run(faulty, { way: "text" })).catch(() => undefined);
    expect(workers.map(({ terminated }) => terminated)).toEqual([false, false]);
    const busy = [run(counter, endless), run(counter, endless)];
    await Promise.all(busy.map((each) => each.next()));
    expect(workers.map(({ terminated }) => terminated)).toEqual([false, true, false]);
    expect(run.workers).toBe(2);
    const other = last(run(faulty, { way: "text" })).catch((error: Error) => error.message);
    expect(run.waiting).toBe(1); // none is idle
    await busy[0].return();
    expect(await other).toBe("just words");
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, true, false, false]);
  });

  it("makes new workers after all have been dismissed", async () => {
    const run = poolOf({ size: 1 });
    const waiting = [run(counter, endless), run(counter, endless)].map((each) => each.next());
    const told = Promise.allSettled(waiting);
    run.dismiss();
    for (const each of await told)
      expect(each).toMatchObject({ status: "rejected", reason: { name: "AbortError" } });
    expect([run.workers, run.waiting]).toEqual([0, 0]);
    expect(workers.map(({ terminated }) => terminated)).toEqual([true]);
    await last(run(counter, short));
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
  });

  it("ends everything when it is closed", async () => {
    const run = poolOf({ size: 1 });
    const waiting = [run(counter, endless), run(counter, endless)].map((each) => each.next());
    const told = Promise.allSettled(waiting);
    run.close();
    for (const each of await told)
      expect(each).toMatchObject({ status: "rejected", reason: { name: "AbortError" } });
    expect([run.workers, run.waiting]).toEqual([0, 0]);
    expect(workers.every(({ terminated }) => terminated)).toBe(true);
    expect(() => run(counter, short)).toThrow("closed");
  });

  it.each([0, 1.5, NaN])("refuses a size of %d", (size) => {
    expect(() => poolOf({ size })).toThrow(RangeError);
  });
});
