import { tokens } from "./tokens.ts";

type Given = Readonly<Record<string, string>>;

/** Tokens as the custom properties `--ce-accent` and so on of an element have them; one that is not set is empty. */
const tokensAt = (element: Element): Given => {
  const computed = getComputedStyle(element);
  return Object.fromEntries(
    Object.keys(tokens).map((name) => [name, computed.getPropertyValue(`--ce-${name}`).trim()]),
  );
};

/**
 * Tells an element's tokens if there are any, and again when they have changed: with the reader's scheme, or with an
 * attribute of the page or of the element, which is how pages change their themes. Returns how to stop.
 */
export function followTokens(element: Element, told: (given: Given) => void): () => void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let before: Given = {};
  const look = (): void => {
    const now = tokensAt(element);
    const changed = Object.entries(now).filter(([name, value]) => value !== (before[name] ?? ""));
    before = now;
    if (changed.length) told(Object.fromEntries(changed));
  };
  const observer = new MutationObserver(look);
  for (const watched of [document.documentElement, document.body, element])
    observer.observe(watched, { attributes: true });
  dark.addEventListener("change", look);
  look();
  return () => {
    observer.disconnect();
    dark.removeEventListener("change", look);
  };
}
