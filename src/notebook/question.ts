/** Something that a reader is asked. */
export type Question =
  | { readonly kind: "choose"; readonly asks: string; readonly options: Readonly<Record<string, string>> }
  | { readonly kind: "number"; readonly asks: string; readonly unit?: string }
  /** To be answered with the controls: some values at which it is so. */
  | { readonly kind: "state"; readonly asks: string };

/** What is right at some values, and what shows it. */
export type Key =
  | { readonly state: "running" }
  /** There is no answer at such values, and why. */
  | { readonly state: "moot"; readonly why: string }
  | {
      readonly state: "known";
      /** The key of an option, a number, or whether the state is reached. */
      readonly right: string | number | boolean;
      /** How far off a number may be. */
      readonly tolerance?: number;
      readonly why: string;
    };
export type Known = Extract<Key, { state: "known" }>;

/** A key that is known. */
export const known = (right: Known["right"], why: string, tolerance?: number): Key => ({
  state: "known",
  right,
  why,
  ...(tolerance === undefined ? {} : { tolerance }),
});
