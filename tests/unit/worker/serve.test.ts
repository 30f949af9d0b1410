import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Answer, Order } from "../../../src/worker/protocol.ts";
import { serve } from "../../../src/worker/serve.ts";
import { counter, find, later, until } from "./fakes.ts";

let port: MessagePort;
let answers: Answer[];

beforeEach(() => {
  const { port1, port2 } = new MessageChannel();
  answers = [];
  port = port1;
  port.onmessage = ({ data }) => answers.push(data as Answer);
  serve(port2, find);
  counter.yielded.length = 0;
});

afterEach(async () => {
  for (const run of [1, 2]) say({ do: "stop", run });
  await until(() => counter.open === 0);
  port.close();
});

const say = (order: Order) => port.postMessage(order);
const start = (values: object, run = 1) =>
  say({ do: "start", run, simulation: counter.id, values: { ...values } });
const want = (run = 1) => say({ do: "want", run });
const given = (run = 1) => answers.flatMap((a) => (a.is === "frame" && a.run === run ? [a.frame] : []));
const endless = { count: 1_000_000, cost: 100 };

describe("serve", () => {
  it("computes ahead, and sends the newest frame only, and only when one is wanted", async () => {
    start(endless);
    await later(30);
    expect(answers).toEqual([{ is: "started", run: 1 }]);
    want();
    await until(() => given().length === 1);
    await later(30);
    want();
    await until(() => given().length === 2);
    const [first, second] = given().map(({ k }) => k as number);
    expect(first).toBeGreaterThan(5); // 30 ms at 0.1 ms each give some 300; 5 leaves room for a busy machine
    expect(second! - first!).toBeGreaterThan(5);
  });

  it("never loses the last frame, however late it is wanted", async () => {
    start({ count: 5 });
    await later(30);
    expect(answers.map(({ is }) => is)).toEqual(["started"]);
    want();
    await until(() => answers.length === 3);
    expect(given()).toMatchObject([{ progress: 1, k: 5, numbers: Float64Array.of(5, 10) }]);
    expect(answers.at(-1)).toEqual({ is: "done", run: 1 });
  });

  it("answers every want of a run, in order, with a newer frame each", async () => {
    start(endless);
    for (let k = 0; k < 5; ++k) want();
    await until(() => given().length === 5);
    const ks = given().map(({ k }) => k as number);
    expect([...new Set(ks)].sort((a, b) => a - b)).toEqual(ks);
  });

  it("stops an endless run within a slice and lets its generator clean up", async () => {
    start(endless);
    want();
    await until(() => given().length === 1);
    const before = performance.now();
    say({ do: "stop", run: 1 });
    await until(() => answers.at(-1)?.is === "stopped");
    expect(performance.now() - before).toBeLessThan(50); // a slice is 4 ms; the rest is for a busy machine
    expect(counter.open).toBe(0);
    const total = counter.yielded.length;
    await later(15);
    expect(counter.yielded.length).toBe(total);
  });

  it("stops a run whose simulation is still being looked for before it computes anything", async () => {
    start(endless);
    say({ do: "stop", run: 1 });
    await until(() => answers.at(-1)?.is === "stopped");
    await later(10);
    expect(counter.yielded.length).toBeLessThan(100); // at most the one slice before the stop is heard
    expect(answers.map(({ is }) => is)).toEqual(["started", "stopped"]);
  });

  it("answers a stop even if there is nothing to stop", async () => {
    say({ do: "stop", run: 2 });
    await until(() => answers.length > 0);
    expect(answers).toEqual([{ is: "stopped", run: 2 }]);
  });

  it("transfers the buffers of a frame: the sender keeps none", async () => {
    start({ count: 1 });
    want();
    await until(() => given().length === 1);
    expect(counter.yielded.map(({ byteLength }) => byteLength)).toEqual([0]);
    expect(given()[0]).toMatchObject({ numbers: Float64Array.of(1, 2) });
  });

  it("computes several runs in turn, each with its own wants and its own stop", async () => {
    start({ ...endless, tag: 1 }, 1);
    start({ ...endless, tag: 2 }, 2);
    want(1);
    want(2);
    await until(() => given(1).length + given(2).length === 2);
    say({ do: "stop", run: 1 });
    await until(() => answers.some(({ is }) => is === "stopped"));
    want(1);
    want(2);
    await until(() => given(2).length === 2);
    expect(given(1).map(({ tag }) => tag)).toEqual([1]);
    expect(given(2).map(({ tag }) => tag)).toEqual([2, 2]);
  });

  it("checks the values it is sent and answers with every fault of them", async () => {
    start({ count: 0, tag: "x" });
    await until(() => answers.length === 2);
    expect(answers[1]).toMatchObject({
      is: "failed",
      name: "ParamError",
      issues: [
        { param: "count", value: 0 },
        { param: "tag", value: "x" },
      ],
    });
  });

  it.each([
    ["fakes/none", {}, "Error", 'no simulation "fakes/none"'],
    ["fakes/faulty", { way: "range" }, "RangeError", "invalid rank: 9"],
    ["fakes/faulty", { way: "text" }, "Error", "just words"],
    ["fakes/faulty", { way: "unpostable" }, "Error", "must be plain data and own its buffers"],
  ])("answers with what went wrong: %s %o", async (simulation, values, name, message) => {
    say({ do: "start", run: 1, simulation, values });
    want();
    await until(() => answers.some(({ is }) => is === "failed"));
    expect(answers.at(-1)).toEqual({
      is: "failed",
      run: 1,
      name,
      message: expect.stringContaining(message) as string,
    });
    want();
    await later(5);
    expect(answers.at(-1)!.is).toBe("failed");
  });
});
