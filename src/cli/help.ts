import { expected } from "../experiment/parse.ts";
import type { Param, Schema } from "../experiment/schema.ts";
import type { AnySimulation } from "../experiment/simulation.ts";
import { settings } from "./settings.ts";

const call = "npm run --silent sim --";

/** One line: how the command is called. */
export const usage = (rest = "<simulation> [--name value ...]"): string => `Usage: ${call} ${rest}\n`;

function explained(name: string, p: Param): string {
  const symbol = p.symbol ? ` (${p.symbol})` : "";
  const unit = "unit" in p && p.unit ? ` ${p.unit}` : "";
  const options = p.kind === "choice" ? Object.entries(p.options) : [];
  const widest = Math.max(0, ...options.map(([option]) => option.length));
  return [
    `  --${name}  ${p.label}${symbol}: ${expected(p)}${unit}; default ${String(p.default)}`,
    `      ${p.doc}`,
    ...options.map(([option, words]) => `      ${option.padEnd(widest)}  ${words}`),
    "",
  ].join("\n");
}

/** Each parameter explained, under its group's heading; those without a group come first. */
function panel(schema: Schema): string {
  const groups = new Map<string, string[]>([["", []]]);
  for (const [name, p] of Object.entries(schema)) {
    const group = groups.get(p.group ?? "") ?? [];
    groups.set(p.group ?? "", [...group, explained(name, p)]);
  }
  return [...groups]
    .filter(([, lines]) => lines.length)
    .map(([group, lines]) => `\n${group ? `${group}\n` : ""}${lines.join("")}`)
    .join("");
}

/** What the command does, and how it is asked. */
export const helpOfCommand = (): string =>
  `${usage()}Runs a simulation and writes its frames. Exit code 2, and nothing written, if the values do not fit.
Ask a simulation for its parameters: ${call} <simulation> --help
${panel(settings)}`;

/** What a simulation computes, from where, and its parameters. */
export function helpOf({ id, title, doc, source, params, relations = [] }: AnySimulation): string {
  const { authors, year, title: work, venue, url } = source;
  const across = relations.map(
    ({ params: names, expected: what }) => `  ${names.map((name) => `--${name}`).join(", ")}: ${what}\n`,
  );
  return `${title}
${doc}
Source: ${authors} ${year}, ${work}, ${venue}. ${url}

${usage(`${id} [--name value ...]`)}${panel(params as Schema)}${across.length ? `\nTogether\n${across.join("")}` : ""}
Output
${panel(settings).slice(1)}`;
}

/** The simulations, one a line: id and title. */
export function listing(simulations: readonly AnySimulation[]): string {
  const widest = Math.max(0, ...simulations.map(({ id }) => id.length));
  return simulations.map(({ id, title }) => `${id.padEnd(widest)}  ${title}\n`).join("");
}
