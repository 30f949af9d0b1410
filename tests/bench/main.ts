import { createBuilder } from "vite";
import type { AnySimulation } from "../../src/experiment/simulation.ts";
import { all } from "../../src/worker/simulations.ts";
import { chromiumPath } from "../browser/chromium.ts";
import { serveFolder } from "../browser/serve.ts";
import { attentionRows } from "./attention.ts";
import { matrixRows } from "./matrix.ts";
import { latencies, launched, weight } from "./page.ts";
import { simulationRows } from "./simulations.ts";

function table<R extends object>(title: string, rows: readonly R[]): void {
  console.log(`\n${title}`);
  const shown = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([k, v]) => [
        k,
        typeof v === "number" ? Number(v.toPrecision(3)) : (v as string),
      ]),
    ),
  );
  console.table(shown);
}

const simulations: AnySimulation[] = await all();
table("Matrix product (one core)", await matrixRows());
table("Training attention (one core)", attentionRows());
table("Simulations (one core)", simulationRows(simulations));

process.env["NODE_ENV"] = "production"; // as `npm run build` does; the runner of this file had set another
await (await createBuilder({ logLevel: "warn" })).buildApp();
const server = await serveFolder("dist", "/bench");
const browser = await launched(chromiumPath());
const chapters = [...new Set(simulations.map(({ id }) => id.split("/")[0]))];
for (const chapter of chapters)
  table(
    `Slider to first paint, and to the last, ${chapter} (ms, Chromium)`,
    await latencies(browser, server.url, chapter),
  );
table("Bytes (kB, compressed)", [
  await weight(browser, server.url, ""),
  ...(await Promise.all(chapters.map((chapter) => weight(browser, server.url, `${chapter}/`)))),
]);
await browser.close();
await server.close();
