import { limits } from "../guard.ts";
import { events } from "../document.ts";
import { message } from "../protocol.ts";
import { briefly, must, mustFit, type Check } from "./check.ts";
import { pause, type Peer } from "./peer.ts";

const refusals = async (peer: Peer): Promise<Record<string, number>> =>
  (await peer.ask("get"))["refused"] as Record<string, number>;

/** How many more messages a cell has refused for a reason after something was done to it. */
async function refusedBy(peer: Peer, reason: string, doing: () => void): Promise<number> {
  const before = (await refusals(peer))[reason];
  doing();
  await pause(300);
  return (await refusals(peer))[reason] - before;
}

/** What a cell must bear. */
export const hostile: readonly Check[] = [
  {
    says: "A malformed request is refused, counted and named, and its sender told which.",
    async run(peer) {
      const answer = await peer.ask("set", { params: { a: {} } });
      mustFit(events, answer, "error");
      must(answer["code"] === "malformed", `code: ${String(answer["code"])}`);
      const count = await refusedBy(peer, "malformed", () => peer.send("no message at all"));
      must(count === 1, `counted ${count}`);
      return String(answer["message"]);
    },
  },
  {
    says: "A type that version 1 does not have is passed over.",
    async run(peer) {
      const from = peer.said.length;
      const count = await refusedBy(peer, "unknown", () => {
        peer.send(message("of-a-later-version"));
        peer.send(message("__proto__"));
      });
      must(count === 2, `counted ${count}`);
      must(!peer.since(from, "error").length, briefly(peer.since(from, "error")));
      return "it was counted, not answered";
    },
  },
  {
    says: "A message that is too large is refused.",
    async run(peer) {
      const large = { ...message("reset"), more: "x".repeat(limits.size + 1) };
      const count = await refusedBy(peer, "size", () => peer.send(large));
      must(count === 1, `counted ${count}`);
      return `${large.more.length} characters`;
    },
  },
  {
    says: "A window that is not the host’s is not listened to.",
    async run(peer) {
      const own = document.createElement("iframe");
      own.hidden = true;
      document.body.append(own);
      // A function of the other window would still speak as this one: its own script must.
      const count = await refusedBy(peer, "source", () => {
        const place = [...document.querySelectorAll("iframe")].indexOf(peer.frame);
        const script = own.contentDocument!.createElement("script");
        script.textContent = `parent.frames[${place}].postMessage(${JSON.stringify(message("ping"))}, "*")`;
        own.contentDocument!.body.append(script);
      });
      own.remove();
      must(count === 1, `counted ${count}`);
      return "a frame beside it was refused";
    },
  },
  {
    says: "A flood is refused, with one complaint a second at most; afterwards the cell answers as before.",
    async run(peer) {
      await pause(1100); // the allowance is whole again
      const from = peer.said.length;
      for (let i = 0; i < 400; ++i) peer.send(message("get"));
      await pause(1500);
      const { rate } = await refusals(peer);
      must(rate > 400 - 2 * limits.rate, `refused ${rate} of 400`);
      const told =
        peer.since(from, "error").length +
        peer.said.slice(from).filter(({ type }) => type === "error").length;
      must(told <= 4, `${told} complaints`);
      mustFit(events, await peer.ask("reset"), "ok");
      return `refused ${rate} of 400`;
    },
  },
  {
    says: "All that was told since the beginning has the shape of the schema.",
    run(peer) {
      for (const told of peer.said) mustFit(events, told);
      return Promise.resolve(`${peer.said.length} messages`);
    },
  },
];
