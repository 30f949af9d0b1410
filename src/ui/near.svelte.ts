/** Whether an element is, or is about to come, into view. */
export class Near {
  is = $state(false);

  /** For `{@attach}`. */
  readonly attach = (element: Element): (() => void) => {
    const observer = new IntersectionObserver(([entry]) => (this.is = entry.isIntersecting), {
      rootMargin: "250px",
    });
    observer.observe(element);
    return () => observer.disconnect();
  };
}
