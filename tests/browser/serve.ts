import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".woff2": "font/woff2",
};

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

async function listening(answer: RequestListener, base: string): Promise<Served> {
  const server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/**
 * A static server as plain as any host of course pages: no headers but the type, and those that are asked for. It waits
 * for the folder to be `ready` before it answers; where that fails it answers 503, with the reason.
 */
export function serveFolder(
  folder: string,
  base: string,
  {
    headers = {},
    ready = () => Promise.resolve(),
  }: { readonly headers?: Readonly<Record<string, string>>; readonly ready?: () => Promise<void> } = {},
): Promise<Served> {
  const answer: RequestListener = (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    let file = pathname.startsWith(`${base}/`)
      ? join(folder, normalize(decodeURIComponent(pathname.slice(base.length))))
      : "";
    if (file && existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    if (!file || !existsSync(file)) return void response.writeHead(404).end();
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
    createReadStream(file).pipe(response);
  };
  return listening((request, response) => {
    ready().then(
      () => answer(request, response),
      (error: Error) => response.writeHead(503).end(error.message),
    );
  }, base);
}

/** Somebody else's site, at an origin of its own: documents and scripts by their paths, and folders of packages. */
export function serveFiles(
  files: Readonly<Record<string, string>>,
  {
    folders = {},
    headers = {},
  }: {
    readonly folders?: Readonly<Record<string, string>>;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): Promise<Served> {
  return listening((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader("content-type", types[extname(pathname) || ".html"] ?? "application/octet-stream");
    const folder = Object.keys(folders).find((base) => pathname.startsWith(base));
    const text = pathname === "/favicon.ico" ? "" : files[pathname];
    if (text !== undefined) response.end(text);
    else if (folder === undefined) response.writeHead(404).end();
    else createReadStream(join(folders[folder]!, normalize(pathname.slice(folder.length)))).pipe(response);
  }, "");
}

/** A page of somebody else: one document, at an origin of its own. */
export function servePage(html: string): Promise<Served> {
  return listening((request, response) => {
    if (request.url !== "/") return void response.writeHead(404).end();
    response.setHeader("content-type", types[".html"]!).end(html);
  }, "/");
}
