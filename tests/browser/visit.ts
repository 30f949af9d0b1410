import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from "playwright";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import { bearWitness, mark, settled } from "./witness.ts";

export interface Visit {
  readonly page: Page;
  /** What went wrong so far: console errors, exceptions, requests that failed or went elsewhere. */
  readonly faults: string[];
}

export interface VisitOptions extends BrowserContextOptions {
  /** Another site than the one under test, without a slash at the end. */
  readonly at?: string;
  /** Runs in the page before its own script, after the witness. */
  readonly before?: () => void;
}

/** Notes everything that goes wrong on a page from now on. */
function faultsOf(page: Page, origin: string): string[] {
  const faults: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    if (reason !== "net::ERR_ABORTED") faults.push(`${reason}: ${request.url()}`); // aborted: the test went on
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !/^(blob|data):/.test(request.url()))
      faults.push(`request to another origin: ${request.url()}`);
  });
  return faults;
}

/** Opens a page of the site in a fresh profile. */
export interface Visiting {
  (path: string, options?: VisitOptions): Promise<Visit>;
  /**
   * The page at a path as its last visitor through here left it, put back to its defaults by its own Reset buttons. For
   * tests that ask nothing of a page's first moments: to load and wake a long article costs more than most of them.
   * After a test that failed the page is opened anew.
   */
  again(path: string): Promise<Visit>;
}

/** Puts a page back: no dialog, no sketch, no focus, every changed panel reset, at the top. */
async function tidy(page: Page): Promise<void> {
  await settled(page);
  await mark(page, false);
  await page.evaluate(() => {
    for (const key of new URL(location.href).searchParams.keys()) {
      const [panel, param] = key.split(".");
      const control = document.querySelector(`#${panel}-${param}, [name="${panel}-${param}"]`);
      const buttons = control?.closest("form")?.querySelectorAll("button") ?? [];
      [...buttons].find((button) => button.textContent.trim() === "Reset")?.click();
    }
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    scrollTo({ top: 0, behavior: "instant" });
  });
  await page.mouse.move(2, 2);
  await expect.poll(() => new URL(page.url()).search).toBe("");
  await settled(page);
}

/** One browser for the tests of a file; gives what opens pages in it. */
export function visiting(): Visiting {
  let browser: Browser | undefined;
  const contexts: BrowserContext[] = [];
  /** Pages kept from test to test, by their paths. */
  const kept = new Map<string, Visit>();
  beforeAll(async () => {
    const site = await fetch(`${inject("site")}/`); // as soon as it is built
    if (!site.ok) throw new Error(await site.text());
    browser = await chromium.launch({
      executablePath: inject("chromium"),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
      ],
    });
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail")
      for (const [path, { page }] of kept) {
        contexts.push(page.context());
        kept.delete(path);
      }
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
  afterAll(() => browser?.close());

  const visit: Visiting = async (path, { at = inject("site"), before, ...options } = {}) => {
    const context = await browser!.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000); // a machine with other work to do is slow, not wrong
    const faults = faultsOf(page, at.startsWith("file:") ? "file:" : new URL(at).origin);
    if (options.javaScriptEnabled !== false) await bearWitness(page);
    if (before) await page.addInitScript(before);
    await page.goto(`${at}/${path}`);
    return { page, faults };
  };
  visit.again = async (path) => {
    const there = kept.get(path);
    if (there) {
      await tidy(there.page);
      there.faults.length = 0;
      return there;
    }
    const visitor = await visit(path);
    contexts.splice(contexts.indexOf(visitor.page.context()), 1);
    kept.set(path, visitor);
    return visitor;
  };
  return visit;
}
