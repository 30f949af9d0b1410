/** Marks in the table of contents the section that is being read: the last whose heading is in the upper third. */
export function followSections(root: Document = document): void {
  const links = [...root.querySelectorAll<HTMLAnchorElement>(".contents a")];
  const headings = [...root.querySelectorAll("article h2[id]")];
  const end = root.querySelector("footer");
  const passed = new Set<Element>();
  const mark = (): void => {
    // At the end of the page the last section is read, however far down it begins.
    const id = end && passed.has(end) ? headings.at(-1)?.id : headings.findLast((h) => passed.has(h))?.id;
    for (const link of links)
      if (link.hash === `#${id}`) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
  };
  const note: IntersectionObserverCallback = (entries) => {
    for (const { target, isIntersecting } of entries) passed[isIntersecting ? "add" : "delete"](target);
    mark();
  };
  // All that is above the line counts as in view.
  const observer = new IntersectionObserver(note, { rootMargin: "1000000px 0px -66% 0px" });
  for (const heading of headings) observer.observe(heading);
  if (end) new IntersectionObserver(note).observe(end);
  for (const details of root.querySelectorAll<HTMLDetailsElement>(".contents details"))
    details.addEventListener("click", (event) => {
      if ((event.target as Element).closest("a")) details.open = false;
    });
}
