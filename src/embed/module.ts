import { define } from "./element.ts";

// The same as an ES module.
define(new URL(/* @vite-ignore */ ".", import.meta.url).href);
