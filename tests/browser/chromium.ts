import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright";

/** The shell without windows first: a page costs it about a third less than the whole browser. */
const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

function onPath(name: string): string | undefined {
  try {
    return execFileSync("which", [name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return undefined;
  }
}

/** A browser that is there already: named by CHROMIUM, on the path, in its usual place, or Playwright's own. */
function found(): string | undefined {
  const { CHROMIUM } = process.env;
  if (CHROMIUM) {
    if (!existsSync(CHROMIUM))
      throw new Error(`CHROMIUM = ${CHROMIUM}: expected the path of a Chromium executable`);
    return CHROMIUM;
  }
  for (const name of names) {
    const path = onPath(name);
    if (path) return path;
  }
  return [...places, chromium.executablePath()].find((path) => existsSync(path));
}

/** Ways to get one, the first that works is taken. */
const installs: readonly (readonly [command: string, ...args: string[]])[] = [
  ["npx", "playwright", "install", "chromium"],
  ...["chromium-headless-shell", "chromium"].map(
    (name) =>
      ["sh", "-c", `apt-get update -qq && apt-get install -y -qq --no-install-recommends ${name}`] as const,
  ),
];

/** The path of a Chromium, installing one if there is none. Throws with instructions if that fails. */
export function chromiumPath(): string {
  const there = found();
  if (there) return there;
  for (const [command, ...args] of installs) {
    console.log(`No Chromium found. Trying: ${command} ${args.join(" ")}`);
    try {
      execFileSync(command, args, { stdio: "inherit", timeout: 300_000 });
    } catch {
      continue;
    }
    const installed = found();
    if (installed) return installed;
  }
  throw new Error(
    "The browser tests need Chromium and could not install one. Install it (Debian, Ubuntu: sudo apt-get install chromium; " +
      "macOS: brew install --cask chromium), or set CHROMIUM to the path of one that you have.",
  );
}
