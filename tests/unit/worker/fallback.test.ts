import { afterEach, describe, expect, it } from "vitest";
import { localEndpoint } from "../../../src/worker/local.ts";
import { pool, type Pool } from "../../../src/worker/pool.ts";
import type { Computer } from "../../../src/worker/protocol.ts";
import { counter, FakeWorker, faulty, find, later, until } from "./fakes.ts";

let run: Pool;
let local = 0;

afterEach(async () => {
  run.close();
  local = 0;
  await until(() => counter.open === 0);
});

function fallback(): Computer {
  ++local;
  return localEndpoint(find);
}

function blocked(log: FakeWorker[] = []) {
  const worker = new FakeWorker({ deaf: true });
  log.push(worker);
  return worker;
}

const refuse = () => {
  throw new DOMException("denied", "SecurityError");
};
const endless = { count: 1_000_000, cost: 100, tag: 0 };
const values = { count: 30, cost: 500, tag: 3 };

async function numbers(): Promise<number[]> {
  const found: number[] = [];
  for await (const { k, tag } of run(counter, values)) {
    expect(tag).toBe(3);
    found.push(k);
  }
  return found;
}

describe("where workers are refused", () => {
  it("a pool computes on this thread, and its reader sees the same", async () => {
    run = pool({ spawn: refuse, size: 2, fallback });
    expect((await numbers()).at(-1)).toBe(30);
    await expect(run(faulty, { way: "range" }).next()).rejects.toThrow("invalid rank: 9");
    expect(local).toBe(1);
  });

  it("by an error before any answer, what was started is started here, and nobody notices", async () => {
    const made: FakeWorker[] = [];
    run = pool({ spawn: () => blocked(made), size: 2, fallback });
    const [a, b, queued] = [numbers(), numbers(), numbers()];
    expect(made.length).toBe(2);
    for (const worker of made) worker.crash();
    for (const found of await Promise.all([a, b, queued])) expect(found.at(-1)).toBe(30);
    expect(made.map(({ terminated }) => terminated)).toEqual([true, true]);
    expect([made.length, local]).toEqual([2, 2]); // no worker is tried again
  });

  it("a worker that reports its refusal late is still no crash", async () => {
    const made: FakeWorker[] = [];
    run = pool({ spawn: () => blocked(made), size: 2, fallback });
    const [a, b] = [numbers(), numbers()];
    made[0]!.crash();
    expect((await a).at(-1)).toBe(30); // the fallback has answered by now
    made[1]!.crash();
    expect((await b).at(-1)).toBe(30);
  });

  it("a run that was cancelled before the refusal is not started again", async () => {
    const made: FakeWorker[] = [];
    run = pool({ spawn: () => blocked(made), size: 1, fallback });
    const cancelled = run(counter, values);
    const waiting = cancelled.next();
    void cancelled.return();
    await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
    made[0]!.crash();
    expect([run.workers, run.waiting, local]).toEqual([0, 0, 0]);
  });

  it("an error after a worker has answered is a crash, and workers are used again", async () => {
    const made: FakeWorker[] = [];
    const spawn = () => (made.length === 1 ? blocked(made) : made[made.push(new FakeWorker()) - 1]!);
    run = pool({ spawn, size: 2, fallback });
    const fine = run(counter, endless);
    await fine.next();
    const hit = run(counter, endless).next();
    made[1]!.crash();
    await expect(hit).rejects.toMatchObject({ name: "WorkerError" });
    expect((await numbers()).at(-1)).toBe(30);
    expect([made.length, local]).toEqual([3, 0]);
  });

  it("a cancelled run stops within a slice, and the page has its turn between slices", async () => {
    run = pool({ spawn: refuse, size: 1, fallback });
    const old = run(counter, endless);
    let drawn = 0;
    const frames = setInterval(() => ++drawn, 1);
    for (let k = 0; k < 5; ++k) await old.next();
    await later(50);
    clearInterval(frames);
    expect(drawn).toBeGreaterThan(2); // 50 ms hold six slices of 8 ms
    await old.return();
    expect((await numbers()).at(-1)).toBe(30);
    expect([counter.open, local]).toEqual([0, 1]); // the thread's own endpoint was not replaced
  });
});
