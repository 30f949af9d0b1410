import type { Writable } from "node:stream";
import { says } from "../experiment/parse.ts";
import * as simulations from "../worker/simulations.ts";
import { formats } from "./format.ts";
import { helpOf, helpOfCommand, listing, usage } from "./help.ts";
import { watchOn } from "./progress.ts";
import { request, type Registry } from "./request.ts";
import { isGone, writeRun, written } from "./write.ts";

/** Where output and messages go. */
export interface Terminal {
  readonly out: Writable;
  readonly err: Writable & { readonly isTTY?: boolean };
}

async function carryOut(
  argv: readonly string[],
  { out, err }: Terminal,
  registry: Registry,
): Promise<number> {
  const asked = await request(argv, registry);
  switch (asked.do) {
    case "list":
      await written(out, listing(await registry.all()));
      return 0;
    case "help":
      await written(out, asked.simulation ? helpOf(asked.simulation) : helpOfCommand());
      return 0;
    case "refuse": {
      const faults = asked.issues.map((issue) => `${says(issue)}\n`).join("");
      await written(err, faults + usage(asked.simulation && `${asked.simulation.id} --help`));
      return 2;
    }
    case "run": {
      const { simulation, values, how } = asked;
      const watch = watchOn(err);
      const to = { out, format: formats[how.format], every: how.frames === "all", progress: watch.tell };
      await writeRun(simulation, values, to).finally(watch.clear);
      return 0;
    }
  }
}

/**
 * Does what a command line asks for and gives the exit code: 0, or 2 if it cannot be understood; then every fault is
 * on `err` and nothing on `out`. A reader who goes away, as `head` does, ends the run and is no fault.
 */
export async function sim(
  argv: readonly string[],
  terminal: Terminal,
  registry: Registry = simulations,
): Promise<number> {
  // The write that failed rejects and is handled there; unheard, the same error would end the process.
  terminal.out.on("error", () => undefined);
  try {
    return await carryOut(argv, terminal, registry);
  } catch (error) {
    if (isGone(error)) return 0;
    throw error;
  }
}
