/** A parameter's symbol as a word that fits into an attribute: the same for the same TeX. */
export const symbolKey = (tex: string): string =>
  tex
    .replace(/\s+/g, " ")
    .replace(/[^A-Za-z0-9_]+/g, "-")
    .replace(/^-|-$/g, "");
