import { symbolKey } from "../ui/symbol.ts";

const token = /\\[a-zA-Z]+|\\.|\s+|[^\s]/g;
/** Commands whose argument holds words, not symbols. */
const wordy =
  /^\\(text|textrm|textit|mathrm|mathsf|mathbf|mathcal|mathbb|operatorname|begin|end|tag|label|color|htmlData)$/;

const tokensOf = (tex: string): string[] => tex.match(token) ?? [];
const isSpace = (part: string | undefined): boolean => part !== undefined && part.trim() === "";

/** Where a group or a single token that begins at a place ends. */
function argumentEnd(tokens: readonly string[], from: number): number {
  let at = from;
  while (isSpace(tokens[at])) ++at;
  let depth = 0;
  do {
    if (tokens[at] === "{") ++depth;
    else if (tokens[at] === "}") --depth;
    ++at;
  } while (depth > 0 && at < tokens.length);
  return at;
}

/** Where a symbol that begins at a place ends, or -1 if it does not stand there whole. */
function symbolEnd(tokens: readonly string[], from: number, symbol: readonly string[]): number {
  let at = from;
  for (const part of symbol) {
    while (at > from && isSpace(tokens[at])) ++at;
    if (tokens[at] !== part) return -1;
    ++at;
  }
  let next = at;
  while (isSpace(tokens[next])) ++next;
  return tokens[next] === "_" ? -1 : at; // with an index it is another symbol
}

/** A formula in which every symbol of a parameter carries the parameter's key. An index is never a symbol, words are none. */
export function marked(tex: string, symbols: Iterable<string>): string {
  const known = [...symbols]
    .map((symbol) => ({ key: symbolKey(symbol), parts: tokensOf(symbol).filter((part) => !isSpace(part)) }))
    .sort((a, b) => b.parts.length - a.parts.length); // the longest that fits
  const tokens = tokensOf(tex);
  let out = "";
  for (let at = 0; at < tokens.length;) {
    const found = known
      .map(({ key, parts }) => ({ key, end: symbolEnd(tokens, at, parts) }))
      .find(({ end }) => end > 0);
    if (found) {
      out += `{\\htmlData{symbol=${found.key}}{${tokens.slice(at, found.end).join("")}}}`; // one argument, where it is one
      at = found.end;
      continue;
    }
    const end = wordy.test(tokens[at]) || tokens[at] === "_" ? argumentEnd(tokens, at + 1) : at + 1;
    out += tokens.slice(at, end).join("");
    at = end;
  }
  return out;
}
