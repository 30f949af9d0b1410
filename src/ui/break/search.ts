import type { Param, Raw, Schema } from "../../experiment/schema.ts";
import type { Verdict } from "../../notebook/finding.ts";
import { valueAt } from "../places.ts";
import { track } from "../scale.ts";

/** What a search may change: the parameters of some cells, by `cell.parameter`, and the values from which it starts. */
export interface Box {
  readonly params: Schema;
  readonly start: Raw;
}

/** The verdict at some values; undefined where these do not go together, or nothing came of them. */
export type Try = (values: Raw) => Promise<Verdict | undefined>;

export interface Found {
  /** What the counter-example has otherwise than the start. */
  readonly changed: Raw;
  readonly verdict: Extract<Verdict, { margin: number }>;
}

export interface SearchOptions {
  readonly seed: number;
  /** Trials until it gives up, and trials for making a counter-example simple. */
  readonly most?: number;
  readonly shrinks?: number;
  /** Trials made at the same time, while nothing has failed yet; all are counted, and the first that fails is taken. */
  readonly together?: number;
  /** Told after every trial. */
  readonly told?: (trials: number, verdict: Verdict | undefined) => void;
  readonly signal?: AbortSignal;
}

const golden = (k: number): number => {
  let g = 2; // the root of x^(k+1) = x + 1
  for (let i = 0; i < 40; ++i) g = (1 + g) ** (1 / (k + 1));
  return g;
};

/**
 * The n-th point of a sequence that fills the box evenly, from 0 to 1 in each direction, shifted by a seed.
 * Source: Roberts 2018, the R_d sequence, a rank-1 lattice of the generalised golden ratio.
 */
export function evenPoint(n: number, size: number, seed: number): number[] {
  const g = golden(size);
  return Array.from(
    { length: size },
    (_, j) => (((seed * (j + 1) * 0.6180339887) % 1) + (n + 1) * g ** -(j + 1)) % 1,
  );
}

/** Values of the n-th trial: every second parameter or so is moved, so that what fails can be near the start. */
function valuesAt({ params, start }: Box, n: number, seed: number): Raw {
  const names = Object.keys(params);
  const point = evenPoint(n, 2 * names.length, seed);
  return Object.fromEntries(
    names.map((name, j) => [
      name,
      point[names.length + j] < 0.5 || params[name].kind === "data"
        ? start[name]
        : valueAt(params[name], point[j]),
    ]),
  );
}

/** Values of a parameter that are nearer to the start than what failed: the start itself, then ever less of the way. */
function nearer(p: Param, start: unknown, failed: unknown): unknown[] {
  if (p.kind !== "real" && p.kind !== "integer") return [start];
  const { position, value } = track(p);
  const [a, b] = [position(start as number), position(failed as number)];
  const steps = [0, 0.5, 0.75].map((part) => Math.round(a + part * (b - a)));
  return [
    start,
    ...steps
      .slice(1)
      .filter((at) => at !== a && at !== b)
      .map(value),
  ];
}

const changes = ({ params, start }: Box, values: Raw): Raw =>
  Object.fromEntries(
    Object.keys(params)
      .filter((name) => values[name] !== start[name])
      .map((name) => [name, values[name]]),
  );

/**
 * Looks for values at which a claim fails, then makes them as much like the start as it still fails at. Undefined if
 * there are none among the trials, or it was cancelled. The same seed tries the same values.
 */
export async function search(box: Box, tried: Try, options: SearchOptions): Promise<Found | undefined> {
  const { seed, most = 60, shrinks = 40, together = 1, told, signal } = options;
  let trials = 0;
  async function fails(values: Raw): Promise<Found["verdict"] | undefined> {
    const verdict = await tried(values);
    if (!signal?.aborted) told?.(++trials, verdict);
    return verdict?.state === "fails" ? verdict : undefined;
  }

  let values: Raw | undefined;
  let verdict: Found["verdict"] | undefined;
  for (let n = 0; n < most && !verdict && !signal?.aborted; n += together) {
    const all = Array.from({ length: Math.min(together, most - n) }, (_, i) => valuesAt(box, n + i, seed));
    const verdicts = await Promise.all(all.map(fails));
    const first = verdicts.findIndex((one) => one !== undefined);
    [values, verdict] = [all[first], verdicts[first]];
  }
  if (!values || !verdict) return undefined;

  const end = trials + shrinks;
  for (let simpler = true; simpler && trials < end && !signal?.aborted;) {
    simpler = false;
    for (const name of Object.keys(changes(box, values)))
      for (const value of nearer(box.params[name], box.start[name], values[name])) {
        if (trials >= end || signal?.aborted) break;
        const next: Raw = { ...values, [name]: value };
        const still = await fails(next);
        if (!still) continue;
        [values, verdict, simpler] = [next, still, true];
        break;
      }
  }
  return { changed: changes(box, values), verdict };
}
