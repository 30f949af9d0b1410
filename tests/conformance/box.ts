import type { Param, Raw, Schema } from "../../src/experiment/schema.ts";
import { mulberry32, type Uniform } from "../../src/numeric/random.ts";

/** The values at which a parameter's range ends: of a choice, all its options. */
const ends = (p: Param): readonly unknown[] =>
  p.kind === "choice"
    ? Object.keys(p.options)
    : p.kind === "toggle"
      ? [false, true]
      : p.kind === "order"
        ? [p.default, [...p.default].reverse().join("")]
        : p.kind === "data"
          ? [p.default]
          : [p.min, p.max];

const pick = <T>(from: readonly T[], u: Uniform): T => from[Math.floor(u() * from.length)];

function inside(p: Param, u: Uniform): unknown {
  switch (p.kind) {
    case "integer":
      return p.min + Math.floor(u() * (p.max - p.min + 1));
    case "real":
      return p.scale === "log"
        ? Math.min(p.max, p.min * (p.max / p.min) ** u())
        : Math.min(p.max, p.min + (p.max - p.min) * u());
    default:
      return pick(ends(p), u);
  }
}

const each = (schema: Schema, value: (p: Param) => unknown): Raw =>
  Object.fromEntries(Object.entries(schema).map(([name, p]) => [name, value(p)]));

/** Values anywhere in the box, the same for the same number. */
export function somewhere(schema: Schema, number: number): Raw {
  const u = mulberry32(number);
  return each(schema, (p) => inside(p, u));
}

/**
 * Corners of the box, the seed aside, which is at its default: all of them if there are at most 16; else those with
 * every parameter at one end, each parameter alone at an end that is not its default, and as many more, drawn once and
 * for all, as make 16.
 */
export function corners({ seed: _, ...schema }: Schema): Raw[] {
  void _;
  const names = Object.entries(schema);
  if (names.reduce((count, [, p]) => count * ends(p).length, 1) <= 16)
    return names.reduce<Raw[]>(
      (found, [name, p]) => found.flatMap((raw) => ends(p).map((value) => ({ ...raw, [name]: value }))),
      [{}],
    );
  const alone = names.flatMap(([name, p]) =>
    ends(p).flatMap((value) => (value === p.default ? [] : [{ [name]: value }])),
  );
  const found: Raw[] = [...[0, -1].map((i) => each(schema, (p) => ends(p).at(i))), ...alone];
  const u = mulberry32(1);
  while (found.length < 16) found.push(each(schema, (p) => pick(ends(p), u)));
  return found;
}
