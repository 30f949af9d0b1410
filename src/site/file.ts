import { outline } from "./outline.ts";
import { start } from "./start.ts";

// Pages opened from disk cannot load modules: this entry is built into one classic script.
if (outline) void start(outline);

export { inline } from "./inline.ts";
