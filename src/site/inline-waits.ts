/** Resolves when an element is about to come into view; rejects if it is taken away before. */
export const near = (target: Element, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry.isIntersecting) return;
        observer.disconnect();
        resolve();
      },
      { rootMargin: "250px" },
    );
    observer.observe(target);
    signal.addEventListener("abort", () => {
      observer.disconnect();
      reject(signal.reason as Error);
    });
  });

/** Rejects when the cell is taken away. */
export const taken = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.throwIfAborted();
    signal.addEventListener("abort", () => reject(signal.reason as Error));
  });

/** Resolves when the figure has been drawn, or when it takes so long that a reader should see why. */
export async function drawnIn(wrapper: Element, signal: AbortSignal): Promise<void> {
  for (let tries = 0; !wrapper.querySelector(".plot > svg") && tries < 100 && !signal.aborted; ++tries)
    await new Promise((next) => setTimeout(next, 50));
}
