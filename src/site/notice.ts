/** Names faults, under what they have in common, in a note that can be dismissed. */
export function notice(lead: string, faults: readonly string[]): void {
  const note = document.querySelector<HTMLElement>("#notice");
  if (!note || !faults.length) return;
  const list = document.createElement("ul");
  list.append(...faults.map((fault) => Object.assign(document.createElement("li"), { textContent: fault })));
  const words = Object.assign(document.createElement("p"), { textContent: lead });
  const dismiss = Object.assign(document.createElement("button"), { type: "button", textContent: "Dismiss" });
  dismiss.addEventListener("click", () => (note.hidden = true));
  note.replaceChildren(words, list, dismiss);
  note.hidden = false;
}
