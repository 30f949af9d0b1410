import { streams, type Streams } from "../numeric/random.ts";
import { faults, ParamError, parse, type Issue } from "./parse.ts";
import type { Raw, Schema, Values } from "./schema.ts";

export type Numbers = Float64Array | Float32Array | Int32Array | Uint8Array;
export type Plain =
  number | string | boolean | null | Numbers | readonly Plain[] | { readonly [key: string]: Plain };

/** All that a figure may draw, at one moment of a run. Owns its buffers. */
export type Frame = {
  /** Rises to exactly 1, which only the last frame has. */
  readonly progress: number;
  readonly [key: string]: Plain;
};

/** Where a simulation's equations come from. */
export interface Source {
  readonly key: string;
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  readonly venue: string;
  readonly url: string;
}

/** What must hold across parameters. */
export interface Relation<S extends Schema> {
  readonly params: readonly (keyof S & string)[];
  readonly holds: (values: Values<S>) => boolean;
  /** What was expected, as it ends the sentence "rank = 9, width = 4: expected …". */
  readonly expected: string;
}

/** Anything that has parameters: a simulation, or a view with choices of its own. */
export interface Parametric<S extends Schema> {
  readonly params: S;
  readonly relations?: readonly Relation<S>[];
}

export interface Simulation<S extends Schema = Schema, F extends Frame = Frame> extends Parametric<S> {
  /** `<chapter>/<name>`: also its path under src/simulations. */
  readonly id: string;
  readonly title: string;
  /** One or two sentences: what is simulated. */
  readonly doc: string;
  readonly source: Source;
  /**
   * Pure: the same values give the same frames. Yields at least every 20 ms of work, each time fresh buffers;
   * the last frame has progress 1. Divergence is a frame that says so, not an exception.
   */
  frames(values: Values<S>, random: Streams): Generator<F, void, void>;
}

/** A simulation whose type is not known: what a worker, the command line or a test holds. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a registry holds simulations of every schema
export type AnySimulation = Simulation<any, any>;

/** The declaration itself; gives it its type. */
export function simulation<const S extends Schema, F extends Frame>(s: Simulation<S, F>): Simulation<S, F> {
  return s;
}

function broken<S extends Schema>({ relations = [] }: Parametric<S>, values: Values<S>): Issue[] {
  return relations
    .filter(({ holds }) => !holds(values))
    .map(({ params, expected }) => ({
      param: params.join(", "),
      value: params.map((name) => String(values[name])).join(", "),
      expected,
    }));
}

/** Values that fit, parameter by parameter and across them: the one door. Throws a ParamError listing every fault. */
export function accept<S extends Schema>(owner: Parametric<S>, raw: Raw): Values<S> {
  const values = parse(owner.params, raw);
  const issues = broken(owner, values);
  if (issues.length) throw new ParamError(issues);
  return values;
}

/**
 * The values of a link, as far as they fit: what does not is left at its default, and named.
 * Where a relation is broken, every parameter in it goes back to its default.
 */
export function salvage<S extends Schema>(owner: Parametric<S>, raw: Raw): { raw: Raw; issues: Issue[] } {
  const issues = faults(owner.params, raw);
  const faulty = new Set(issues.map(({ param }) => param));
  let kept = Object.fromEntries(Object.entries(raw).filter(([name]) => !faulty.has(name)));
  const { relations = [] } = owner;
  // What goes back to its default may break a relation that held: each pass settles one at least, for good.
  for (const relation of relations.flatMap(() => relations)) {
    const found = broken({ params: owner.params, relations: [relation] }, parse(owner.params, kept));
    if (!found.length) continue;
    issues.push(...found);
    kept = Object.fromEntries(
      Object.entries(kept).filter(([name]) => !(relation.params as readonly string[]).includes(name)),
    );
  }
  return { raw: kept, issues };
}

/** The generator of a run's frames, from checked values. A simulation that declares no seed has no random streams. */
export function framesOf<S extends Schema, F extends Frame>(
  s: Simulation<S, F>,
  values: Values<S>,
): Generator<F, void, void> {
  const { seed } = values as { seed?: unknown };
  const random: Streams =
    typeof seed === "number"
      ? streams(seed)
      : {
          stream(name) {
            throw new Error(`${s.id} draws "${name}" but declares no seed`);
          },
        };
  return s.frames(values, random);
}
