import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Plugin, ViteDevServer } from "vite";
import { shell, type Assets, type Page } from "./shell.ts";

type Server = typeof import("./server.ts");

const classic = "file/app.js";

/** Every page of the site. */
async function pagesOf(server: Server): Promise<Page[]> {
  const chapters = await Promise.all(server.notebooks.map((n) => server.notebookPages(n)));
  return [await server.indexPage(), server.findingsPage(await server.judged()), ...chapters.flat()];
}

function builtAssets(out: string): Assets {
  interface Chunk {
    readonly file: string;
    readonly css?: readonly string[];
    readonly assets?: readonly string[];
  }
  const manifest = JSON.parse(readFileSync(resolve(out, ".vite/manifest.json"), "utf8")) as Record<
    string,
    Chunk
  >;
  const { file, css = [], assets = [] } = manifest["src/site/client.ts"];
  const fonts = assets.filter((asset) => /source-.*-latin-wght-normal/.test(asset));
  return { script: file, styles: css, fonts, classic };
}

/** The page at a path of the development server, rendered from the sources as they are now. */
async function devPage(vite: ViteDevServer, path: string): Promise<string | undefined> {
  const server = (await vite.ssrLoadModule("/src/site/server.ts")) as Server;
  const id = path.split("/")[path.startsWith("embed/") ? 1 : 0];
  const pages =
    path === ""
      ? [await server.indexPage()]
      : path === "findings"
        ? [server.findingsPage(await server.judged())]
        : await Promise.all(server.notebooks.filter((n) => n.id === id).map((n) => server.notebookPages(n)));
  const page = pages.flat().find((p) => p.path === path);
  const assets = { script: "src/site/client.ts", styles: ["src/site/style.css"] }; // its own imports come by script
  return page && vite.transformIndexHtml(`/${path}`, shell(page, assets));
}

/** Builds the site's environments one after the other, then writes every page; in development renders on request. */
export function prerender(): Plugin {
  return {
    name: "prerender",
    config: () => ({
      builder: {
        async buildApp(builder) {
          for (const name of ["client", "file", "ssr"]) await builder.build(builder.environments[name]);
          const { client, ssr } = builder.environments;
          const out = resolve(client.config.build.outDir);
          const entry = pathToFileURL(resolve(ssr.config.build.outDir, "server.js")).href;
          const assets = builtAssets(out);
          for (const page of await pagesOf((await import(entry)) as Server)) {
            const file = resolve(out, page.path, "index.html");
            mkdirSync(dirname(file), { recursive: true });
            writeFileSync(file, shell(page, assets));
          }
          rmSync(dirname(fileURLToPath(entry)), { recursive: true });
        },
      },
    }),
    configureServer(vite) {
      return () =>
        vite.middlewares.use((request, response, next) => {
          const path = new URL(request.originalUrl ?? "/", "http://localhost").pathname;
          devPage(vite, path.replace(/^\/|\/?(index\.html)?$/g, "")).then((html) => {
            if (html === undefined) return next();
            response.setHeader("content-type", "text/html; charset=utf-8").end(html);
          }, next);
        });
    },
    handleHotUpdate({ file, server }) {
      if (/\/notebooks\/|\/src\//.test(file)) server.ws.send({ type: "full-reload" });
    },
  };
}
