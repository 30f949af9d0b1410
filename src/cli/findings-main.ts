import { judgedAll, type Judged } from "../notebook/judge.ts";
import type { Notebook } from "../notebook/notebook.ts";

const notebooks = Object.values(
  import.meta.glob<Notebook>("/notebooks/*/cells.ts", { eager: true, import: "default" }),
);

interface Sink {
  write(text: string): unknown;
}

const usage = `Usage: npm run --silent findings -- [notebook] [--format text|json]
Tries every finding at the values and seeds for which it is claimed. Exit code 1 if one does not hold.
Notebooks: ${notebooks.map(({ id }) => id).join(", ")}
`;

const worstMargin = ({ worst }: Judged): string =>
  "margin" in worst.verdict ? worst.verdict.margin.toFixed(3) : worst.verdict.state;

function line(one: Judged): string {
  const { notebook, cell, claim, held, trials, worst } = one;
  const sign = held === trials.length ? "holds" : "FAILS";
  return [
    `${sign}  ${notebook}/${cell}: ${claim.says}`,
    `       held in ${held} of ${trials.length} trials, worst margin ${worstMargin(one)} at seed ${worst.seed}${worst.query ? `, ?${worst.query}` : ""}`,
    ...("shows" in worst.verdict ? [`       ${worst.verdict.shows}`] : []),
    ...(claim.fragile ? [`       known limit: ${claim.fragile}`] : []),
    "",
  ].join("\n");
}

/** Every fault of the arguments, in words. */
function faults(args: readonly string[]): {
  notebook?: string;
  json: boolean;
  help: boolean;
  faults: string[];
} {
  const found: string[] = [];
  let notebook: string | undefined;
  let json = false;
  let help = false;
  for (let i = 0; i < args.length; ++i) {
    const [flag, attached] = args[i].split(/=(.*)/s);
    if (args[i] === "--") continue;
    else if (flag === "--help") help = true;
    else if (flag === "--format") {
      const format = attached ?? args[++i];
      if (format !== "json" && format !== "text") found.push(`--format = ${format}: expected text or json`);
      json = format === "json";
    } else if (flag.startsWith("-")) found.push(`${flag}: no such flag; expected --format or --help`);
    else if (notebook !== undefined) found.push(`${args[i]}: expected one notebook at most`);
    else if (!notebooks.some(({ id }) => id === args[i]))
      found.push(`notebook = ${args[i]}: expected one of ${notebooks.map(({ id }) => id).join(", ")}`);
    else notebook = args[i];
  }
  return { ...(notebook ? { notebook } : {}), json, help, faults: found };
}

/** Prints every finding with its seeds, how many held and the worst margin. Exit code: 0, 1 if one fails, 2 for bad flags. */
export async function findings(args: readonly string[], out: Sink, err: Sink): Promise<number> {
  const asked = faults(args);
  if (asked.faults.length) {
    err.write(`${asked.faults.join("\n")}\n${usage}`);
    return 2;
  }
  if (asked.help) {
    out.write(usage);
    return 0;
  }
  const table: Judged[] = [];
  for await (const one of judgedAll(notebooks.filter(({ id }) => !asked.notebook || id === asked.notebook))) {
    table.push(one);
    if (!asked.json) out.write(line(one));
  }
  if (asked.json) {
    const rows = table.map(({ claim, ...rest }) => {
      const { says, tolerance, fragile, seeds } = claim;
      return { ...rest, claim: { says, tolerance, seeds, ...(fragile ? { fragile } : {}) } };
    });
    out.write(`${JSON.stringify(rows, null, 2)}\n`);
  }
  return table.every(({ held, trials }) => trials.length > 0 && held === trials.length) ? 0 : 1;
}
