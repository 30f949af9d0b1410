import { expect, it } from "vitest";
import { turns } from "../../../src/worker/turn.ts";
import { localEndpoint } from "../../../src/worker/local.ts";
import { find } from "./fakes.ts";

it("gives timers and other ports their turn", async () => {
  const turn = turns();
  let rang = 0;
  const bell = setInterval(() => ++rang, 1);
  const other = new MessageChannel();
  let heard = 0;
  other.port2.onmessage = () => ++heard;
  for (let k = 0; k < 20; ++k) {
    const until = performance.now() + 2;
    while (performance.now() < until);
    other.port1.postMessage(k);
    await turn();
  }
  clearInterval(bell);
  other.port1.close();
  expect(rang).toBeGreaterThan(10); // due after each of 20 slices of 2 ms
  expect(heard).toBeGreaterThanOrEqual(19); // the last may be on its way
});

it("lets those that wait go on in the order they came", async () => {
  const turn = turns();
  const order: number[] = [];
  await Promise.all([1, 2, 3].map((k) => turn().then(() => order.push(k))));
  expect(order).toEqual([1, 2, 3]);
});

it("keeps no Node process alive", () => {
  const ports = () => process.getActiveResourcesInfo().filter((kind) => kind === "MessagePort").length;
  const before = ports();
  void turns()();
  localEndpoint(find);
  expect(ports()).toBe(before);
});
