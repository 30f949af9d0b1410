/** What a reader has changed in an element before its script came. Returns how to do it again, once someone listens. */
export function early(element: HTMLElement): () => void {
  const ticks = (input: HTMLInputElement): boolean => input.type === "checkbox" || input.type === "radio";
  const changed = [...element.querySelectorAll("input")]
    .filter((input) =>
      ticks(input)
        ? input.checked !== input.defaultChecked && (input.checked || input.type === "checkbox")
        : input.value !== input.defaultValue,
    )
    .map((input) => ({ input, value: input.value, checked: input.checked }));
  return () => {
    for (const { input, value, checked } of changed) {
      if (ticks(input)) input.checked = checked;
      else input.value = value;
      input.dispatchEvent(new Event(input.type === "range" ? "input" : "change", { bubbles: true }));
    }
  };
}
