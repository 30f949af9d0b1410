import { afterEach, expect, it } from "vitest";
import { Conversation } from "../../../src/embed/conversation.ts";
import { message, type Message } from "../../../src/embed/protocol.ts";

const open: { close(): void }[] = [];
afterEach(() => open.splice(0).forEach((each) => each.close()));

/** A page's side with a host that may be played. */
function talk(origin?: string) {
  const greeted: [Message, string][] = [];
  const parent = {};
  const conversation = new Conversation({
    parent,
    origin,
    hello: { versions: [1], notebook: "n", cell: "c", notebookVersion: "1", caps: [] },
    greet: (greeting, target) => greeted.push([greeting, target]),
    connected: () => conversation.tell("ready", { params: {}, schema: {}, warnings: [] }),
    answer({ type }) {
      if (type === "reset") throw new Error("not now");
      return { did: type };
    },
  });
  open.push(conversation);
  const from = (
    data: unknown,
    source: unknown = parent,
    at = "https://host.example",
    ports: MessagePort[] = [],
  ) => conversation.hear({ data, source: source as never, origin: at, ports });
  function connect(source: unknown = parent, at?: string) {
    const { port1, port2 } = new MessageChannel();
    const heard: Message[] = [];
    port1.onmessage = ({ data }) => heard.push(data as Message);
    open.push(port1);
    from(message("connect", { version: 1 }), source, at, [port2]);
    return { port: port1, heard };
  }
  return { conversation, greeted, from, connect };
}
const soon = () => new Promise((resolve) => setTimeout(resolve, 30));

it("greets, connects, and answers requests by their ids", async () => {
  const { conversation, greeted, connect } = talk();
  conversation.greet();
  expect(greeted).toHaveLength(1);
  expect(greeted[0][1]).toBe("*");
  const { port, heard } = connect();
  port.postMessage({ ...message("run"), id: "a" });
  port.postMessage({ ...message("reset"), id: "b" });
  port.postMessage({ ...message("set"), id: "c" });
  await soon();
  expect(heard.map(({ type, re }) => [type, re])).toEqual([
    ["ready", undefined],
    ["ok", "a"],
    ["error", "b"],
    ["error", "c"], // malformed
  ]);
  expect(heard.find(({ re }) => re === "b")).toMatchObject({ message: "not now" });
});

it("hears only the parent, and only from the origin that the link names; to others it stays silent", async () => {
  const { conversation, connect, from, greeted } = talk("https://host.example");
  const stranger = connect({});
  const elsewhere = connect(undefined, "https://other.example");
  from(message("ping"), {});
  from("text", {});
  from(null, {});
  await soon();
  expect(stranger.heard.length + elsewhere.heard.length + greeted.length).toBe(0);
  expect(conversation.guard.refused).toMatchObject({ source: 2, origin: 1 });
  conversation.greet();
  expect(greeted[0][1]).toBe("https://host.example");
  const right = connect();
  await soon();
  expect(right.heard.map(({ type }) => type)).toEqual(["ready"]);
});

it("a connect without a port, or malformed, is counted; a second good one takes the place of the first", async () => {
  const { conversation, from, connect } = talk();
  from(message("connect", { version: 1 }));
  from(message("connect", { version: 2 }));
  expect(conversation.guard.refused.malformed).toBe(2);
  const first = connect();
  const second = connect();
  await soon();
  conversation.tell("run", { phase: "start" });
  await soon();
  expect(first.heard.map(({ type }) => type)).toEqual(["ready"]);
  expect(second.heard.map(({ type }) => type)).toEqual(["ready", "run"]);
});

it("answers a flood with one error a second, not with a flood", async () => {
  const { conversation, connect } = talk();
  const { port, heard } = connect();
  for (let i = 0; i < 300; ++i) port.postMessage({ ...message("run"), id: String(i) });
  await expect.poll(() => conversation.guard.refused.rate).toBeGreaterThan(200);
  const errors = () => heard.filter(({ type }) => type === "error");
  await expect.poll(errors).toHaveLength(1);
  await soon();
  expect(errors()).toHaveLength(1);
});
