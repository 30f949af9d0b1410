import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, inject } from "vitest";
import { serveFiles, serveFolder, type Served } from "../serve.ts";
import { visiting, type Visit } from "../visit.ts";

declare global {
  interface Window {
    /** What came to the host's window, and over the port. */
    heard: { data: unknown; mine: boolean }[];
    said: Record<string, unknown>[];
    connect(): void;
    ask(type: string, body?: object): Promise<Record<string, unknown>>;
    send(data: unknown): void;
  }
}

/** Script of a host that speaks the protocol by hand, with the first frame on its page. */
export const speaker = `
window.heard = []; window.said = [];
const waits = new Map(); let port, n = 0;
const frame = () => document.querySelector("iframe");
addEventListener("message", (e) => heard.push({ data: e.data, mine: e.source === frame()?.contentWindow }));
window.connect = () => {
  const channel = new MessageChannel(); port = channel.port1;
  port.onmessage = ({ data }) => { said.push(data); waits.get(data.re)?.(data); };
  frame().contentWindow.postMessage({ p: "cell-embed", v: 1, type: "connect", version: 1 }, "*", [channel.port2]);
};
window.send = (data) => port.postMessage(data);
window.ask = (type, body = {}) => new Promise((done) => {
  const id = "r" + ++n; waits.set(id, done);
  port.postMessage({ ...body, p: "cell-embed", v: 1, type, id });
});`;

/** A document. */
export const html = (body: string, head = ""): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Course</title>${head}<body>${body}</body></html>`;

export const cellUrl = (cell: string, query = ""): string =>
  `${inject("site")}/embed/deep-linear/${cell}/${query ? `?${query}` : ""}`;

/** Opens pages of somebody else's site, each at an origin of its own. */
export function hosting(): (
  files: Readonly<Record<string, string>>,
  options?: Parameters<typeof serveFiles>[1],
) => Promise<Visit> {
  const visit = visiting();
  const servers: Served[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });
  return async (files, options) => {
    const server = await serveFiles(files, options);
    servers.push(server);
    return visit("", { at: server.url });
  };
}

/** The site under test at a host that lets other origins have its modules, as GitHub Pages does; gives its address. */
export function consenting(): () => string {
  let server: Served | undefined;
  beforeAll(async () => {
    const headers = { "access-control-allow-origin": "*" };
    server = await serveFolder(inject("built"), "/open", { headers });
  });
  afterAll(() => server?.close());
  return () => server!.url;
}

/** The events of a type that came over the port so far. */
export const said = (page: Page, type: string): Promise<Record<string, unknown>[]> =>
  page.evaluate((type) => window.said.filter((message) => message["type"] === type), type);

/** Connects as soon as the cell has said hello. */
export async function connect(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    window.heard.some(({ data }) => (data as { type?: string } | null)?.type === "hello"),
  );
  await page.evaluate(() => window.connect());
  await page.waitForFunction(() => window.said.some(({ type }) => type === "ready"));
}
