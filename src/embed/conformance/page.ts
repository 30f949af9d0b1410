import { Skip } from "./check.ts";
import { hostile } from "./hostile.ts";
import { Peer } from "./peer.ts";
import { speaking } from "./speaking.ts";

const checks = [...speaking, ...hostile];
const words = { pass: "Kept", fail: "Broken", skip: "Does not apply" } as const;
type Result = keyof typeof words;

const get = <E extends HTMLElement>(id: string): E => document.querySelector<E>(`#${id}`)!;

/** The address with a parameter that no cell has, which the cell must name. */
function withStranger(address: string): string {
  const url = new URL(address, document.baseURI);
  url.searchParams.set("nobody-has-this", "1");
  return url.href;
}

function row(says: string): { show(result: Result, seen: string): void } {
  const item = document.createElement("li");
  const claim = Object.assign(document.createElement("span"), { textContent: says });
  const verdict = Object.assign(document.createElement("strong"), { textContent: "…" });
  const seen = document.createElement("small");
  item.append(verdict, " ", claim, document.createElement("br"), seen);
  get("checks").append(item);
  return {
    show(result, what) {
      item.dataset["result"] = result;
      verdict.textContent = `${words[result]}.`;
      seen.textContent = what;
    },
  };
}

let run = 0;

/** Puts the page at an address into the frame and tries every check on it, one after the other. */
async function check(address: string): Promise<void> {
  const mine = ++run;
  const counts: Record<Result, number> = { pass: 0, fail: 0, skip: 0 };
  const status = get("summary");
  status.textContent = "Checking…";
  delete status.dataset["done"];
  get("checks").replaceChildren();
  const frame = Object.assign(document.createElement("iframe"), { title: "The cell that is checked" });
  const peer = new Peer(frame); // it must listen before the page can speak
  frame.src = withStranger(address);
  get("frame").replaceChildren(frame);
  for (const { says, run: tried } of checks) {
    const shown = row(says);
    let result: Result = "pass";
    const seen = await tried(peer).catch((error: Error) => {
      result = error instanceof Skip ? "skip" : "fail";
      return error.message;
    });
    if (mine !== run) return peer.close(); // another address is checked by now
    ++counts[result];
    shown.show(result, seen);
  }
  peer.close();
  status.textContent = counts.fail
    ? `${counts.fail} of ${checks.length} rules broken.`
    : `All rules that apply are kept: ${counts.pass} of ${checks.length}.`;
  status.dataset["done"] = counts.fail ? "fail" : "pass";
}

const address = get<HTMLInputElement>("address");
const asked = new URLSearchParams(location.search).get("cell");
if (asked !== null) address.value = asked;
get<HTMLFormElement>("which").addEventListener("submit", (event) => {
  event.preventDefault();
  history.replaceState(null, "", `?${new URLSearchParams({ cell: address.value })}`);
  void check(address.value);
});
if (asked !== null) void check(asked);
