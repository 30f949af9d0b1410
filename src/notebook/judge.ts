import { runToEnd, type Run, type Runner } from "../experiment/run.ts";
import type { Raw } from "../experiment/schema.ts";
import type { Claim, Verdict } from "./finding.ts";
import type { AnyCell } from "./cell.ts";
import { open, type Notebook, type Opened } from "./notebook.ts";
import { ancestors, controlsOf, writeState } from "./state.ts";

/** One trial of a claim. */
export interface Trial {
  readonly seed: number;
  /** The query that shows it on the notebook's page. */
  readonly query: string;
  readonly verdict: Verdict;
}

/** A claim and all its trials, at the values and seeds for which it is made. */
export interface Judged {
  readonly notebook: string;
  readonly cell: string;
  readonly claim: Claim;
  readonly trials: readonly Trial[];
  readonly held: number;
  /** The trial nearest to failing, or the one that failed worst. */
  readonly worst: Trial;
}

/** A claim holds if it holds in every trial, and there was one. */
export const holds = ({ held, trials }: Judged): boolean => trials.length > 0 && held === trials.length;

const margin = ({ verdict }: Trial): number => ("margin" in verdict ? verdict.margin : -Infinity);

/** A runner that computes equal runs once: findings of one exhibit share theirs. Gives the last frame only. */
export function remembering(run: Runner): Runner {
  const last = new Map<string, Promise<unknown>>();
  return (simulation, values) => {
    const key = `${simulation.id} ${JSON.stringify(values)}`;
    let given = false;
    const result = {
      async next() {
        if (given) return { done: true, value: undefined };
        given = true;
        if (!last.has(key)) last.set(key, run(simulation, values).next());
        return last.get(key);
      },
      return: () => Promise.resolve({ done: true, value: undefined }),
      [Symbol.asyncIterator]: () => result,
    };
    return result as unknown as Run<never>;
  };
}

/** The findings of a notebook, by the names of their cells. */
export const findingsOf = (n: Notebook): [string, Claim][] =>
  Object.entries(n.cells).flatMap(([name, { face }]: [string, AnyCell]): [string, Claim][] =>
    face.kind === "finding" ? [[name, face.claim]] : [],
  );

async function trial(
  opened: Opened,
  cell: string,
  settings: ReadonlyMap<string, Raw>,
  seed: number,
): Promise<Trial> {
  const controls = controlsOf(opened.notebook.cells);
  const above = ancestors(opened.notebook.cells, cell);
  for (const [name, { owner, start }] of Object.entries(controls)) {
    const seeded = above.has(name) && Object.hasOwn(owner.params, "seed") ? { seed } : {};
    opened.set(name, { ...start, ...settings.get(name), ...seeded });
  }
  const verdict = (await opened.value(cell)) as Verdict;
  return {
    seed,
    query: writeState(opened.notebook, (name) => opened.get(name) as never).toString(),
    verdict,
  };
}

/** What trials of a claim, at least one, come to. */
export function summed(n: Notebook, cell: string, claim: Claim, trials: readonly Trial[]): Judged {
  const worst = trials.reduce((a, b) => (margin(b) < margin(a) ? b : a));
  const held = trials.filter(({ verdict }) => verdict.state === "holds").length;
  return { notebook: n.id, cell, claim, trials, held, worst };
}

/** A claim of a notebook, tried at every state and seed for which it is made. `run` must give last frames only. */
export async function judged(n: Notebook, cell: string, claim: Claim, run: Runner): Promise<Judged> {
  const opened = open(n, run);
  const names = new Map(Object.entries(n.cells).map(([name, cell]) => [cell, name]));
  try {
    const trials: Trial[] = [];
    for (const state of claim.at ?? [[]]) {
      const settings = new Map(state.map(([controls, values]) => [names.get(controls)!, values]));
      for (const seed of claim.seeds) trials.push(await trial(opened, cell, settings, seed));
    }
    return summed(n, cell, claim, trials);
  } finally {
    opened.close();
  }
}

/** Every finding of the notebooks, tried on this thread; equal runs are computed once. */
export async function* judgedAll(notebooks: readonly Notebook[]): AsyncGenerator<Judged, void, void> {
  const run = remembering(runToEnd);
  for (const n of notebooks) for (const [cell, claim] of findingsOf(n)) yield judged(n, cell, claim, run);
}
