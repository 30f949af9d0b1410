import { expect, it } from "vitest";
import type { Run } from "../../../src/experiment/run.ts";
import type { Frame } from "../../../src/experiment/simulation.ts";
import { streams } from "../../../src/numeric/random.ts";
import { pool } from "../../../src/worker/pool.ts";
import { counter, FakeWorker, later, until } from "./fakes.ts";

const endless = { count: 1_000_000, cost: 100, tag: 0 };
const short = { count: 5, cost: 100, tag: 0 };

async function last(run: Run<Frame>): Promise<Frame | undefined> {
  let frame: Frame | undefined;
  for await (frame of run);
  return frame;
}

it("leaks nothing over 200 runs that start, stop, crash and hang in any order", async () => {
  const workers: FakeWorker[] = [];
  let deaf = false;
  const spawn = () => workers[workers.push(new FakeWorker({ deaf })) - 1]!;
  const fallback = () => {
    throw new Error("workers are allowed here");
  };
  const run = pool({ spawn, fallback, size: 3, grace: 5, silence: 200 });
  await last(run(counter, short)); // from now on an error is a crash
  const random = streams(1).stream("operations");
  const pick = (n: number) => Math.floor(random() * n);
  const going: Run<Frame>[] = [];
  const told: Promise<unknown>[] = [];
  for (let k = 0; k < 200; ++k) {
    deaf = random() < 0.05;
    const made = run(counter, pick(2) ? endless : short, () => pick(2) === 0);
    going.push(made);
    told.push(made.next().catch((error: Error) => error.name));
    if (random() < 0.8)
      for (const each of going.splice(pick(going.length), 1 + pick(2))) told.push(each.return());
    if (random() < 0.05) workers.find(({ terminated }) => !terminated)?.crash();
    if (random() < 0.3) await later(pick(4));
    expect(run.workers).toBeLessThanOrEqual(3);
  }
  deaf = false;
  const doomed = run(counter, { ...endless, tag: 1 }, () => true);
  for (const each of going) told.push(each.return());
  expect((await doomed.next()).done).toBe(false); // so that at least one run has begun when its worker dies
  for (const each of workers) if (!each.terminated) each.crash();
  told.push(doomed.next().catch((error: Error) => error.name));
  const answers = await Promise.all(told);
  const names = new Set(answers.filter((answer) => typeof answer === "string"));
  expect([...names].sort()).toEqual(["AbortError", "WorkerError"]); // everybody was told, and nothing else went wrong
  expect((await last(run(counter, short)))?.progress).toBe(1);
  expect(run.waiting).toBe(0);
  expect(workers.filter(({ terminated }) => !terminated).length).toBe(run.workers);
  expect(counter.open).toBeLessThanOrEqual(3); // no run goes on that nobody has; those stopping are in their grace
  await until(() => counter.open === 0);
  run.close();
});
