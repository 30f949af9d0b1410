import type { Labelled } from "./labelled.ts";

/** What every parameter says about itself: once, as plain data that can be printed, sent and documented. */
interface Described<T> {
  /** A few words, as a slider's label. */
  readonly label: string;
  readonly default: T;
  /** TeX, as the paper writes it. */
  readonly symbol?: string;
  /** One sentence for a reader who wonders what it does. */
  readonly doc: string;
  /** Parameters of the same group stand together in the panel, under this heading. */
  readonly group?: string;
}

export interface Real extends Described<number> {
  readonly kind: "real";
  readonly min: number;
  readonly max: number;
  /** Of the slider only: a typed value may lie between two steps. Default: 1/200 of a linear range. */
  readonly step?: number;
  /** A log slider has 40 positions a decade. Default: linear. */
  readonly scale?: "linear" | "log";
  readonly unit?: string;
}

export interface Integer extends Described<number> {
  readonly kind: "integer";
  readonly min: number;
  readonly max: number;
  readonly unit?: string;
}

export interface Choice<O extends string = string> extends Described<O> {
  readonly kind: "choice";
  /** What may be chosen, and the words that a reader sees for it. */
  readonly options: Readonly<Record<O, string>>;
}

export interface Toggle extends Described<boolean> {
  readonly kind: "toggle";
}

/** An order of a few things, each with a letter or digit of its own: the default's letters, in any order. */
export interface Order extends Described<string> {
  readonly kind: "order";
}

/**
 * Labelled examples from a file of the reader's; null is none. They stay on the page: neither links nor embeds nor saved
 * figures carry them.
 */
export interface OwnData extends Described<null> {
  readonly kind: "data";
  /** A file of the site that serves where a reader has none. */
  readonly sample?: { readonly words: string; readonly file: string };
}

export type Param = Real | Integer | Choice | Toggle | Order | OwnData;
export type Schema = Readonly<Record<string, Param>>;

export type Values<S extends Schema> = {
  readonly [K in keyof S]: S[K] extends { kind: "choice"; options: infer O }
    ? keyof O & string
    : S[K] extends { kind: "toggle" }
      ? boolean
      : S[K] extends { kind: "order" }
        ? string
        : S[K] extends { kind: "data" }
          ? Labelled | null
          : number;
};

/** Values that are not known to fit any schema yet: from a link, a form, a message. */
export type Raw = Readonly<Record<string, unknown>>;

export const real = (p: Omit<Real, "kind">): Real => ({ kind: "real", ...p });
export const integer = (p: Omit<Integer, "kind">): Integer => ({ kind: "integer", ...p });
export const toggle = (p: Omit<Toggle, "kind">): Toggle => ({ kind: "toggle", ...p });
export const order = (p: Omit<Order, "kind">): Order => ({ kind: "order", ...p });
export const ownData = (p: Omit<OwnData, "kind" | "default">): OwnData => ({
  kind: "data",
  default: null,
  ...p,
});
export const choice = <const O extends string>(
  p: Described<NoInfer<O>> & Pick<Choice<O>, "options">,
): Choice<O> => ({ kind: "choice", ...p });

/** The seed as a simulation with anything random in it declares it; one without declares none. */
export const seed = integer({
  label: "Seed",
  default: 1,
  min: 1,
  max: 9999,
  doc: "Chooses the random draws: the same seed always gives the same run.",
});

/** Every parameter at its default. */
export function defaults<S extends Schema>(schema: S): Values<S> {
  return Object.fromEntries(Object.entries(schema).map(([name, p]) => [name, p.default])) as Values<S>;
}
