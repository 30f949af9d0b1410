import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ParamError } from "../../../src/experiment/parse.ts";
import { defaults } from "../../../src/experiment/schema.ts";
import { MemoryError } from "../../../src/worker/failure.ts";
import { remote } from "../../../src/worker/remote.ts";
import { serve } from "../../../src/worker/serve.ts";
import { counter, faulty, find, later, until } from "./fakes.ts";

let channel: MessageChannel;
let computed: ReturnType<typeof remote>;

beforeEach(() => {
  channel = new MessageChannel();
  serve(channel.port2, find);
  computed = remote(channel.port1);
});

afterEach(async () => {
  await until(() => counter.open === 0);
  channel.port1.close();
});

const some = { count: 20, cost: 1000, tag: 7 };
const endless = { ...defaults(counter.params), count: 1_000_000, cost: 100 };

describe("a remote run", () => {
  it("gives frames that rise to the last one, which is never missing, and then ends", async () => {
    const ks: number[] = [];
    for await (const { k, tag } of computed.run(counter, some)) {
      expect(tag).toBe(7);
      ks.push(k);
    }
    expect(ks.at(-1)).toBe(20);
    expect([...new Set(ks)].sort((a, b) => a - b)).toEqual(ks);
  });

  it("says that the other side has stopped once it has nothing more to compute", async () => {
    const run = computed.run(counter, some);
    for (let next = await run.next(); !next.done; next = await run.next());
    await run.stopped;
    expect(counter.open).toBe(0);
  });

  it("gives two frames, in order, to two who wait at once", async () => {
    const run = computed.run(counter, endless);
    const [first, second] = await Promise.all([run.next(), run.next()]);
    expect(second.value!.k).toBeGreaterThan(first.value!.k);
    await run.return();
  });

  it("rejects who waits with an AbortError at once when it is cancelled, and says when it has stopped", async () => {
    const run = computed.run(counter, endless);
    const waiting = run.next();
    const told = waiting.then(
      () => "a frame",
      (error: Error) => `${error.name}, open: ${counter.open}`,
    );
    await run.return();
    expect(await told).toBe("AbortError, open: 0"); // the order to start has not even been read
    await run.stopped;
    expect(await run.next()).toEqual({ done: true, value: undefined });
  });

  it("mixes with no other run: late frames of a cancelled one reach nobody", async () => {
    const old = computed.run(counter, { ...endless, tag: 1 });
    await old.next();
    const waiting = old.next().catch((error: Error) => error.name);
    void old.return();
    const tags = new Set<number>();
    const young = computed.run(counter, { ...some, tag: 2 });
    for await (const { tag } of young) tags.add(tag);
    expect(await waiting).toBe("AbortError");
    expect([...tags]).toEqual([2]);
  });

  it("keeps a failure for the next who asks, and then is at its end", async () => {
    const run = computed.run(faulty, { way: "range" });
    await run.stopped;
    await expect(run.next()).rejects.toMatchObject({ name: "RangeError", message: "invalid rank: 9" });
    expect((await run.next()).done).toBe(true);
  });

  it("has a ParamError rebuilt with its issues", async () => {
    const run = computed.run(faulty, { way: "param" });
    const error = await run
      .next()
      .then(() => run.next())
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ParamError);
    expect(error).toMatchObject({
      message: "rank = 9: expected an integer in [1, 4]",
      issues: [{ param: "rank", value: 9, expected: "an integer in [1, 4]" }],
    });
  });

  it("tells a lack of memory in plain words, and a negative length as the mistake it is", async () => {
    const lacking = computed.run(faulty, { way: "memory" });
    const negative = computed.run(faulty, { way: "negative" });
    await Promise.all([lacking.stopped, negative.stopped]);
    await expect(lacking.next()).rejects.toThrow(MemoryError);
    await expect(negative.next()).rejects.toMatchObject({ name: "RangeError" });
  });

  it("computes on while nobody asks, so that a late reader finds it finished", async () => {
    const run = computed.run(counter, some);
    await later(80);
    await until(() => counter.open === 0);
    expect((await run.next()).value).toMatchObject({ progress: 1, k: 20 });
  });
});
