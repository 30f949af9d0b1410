import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Plugin, ViteDevServer } from "vite";
import { keptTrials } from "./kept.ts";
import { oembed } from "./preview.ts";
import { published } from "./published.ts";
import { keepVersion, keptAssets, keptAt } from "./versions.ts";
import { shell, type Assets, type Page } from "./shell.ts";

type Server = typeof import("./server.ts");

const classic = "file/app.js";

/** Every page of the site. */
async function pagesOf(server: Server): Promise<Page[]> {
  const chapters = await Promise.all(server.notebooks.map((n) => server.notebookPages(n)));
  return [
    await server.indexPage(),
    server.embeddingPage(server.notebooks, siteAddress().site),
    server.conformancePage(server.notebooks),
    ...chapters.flat(),
    server.findingsPage(await server.judged(keptTrials)), // last: its trials may be kept by then
  ];
}

/** The files of a page, by their paths from the root of the site. */
function filesOf(page: Page, assets: Assets): [path: string, text: string][] {
  const { path, preview } = page;
  const files: [string, string][] = [["index.html", shell(page, assets)]];
  if (preview?.picture) files.push(["first.svg", preview.picture.svg]);
  if (preview && assets.site !== undefined)
    files.push(["oembed.json", `${JSON.stringify(oembed(page, preview, assets.site), null, 1)}\n`]);
  return files.map(([name, text]) => [path ? `${path}/${name}` : name, text]);
}

/** Where the site will stand, as `SITE_URL` says; without it pages name no absolute addresses. */
function siteAddress(): { site?: string } {
  const { SITE_URL: site } = process.env;
  if (!site) return {};
  if (!URL.canParse(site))
    throw new Error(`SITE_URL = ${site}: expected an address such as https://example.org/plateau`);
  return { site: site.replace(/\/*$/, "/") };
}

interface Chunk {
  readonly file: string;
  readonly name?: string;
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

const manifestOf = (out: string): Manifest =>
  JSON.parse(readFileSync(resolve(out, ".vite/manifest.json"), "utf8")) as Manifest;

function write(out: string, files: readonly (readonly [path: string, text: string])[]): void {
  for (const [path, text] of files) {
    const file = resolve(out, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

function builtAssets(manifest: Manifest): Assets {
  const { file, css = [], assets = [] } = manifest["src/site/client.ts"];
  const fonts = assets.filter((asset) => /source-.*-latin-wght-normal/.test(asset));
  return { script: file, styles: css, fonts, classic, ...siteAddress() };
}

/** The page at a path of the development server, rendered from the sources as they are now. */
async function devPage(vite: ViteDevServer, path: string): Promise<string | undefined> {
  const server = (await vite.ssrLoadModule("/src/site/server.ts")) as Server;
  const id = path.split("/")[path.startsWith("embed/") ? 1 : 0];
  const own: Record<string, () => Page | Promise<Page>> = {
    "": () => server.indexPage(),
    findings: async () => server.findingsPage(await server.judged()),
    embedding: () => server.embeddingPage(server.notebooks),
    "embed-conformance": () => server.conformancePage(server.notebooks),
  };
  const pages = Object.hasOwn(own, path)
    ? [await own[path]()]
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
          for (const name of ["client", "file", "classic", "module", "conformance", "scorm", "ssr"])
            await builder.build(builder.environments[name]);
          const { client, ssr } = builder.environments;
          const out = resolve(client.config.build.outDir);
          const entry = pathToFileURL(resolve(ssr.config.build.outDir, "server.js")).href;
          const manifest = manifestOf(out);
          const assets = builtAssets(manifest);
          const pages = await pagesOf((await import(entry)) as Server);
          write(
            out,
            pages.flatMap((page) => filesOf(page, assets)),
          );
          write(out, published(out, manifest, pages, assets));
          rmSync(resolve(out, "element"), { recursive: true });
          rmSync(dirname(fileURLToPath(entry)), { recursive: true });
          keepVersion(out);
          const kept = keptAssets(assets);
          write(
            resolve(out, keptAt),
            pages.flatMap((page) => filesOf(page, kept)),
          );
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
