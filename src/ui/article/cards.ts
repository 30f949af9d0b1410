const gap = 6; // px between a citation and its card
const lingers = 250; // ms: time for the pointer to cross the gap

/** Where a card goes, in pixels of the page: below the citation, or above it where there is more room. */
export function placeOf(
  link: { readonly left: number; readonly top: number; readonly bottom: number },
  card: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
): { left: number; top: number } {
  const left = Math.max(gap, Math.min(link.left, view.width - card.width - 2 * gap));
  const below = link.bottom + gap;
  const fits = below + card.height <= view.height || link.top < card.height + gap;
  return { left, top: fits ? below : link.top - gap - card.height };
}

/**
 * Shows the reference of a citation beside it while the pointer or the focus is on either of them. The card stands
 * behind its citation in the document, so that Tab goes from one to the other; Escape closes it.
 */
export function citationCards(root: Document = document): void {
  const card = root.createElement("span");
  if (typeof card.showPopover !== "function") return; // the title of the citation stays
  card.className = "card";
  card.popover = "manual";
  card.setAttribute("role", "group");
  card.setAttribute("aria-label", "Reference");
  let shown: HTMLAnchorElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hide = (): void => {
    clearTimeout(timer);
    if (!shown) return;
    shown = undefined;
    card.remove();
  };

  const show = (link: HTMLAnchorElement): void => {
    clearTimeout(timer);
    if (shown === link) return;
    const reference = root.querySelector(`${link.hash} .reference`);
    if (!reference) return;
    shown = link;
    link.removeAttribute("title"); // the card says more, and not twice
    card.replaceChildren(...[...reference.cloneNode(true).childNodes]);
    link.after(card);
    card.showPopover();
    const { left, top } = placeOf(link.getClientRects()[0]!, card.getBoundingClientRect(), {
      width: root.documentElement.clientWidth,
      height: root.documentElement.clientHeight,
    });
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${top + scrollY}px`;
  };

  const citation = (target: EventTarget | null): HTMLAnchorElement | null =>
    target instanceof Element ? target.closest<HTMLAnchorElement>("a.cite") : null;
  const inside = (target: EventTarget | null): boolean => target instanceof Node && card.contains(target);

  const come = ({ target }: Event): void => {
    const link = citation(target);
    if (link) show(link);
    else if (inside(target)) clearTimeout(timer);
    else if (shown) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (root.activeElement !== shown && !inside(root.activeElement)) hide();
      }, lingers);
    }
  };
  root.addEventListener("pointerover", come);
  root.addEventListener("focusin", come);
  root.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !shown) return;
    if (inside(root.activeElement)) shown.focus();
    hide();
  });
}
