/** Marks the label of the axis that a parameter's name is on, in the figure drawn in an element; without a name none. */
export function markAxis(host: Element, name: string | undefined): void {
  for (const text of host.querySelectorAll("svg:not(.ghost) text")) {
    const words = text.textContent
      .replace(/[↑→↓←]/g, "")
      .trim()
      .toLowerCase();
    text.classList.toggle("pointed", name !== undefined && words.split(",")[0] === name.toLowerCase());
  }
}
