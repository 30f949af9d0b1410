import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from "playwright";
import { afterAll, afterEach, beforeAll, inject } from "vitest";
import { bearWitness } from "./witness.ts";

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

/** One browser for the tests of a file; gives a function that opens a page of the site in a fresh profile. */
export function visiting(): (path: string, options?: VisitOptions) => Promise<Visit> {
  let browser: Browser | undefined;
  const contexts: BrowserContext[] = [];
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
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
  afterAll(() => browser?.close());

  return async (path, { at = inject("site"), before, ...options } = {}) => {
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
}
