import type { Stage } from "../stage.svelte.ts";
import { announcer } from "../announcer.ts";
import { placeOf } from "./cards.ts";

/** The exhibits that go with a place in an article: those between its heading and the next, nearest first. */
function exhibitsAt(element: Element): Element[] {
  const own = element.closest(".exhibit");
  if (own) return [own];
  let top: Element | null = element.closest("article > *");
  const found: Element[] = [];
  const here = top;
  for (top = here; top && top.tagName !== "H2"; top = top.nextElementSibling)
    if (top.matches(".exhibit")) found.push(top);
  for (top = here; top && top.tagName !== "H2"; top = top.previousElementSibling)
    if (top.matches(".exhibit")) found.push(top);
  return found;
}

const controlOf = (symbol: HTMLElement): HTMLElement | undefined =>
  exhibitsAt(symbol)
    .map((exhibit) =>
      exhibit.querySelector<HTMLElement>(`.control[data-symbol="${symbol.dataset["symbol"]!}"]`),
    )
    .find((control) => control !== null) ?? undefined;

const nameOf = (control: HTMLElement): string =>
  control.querySelector("[data-name]")?.getAttribute("data-name") ?? "";

/** The symbols of a formula that have a control in their section. */
const symbolsOf = (formula: Element): HTMLElement[] =>
  [...formula.querySelectorAll<HTMLElement>("[data-symbol]")].filter(controlOf);

/**
 * Ties the symbols of formulas to the controls of their section: the pointer on a symbol, or the arrow keys within a
 * formula that has the focus, point to its control, axis and lines of source; click or Enter goes to the control. A formula with such a symbol gets a
 * stop of Tab.
 */
export function linkSymbols(stage: Stage, root: Document = document): void {
  const card = root.createElement("span");
  card.className = "card symbol-card";
  card.popover = "manual";
  card.setAttribute("aria-hidden", "true"); // the announcer says it
  let at: HTMLElement | undefined;

  function leave(): void {
    at?.classList.remove("pointed");
    at = undefined;
    stage.pointed = undefined;
    card.remove();
  }

  /** Points to what a symbol stands for; gives that in words, or nothing. */
  function point(symbol: HTMLElement): string {
    if (symbol === at) return "";
    leave();
    const control = controlOf(symbol);
    const cell = control?.closest<HTMLElement>("[data-cell]")?.dataset["cell"];
    const param = control?.dataset["param"];
    if (!control || cell === undefined || param === undefined) return "";
    at = symbol;
    symbol.classList.add("pointed");
    stage.pointed = { cell, param };
    const figure = control.closest(".exhibit")?.getAttribute("aria-label") ?? "";
    const value = stage.state[cell]?.[param];
    const words = `${nameOf(control)}${value === undefined ? "" : ` = ${String(value)}`}, in ${figure.toLowerCase()}`;
    card.textContent = words;
    root.body.append(card);
    card.showPopover?.();
    const { left, top } = placeOf(symbol.getBoundingClientRect(), card.getBoundingClientRect(), {
      width: root.documentElement.clientWidth,
      height: root.documentElement.clientHeight,
    });
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${top + scrollY}px`;
    return words;
  }

  function go(): void {
    const control = at && controlOf(at);
    leave();
    const input = control?.querySelector<HTMLElement>("input:not([type=radio]), input:checked");
    input?.focus();
    input?.scrollIntoView({ block: "nearest" });
  }

  const symbolAt = (target: EventTarget | null): HTMLElement | null =>
    target instanceof Element ? target.closest<HTMLElement>("article .katex [data-symbol]") : null;

  const formulaAt = (target: EventTarget | null): Element | null =>
    target instanceof Element ? target.closest(".katex-display[tabindex]") : null;

  for (const formula of root.querySelectorAll<HTMLElement>("article .katex-display")) {
    if (!symbolsOf(formula).length) continue;
    formula.tabIndex = 0;
    formula.setAttribute("role", "group");
    formula.setAttribute("aria-label", "Formula; the arrow keys go through its symbols");
  }
  root.addEventListener("pointerover", ({ target }) => {
    const symbol = symbolAt(target);
    if (symbol) point(symbol);
    else if (at && !root.activeElement?.contains(at)) leave();
  });
  root.addEventListener("click", ({ target }) => {
    if (symbolAt(target) && at) go();
  });
  // Only what leaves a formula: what has the focus while Svelte takes it off the page says so in the midst of that.
  root.addEventListener("focusout", ({ target }) => {
    if (formulaAt(target)) leave();
  });
  root.addEventListener("keydown", (event) => {
    const formula = formulaAt(event.target);
    if (!formula) return;
    if (event.key === "Enter" && at) go();
    else if (event.key === "Escape") leave();
    else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      const all = symbolsOf(formula);
      const step = event.key === "ArrowRight" ? 1 : -1;
      const now = at ? all.indexOf(at) : step > 0 ? -1 : 0;
      announcer().tell(point(all[(now + step + all.length) % all.length]));
    } else return;
    event.preventDefault();
  });
}
