/** Names faults of the link in a note that can be dismissed. */
export function notice(faults: readonly string[]): void {
  const note = document.querySelector<HTMLElement>("#notice");
  if (!note || !faults.length) return;
  const list = document.createElement("ul");
  list.append(...faults.map((fault) => Object.assign(document.createElement("li"), { textContent: fault })));
  const lead = Object.assign(document.createElement("p"), {
    textContent: "Part of this link was not understood. The values it concerns are at their defaults:",
  });
  const dismiss = Object.assign(document.createElement("button"), { type: "button", textContent: "Dismiss" });
  dismiss.addEventListener("click", () => (note.hidden = true));
  note.replaceChildren(lead, list, dismiss);
  note.hidden = false;
}
