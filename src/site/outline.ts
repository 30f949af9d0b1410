import type { Outline } from "./parts.ts";

const element = document.querySelector("script#outline");

/** The outline of the notebook that this page shows, if it shows one. */
export const outline = element && (JSON.parse(element.textContent) as Outline);
