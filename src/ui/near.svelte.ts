/** Whether an element has come, or is about to come, into view. Once it has, it stays computed: a run is not lost by scrolling. */
export class Near {
  is = $state(false);

  /** For `{@attach}`. */
  readonly attach = (element: Element): (() => void) => {
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry.isIntersecting) return;
        this.is = true;
        observer.disconnect();
      },
      { rootMargin: "250px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  };
}
