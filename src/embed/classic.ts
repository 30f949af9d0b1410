import { define } from "./element.ts";

// The script for copying: it needs no consent of the site's server, and works in a page from disk.
define(new URL(".", (document.currentScript as HTMLScriptElement).src).href);
