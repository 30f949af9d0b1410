import type { Run, Runner } from "../experiment/run.ts";
import { accept, type Frame, type Parametric, type Simulation } from "../experiment/simulation.ts";
import { real, type Schema, type Values } from "../experiment/schema.ts";
import type { Claim, Verdict } from "./finding.ts";
import type { Key, Question } from "./question.ts";

/** What a reader sees of a cell. */
export type Face =
  | { readonly kind: "value" }
  | { readonly kind: "controls" }
  | { readonly kind: "player"; readonly label: (frame: Frame, at: number) => string }
  | { readonly kind: "figure"; readonly title: string }
  | { readonly kind: "text" }
  | { readonly kind: "finding"; readonly claim: Claim }
  | { readonly kind: "question"; readonly question: Question };

/** A node of a notebook's graph. It holds its inputs, so that a misspelt one does not compile. */
export interface Cell<out T> {
  readonly inputs: readonly AnyCell[];
  readonly face: Face;
  /** Its value from those of its inputs; a run becomes a stream of its frames. */
  readonly define: (
    inputs: readonly unknown[],
    run: Runner,
    urgent: () => boolean,
  ) => T | Promise<T> | Run<T & Frame>;
}
export type AnyCell = Cell<unknown>;

/** What a cell's value is. */
export type Of<C> = C extends Cell<infer T> ? T : never;
/** The values of a list of cells. */
export type Args<I extends readonly AnyCell[]> = { readonly [K in keyof I]: Of<I[K]> };

/** A cell that the reader sets. */
export interface Controls<S extends Schema = Schema> extends Cell<Values<S>> {
  readonly owner: Parametric<S>;
  /** Where it starts, and what "reset" returns to. */
  readonly start: Values<S>;
}

/** A cell whose values are the frames of a run. */
export interface Frames<F extends Frame = Frame> extends Cell<F> {
  readonly simulation: string;
}

/** Tells a cell that the reader sets from the others. */
export const isControls = (cell: AnyCell): cell is Controls => "owner" in cell;
/** Tells a cell of frames from the others. */
export const isFrames = (cell: AnyCell): cell is Frames => "simulation" in cell;

/** The reader's values for a simulation or a view; throws a ParamError if the preset does not fit. */
export function controls<S extends Schema>(
  owner: Parametric<S>,
  preset: Partial<Values<S>> = {},
): Controls<S> {
  const start = accept(owner, preset);
  return { inputs: [], face: { kind: "controls" }, define: () => start, owner, start };
}

/** The frames of a simulation at the reader's values: each newer one replaces the one before. */
export function frames<S extends Schema, F extends Frame>(
  simulation: Simulation<S, F>,
  params: Cell<Values<S>>,
): Frames<F> {
  return {
    inputs: [params],
    face: { kind: "value" },
    define: ([values], run, urgent) => run(simulation, values as Values<S>, urgent),
    simulation: simulation.id,
  };
}

const moment = {
  params: {
    at: real({
      label: "Moment",
      default: 1,
      min: 0,
      max: 1,
      step: 0.005,
      doc: "How far into the run: 1 is its end.",
    }),
  },
};

/** Where the reader has scrubbed to in a run, from 0 to 1: `at`. The label says what that moment is. */
export function player<F extends Frame>(
  run: Frames<F>,
  label: (frame: F, at: number) => string,
): Controls<(typeof moment)["params"]> & { readonly of: Frames<F> } {
  return {
    ...controls(moment),
    face: { kind: "player", label: label as (frame: Frame, at: number) => string },
    of: run,
  };
}

function computed<const I extends readonly AnyCell[], T>(
  inputs: I,
  face: Face,
  f: (...args: Args<I>) => T,
): Cell<Awaited<T>> {
  return {
    inputs,
    face,
    define: (values) => f(...(values as unknown as Args<I>)) as Awaited<T> | Promise<Awaited<T>>,
  };
}

/** A value computed from other cells. */
export function derive<const I extends readonly AnyCell[], T>(
  inputs: I,
  f: (...args: Args<I>) => T,
): Cell<Awaited<T>> {
  return computed(inputs, { kind: "value" }, f);
}

/** Something to draw, computed from other cells. The title names it in lists, embeds and to screen readers. */
export function figure<const I extends readonly AnyCell[], T>(
  title: string,
  inputs: I,
  f: (...args: Args<I>) => T,
): Cell<Awaited<T>> {
  return computed(inputs, { kind: "figure", title }, f);
}

/** Words or a number in the prose, computed from other cells. */
export function text<const I extends readonly AnyCell[]>(
  inputs: I,
  f: (...args: Args<I>) => string,
): Cell<string> {
  return computed(inputs, { kind: "text" }, f);
}

/** Whether one of the values of some cells is a frame of a run that goes on. */
const unfinished = (inputs: readonly AnyCell[], values: readonly unknown[]): boolean =>
  inputs.some((cell, i) => isFrames(cell) && (values[i] as Frame).progress < 1);

/** A claim, and whether it holds at the values on the page. While a run it needs goes on, it is not judged. */
export function finding<const I extends readonly AnyCell[]>(
  inputs: I,
  claim: Claim,
  check: (...args: Args<I>) => Verdict,
): Cell<Verdict> {
  return computed(inputs, { kind: "finding", claim }, (...args: Args<I>): Verdict =>
    unfinished(inputs, args) ? { state: "running" } : check(...args),
  );
}

/** A question to the reader, and its key at the values on the page. While a run it needs goes on, there is none. */
export function question<const I extends readonly AnyCell[]>(
  inputs: I,
  asked: Question,
  key: (...args: Args<I>) => Key,
): Cell<Key> {
  return computed(inputs, { kind: "question", question: asked }, (...args: Args<I>): Key =>
    unfinished(inputs, args) ? { state: "running" } : key(...args),
  );
}
