import type { Param } from "../../experiment/schema.ts";
import { events, greetings } from "../document.ts";
import { briefly, must, mustFit, Skip, type Check } from "./check.ts";
import { pause, type Peer } from "./peer.ts";

type Params = Readonly<Record<string, number | string | boolean>>;

const readyOf = (
  peer: Peer,
): { params: Params; schema: Readonly<Record<string, Param>>; warnings: string[] } =>
  peer.said.find(({ type }) => type === "ready") as never;
const paramsOf = async (peer: Peer): Promise<Params> => (await peer.ask("get"))["params"] as Params;
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A parameter with another value that its declaration permits. */
function another(peer: Peer): [name: string, value: number | string | boolean] | undefined {
  const { params, schema } = readyOf(peer);
  for (const [name, p] of Object.entries(schema)) {
    const now = params[name];
    if (name.endsWith(".at")) continue; // of a player: not a parameter of the equations
    if (p.kind === "toggle") return [name, !now];
    if (p.kind === "choice") return [name, Object.keys(p.options).find((key) => key !== now)!];
    if (p.kind === "integer") return [name, now === p.min ? p.min + 1 : Number(now) - 1];
    if (p.kind === "real") return [name, now === p.min ? p.max : p.min];
  }
  return undefined;
}

/** How a cell and its host find each other, and what a host can ask. */
export const speaking: readonly Check[] = [
  {
    says: "The page says hello, in the shape of the schema, and offers version 1.",
    async run(peer) {
      const hello = await peer.until("hello", () => peer.greetings.find(({ type }) => type === "hello"));
      mustFit(greetings, hello, "hello");
      must((hello["versions"] as number[]).includes(1), `versions: ${briefly(hello["versions"])}`);
      return `${String(hello["notebook"])}/${String(hello["cell"])} of version ${String(hello["notebookVersion"])}`;
    },
  },
  {
    says: "It says hello again to a ping.",
    async run(peer) {
      const before = peer.greetings.length;
      peer.greet("ping");
      await peer.until("hello", () => peer.greetings[before]);
      return "it did";
    },
  },
  {
    says: "Given a port it tells its values, their declarations, and what of the link it did not understand.",
    async run(peer) {
      peer.connect();
      const ready = await peer.until("ready", () => peer.said.find(({ type }) => type === "ready"));
      mustFit(events, ready);
      const { params, schema, warnings } = readyOf(peer);
      must(same(Object.keys(params), Object.keys(schema)), "values and declarations have other names");
      const named = warnings.some((words) => words.includes("nobody-has-this"));
      must(named, `“nobody-has-this” of the link is not among the warnings ${briefly(warnings)}`);
      return `${Object.keys(params).length} parameters`;
    },
  },
  {
    says: "It tells the size of its content.",
    async run(peer) {
      const resize = await peer.until("resize", () => peer.said.find(({ type }) => type === "resize"));
      mustFit(events, resize);
      must(Number(resize["height"]) > 0, `height ${String(resize["height"])}`);
      return `${String(resize["width"])} × ${String(resize["height"])} px`;
    },
  },
  {
    says: "A value that fits is set, and the change is told as the host’s, with a link to it.",
    async run(peer) {
      const change = another(peer);
      if (!change) throw new Skip("it has no parameters");
      const from = peer.said.length;
      const answer = await peer.ask("set", { params: Object.fromEntries([change]) });
      mustFit(events, answer, "ok");
      const state = await peer.until("state", () => peer.since(from, "state")[0]);
      mustFit(events, state);
      must(state["cause"] === "host", `cause: ${String(state["cause"])}`);
      must(same((state["params"] as Params)[change[0]], change[1]), briefly(state["params"]));
      must(new URL(String(state["url"])).searchParams.size > 0, `url: ${String(state["url"])}`);
      return `${change[0]} = ${String(change[1])}`;
    },
  },
  {
    says: "A value that does not fit changes nothing, of those beside it neither, and is named.",
    async run(peer) {
      const before = await paramsOf(peer);
      const [name] = Object.keys(before);
      const params = { ...(name === undefined ? {} : { [name]: before[name] }), "nobody-has-this": 1 };
      const answer = await peer.ask("set", { params });
      mustFit(events, answer, "error");
      must(String(answer["message"]).includes("nobody-has-this"), String(answer["message"]));
      const found = Object.entries(readyOf(peer).schema).find(
        ([, { kind }]) => kind === "real" || kind === "integer",
      );
      if (found) mustFit(events, await peer.ask("set", { params: { [found[0]]: 1e300 } }), "error");
      must(same(await paramsOf(peer), before), "values have changed");
      return String(answer["message"]);
    },
  },
  {
    says: "Reset leads back to the values of the link.",
    async run(peer) {
      mustFit(events, await peer.ask("reset"), "ok");
      must(same(await paramsOf(peer), readyOf(peer).params), briefly(await paramsOf(peer)));
      return "it did";
    },
  },
  {
    says: "A run is told from its start to its end, and can be asked for again.",
    async run(peer) {
      const from = peer.said.length;
      mustFit(events, await peer.ask("run"), "ok");
      await pause(1500);
      if (!peer.since(from, "run").length) throw new Skip("nothing runs here");
      await peer.until(
        "the end of the run",
        () => peer.since(from, "run").find(({ phase }) => phase === "done"),
        60_000,
      );
      for (const event of peer.since(from, "run")) mustFit(events, event);
      return `${peer.since(from, "run").length} events`;
    },
  },
  {
    says: "Values of a cell are told to who has subscribed to it; a name that no cell has is refused.",
    async run(peer) {
      const { cell } = peer.greetings.find(({ type }) => type === "hello") as unknown as { cell: string };
      const from = peer.said.length;
      mustFit(events, await peer.ask("subscribe", { names: [cell] }), "ok");
      const result = await peer.until("a result", () => peer.since(from, "result")[0], 60_000);
      mustFit(events, result);
      must(result["name"] === cell, `a result of ${String(result["name"])}`);
      mustFit(events, await peer.ask("subscribe", { names: ["nobody-has-this"] }), "error");
      mustFit(events, await peer.ask("subscribe", { names: [] }), "ok");
      return `a result of ${cell}`;
    },
  },
  {
    says: "Parameters are locked by their names; a name that none has is refused.",
    async run(peer) {
      const [name] = Object.keys(readyOf(peer).params);
      mustFit(events, await peer.ask("lock", { names: ["nobody-has-this"] }), "error");
      if (name !== undefined) mustFit(events, await peer.ask("lock", { names: [name] }), "ok");
      mustFit(events, await peer.ask("lock", { names: [] }), "ok");
      return name ?? "it has none; a wrong name was refused";
    },
  },
  {
    says: "A theme takes colours, and nothing that would fetch something.",
    async run(peer) {
      const theme = (tokens: object) => peer.ask("theme", { tokens });
      mustFit(events, await theme({ accent: "rebeccapurple", scheme: "dark" }), "ok");
      mustFit(events, await theme({ accent: "url(https://example.org/)" }), "error");
      mustFit(events, await theme({ "nobody-has-this": "red" }), "error");
      mustFit(events, await theme({ scheme: "auto" }), "ok");
      return "a colour was taken, an address refused";
    },
  },
  {
    says: "A figure is given as a picture and as numbers.",
    async run(peer) {
      const svg = await peer.ask("export", { format: "svg" });
      if (svg.type === "error" && String(svg["message"]).includes("no figure"))
        throw new Skip("it is no figure");
      mustFit(events, svg, "ok");
      must(String(svg["data"]).startsWith("<svg"), briefly(svg["data"]));
      const json = await peer.ask("export", { format: "json" });
      JSON.parse(String(json["data"]));
      return `${String(svg["name"])}, ${String(json["name"])}`;
    },
  },
];
