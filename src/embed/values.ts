import { ParamError, type Issue } from "../experiment/parse.ts";
import type { Raw } from "../experiment/schema.ts";
import { accept } from "../experiment/simulation.ts";
import type { Controls } from "../notebook/cell.ts";

type Cells = Readonly<Record<string, Controls>>;

/** Values by cell, from values by names as links have them: `hidden`, or `modes.hidden`. */
function byCell(cells: Cells, params: Raw): { found: Record<string, Raw>; issues: Issue[] } {
  const found: Record<string, Record<string, unknown>> = {};
  const issues: Issue[] = [];
  for (const [key, value] of Object.entries(params)) {
    const full = Object.entries(cells)
      .flatMap(([cell, { owner }]) => Object.keys(owner.params).map((param) => [cell, param] as const))
      .filter(([cell, param]) => key === param || key === `${cell}.${param}`);
    if (full.length === 1) (found[full[0][0]] ??= {})[full[0][1]] = value;
    else {
      const expected = full.length
        ? full.map((pair) => pair.join(".")).join(" or ")
        : "a parameter of this cell; it has none of this name";
      issues.push({ param: key, value, expected });
    }
  }
  return { found, issues };
}

/**
 * Values by cell that fit, from values by the names of links, upon those that the cells have. If one does not fit, or
 * some do not fit together, a ParamError names every fault.
 */
export function checked(cells: Cells, params: Raw, current: (cell: string) => Raw): Record<string, Raw> {
  const { found, issues } = byCell(cells, params);
  for (const [cell, some] of Object.entries(found)) {
    try {
      accept(cells[cell].owner, { ...current(cell), ...some });
    } catch (error) {
      if (!(error instanceof ParamError)) throw error;
      issues.push(...error.issues.map((issue) => ({ ...issue, param: `${cell}.${issue.param}` })));
    }
  }
  if (issues.length) throw new ParamError(issues);
  return found;
}
