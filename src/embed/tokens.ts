const series = Array.from({ length: 8 }, (_, i) => `series-${i + 1}`);

/** Tokens of a theme, and the custom property of the page that each sets. */
export const tokens: Readonly<Record<string, string>> = {
  accent: "--accent",
  bg: "--paper",
  fg: "--ink",
  grid: "--rule",
  radius: "--radius",
  ...Object.fromEntries(series.map((name) => [name, `--${name}`])),
};

const schemes = ["light", "dark", "auto"];

/** What of some tokens is none, or has a value that is no colour, radius or scheme, in words. An empty one is unset. */
export function tokenFaults(
  given: Readonly<Record<string, string>>,
  supports: (property: string, value: string) => boolean,
): string[] {
  return Object.entries(given).flatMap(([name, value]) => {
    if (name === "scheme")
      return schemes.includes(value) ? [] : [`scheme = ${value}: expected ${schemes.join(", ")}`];
    if (!Object.hasOwn(tokens, name))
      return [`${name}: no such token, but one of scheme, ${Object.keys(tokens).join(", ")}`];
    const property = name === "radius" ? "border-radius" : "color";
    // var() and the like are supported at any place, and would reach for more than a colour
    if (value === "") return [];
    const plain = !/var\(|env\(|attr\(|url\(/i.test(value) && supports(property, value);
    return plain ? [] : [`${name} = ${value}: expected a ${name === "radius" ? "length" : "colour"}`];
  });
}

/** Sets tokens on an element. */
export function applyTokens(element: HTMLElement, given: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(given))
    if (name !== "scheme") element.style.setProperty(tokens[name], value);
  const { scheme } = given;
  if (scheme === "auto") delete element.dataset["theme"];
  else if (scheme !== undefined) element.dataset["theme"] = scheme;
}
