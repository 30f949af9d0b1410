import type { Drawing, Marks, Size } from "./drawing.ts";
import { common } from "./render.ts";

/** Drawings of one figure at several states, on common axes, so that they can be compared; each of a height in px. */
export function alike(drawings: readonly Drawing[], height: number): Drawing[] {
  const domains = new Map<boolean, ReturnType<typeof domainsOf>>();
  const domainsOf = (plot: Marks, size: Size) => {
    const options = drawings.map((drawing) => drawing.plot(plot, size));
    return { x: common(options.map((o) => o.x?.domain)), y: common(options.map((o) => o.y?.domain)) };
  };
  return drawings.map((drawing) => ({
    ...drawing,
    height,
    same: [...drawing.same, drawings],
    plot: (plot, size) => {
      const { x, y } = domains.get(size.narrow) ?? domainsOf(plot, size);
      domains.set(size.narrow, { x, y });
      const options = drawing.plot(plot, size);
      return {
        ...options,
        ...(x ? { x: { ...options.x, domain: x } } : {}),
        ...(y ? { y: { ...options.y, domain: y } } : {}),
      };
    },
  }));
}
