import katex from "katex";
import { describe, expect, it } from "vitest";
import { settings } from "../../src/cli/settings.ts";
import { ParamError, parse } from "../../src/experiment/parse.ts";
import { fromQuery, toQuery } from "../../src/experiment/query.ts";
import { runToEnd } from "../../src/experiment/run.ts";
import { defaults, type Raw, type Schema, type Values } from "../../src/experiment/schema.ts";
import { accept, type AnySimulation, type Frame } from "../../src/experiment/simulation.ts";
import { find } from "../../src/worker/simulations.ts";
import { corners, somewhere } from "./box.ts";
import { buffersOf, flaws, framesAt, written, writtenWhileTaken } from "./frames.ts";

const modules = import.meta.glob<{ default?: AnySimulation }>("/src/simulations/*/*.ts", { eager: true });
const all = Object.entries(modules).flatMap(([path, { default: found }]) =>
  found && "frames" in found ? [{ path, s: found, id: found.id }] : [],
);

const sentence = /^[^a-z].*[^.]\.$/s;

/**
 * Tests what every simulation must keep, for one share of them out of so many. Tests run a file to a core, so each share
 * has a file of its own.
 */
export function conformance(share: number, of: number): void {
  const simulations = all.filter((_, k) => k % of === share - 1);

  it("there are simulations to test", () => {
    expect(simulations.length).toBeGreaterThan(0);
    expect(Object.keys(import.meta.glob("./simulations/*.test.ts"))).toHaveLength(of);
  });

  describe.each(simulations)("$id", conforms);
}

function conforms({ path, s }: (typeof all)[number]): void {
  const schema = s.params as Schema;
  const params = Object.entries(schema);
  let kept: Frame[] | undefined;
  const frames = (): Frame[] => (kept ??= framesAt(s, defaults(schema)));

  it("is named after its file, and found by that name", async () => {
    expect(path).toBe(`/src/simulations/${s.id}.ts`);
    expect(await find(s.id)).toBe(s);
  });

  it("says what it is and from which paper", () => {
    expect(s.title.length).toBeGreaterThan(5);
    expect(s.doc).toMatch(sentence);
    const { key, authors, year, title, venue, url } = s.source;
    for (const text of [authors, title, venue]) expect(text.length).toBeGreaterThan(1);
    expect(key).toMatch(/^[a-z]+\d{4}[a-z]?$/);
    expect(year).toBeGreaterThan(1900);
    expect(url).toMatch(/^https:\/\//);
  });

  it("has defaults that are accepted", () => {
    expect(accept(s, {})).toEqual(defaults(schema));
    expect(parse(schema, defaults(schema))).toEqual(defaults(schema));
  });

  it.each(params)("explains its parameter %s, in words and in the paper's letters", (name, p) => {
    expect(p.label).toMatch(/^\S(.*\S)?$/);
    expect(p.doc).toMatch(sentence);
    expect(name).toMatch(/^[a-z][a-zA-Z0-9]*$/);
    expect(Object.keys(settings), "a name that the command line uses itself").not.toContain(name);
    if (p.symbol)
      expect(katex.renderToString(p.symbol, { throwOnError: true, strict: "error" })).toBeTruthy();
    if (p.kind === "choice") for (const words of Object.values(p.options)) expect(words).toMatch(/\S/);
    if (p.kind === "integer" || p.kind === "real") expect(p.min).toBeLessThan(p.max);
    if (p.kind === "real" && p.scale === "log") expect(p.min).toBeGreaterThan(0);
  });

  it("has relations across parameters that exist", () => {
    for (const { params: names, expected } of s.relations ?? []) {
      for (const name of names) expect(Object.keys(schema)).toContain(name);
      expect(expected.length).toBeGreaterThan(5);
    }
  });

  it("reports a progress that rises to 1, which only the last frame has", () => {
    const progress = frames().map((frame) => frame.progress);
    expect(progress.at(-1)).toBe(1);
    expect(progress[0]).toBeGreaterThanOrEqual(0);
    for (let k = 1; k < progress.length; ++k) expect(progress[k]).toBeGreaterThan(progress[k - 1]);
  });

  it("gives frames of finite numbers and plain data, which a message carries unchanged", () => {
    for (const frame of frames()) {
      expect(flaws(frame)).toEqual([]);
      expect(written(structuredClone(frame))).toBe(written(frame));
    }
  });

  it("gives frames that share no memory", () => {
    const seen = new Map<ArrayBufferLike, number>();
    for (const [k, frame] of frames().entries())
      for (const buffer of new Set(buffersOf(frame))) {
        expect(seen.get(buffer), `frame ${k} lies where that frame lay`).toBeUndefined();
        seen.set(buffer, k);
      }
  });

  it("gives the same bytes for the same seed, whether its frames are kept or taken away", () => {
    expect(writtenWhileTaken(s, defaults(schema))).toEqual(frames().map(written));
  });

  it.runIf(Object.hasOwn(schema, "seed"))("gives other numbers for another seed", () => {
    const { seed } = defaults(schema) as { seed: number };
    const other = framesAt(s, accept(s, { seed: seed + 1 }));
    expect(other.map(written)).not.toEqual(frames().map(written));
  });

  it(
    "ends in finite numbers at every corner of its box, or says why it does not start",
    { timeout: 120_000 },
    async () => {
      const faulty: { corner: Raw; flaws: string[] }[] = [];
      for (const corner of corners(schema)) {
        let values: Values<Schema>;
        try {
          values = accept(s, corner);
        } catch (error) {
          expect(error).toBeInstanceOf(ParamError);
          continue;
        }
        const { value: last } = await runToEnd(s, values).next();
        const found = last?.progress === 1 ? flaws(last) : [`progress = ${last?.progress}`];
        if (found.length) faulty.push({ corner, flaws: found });
      }
      expect(faulty).toEqual([]);
    },
  );

  it("brings any values back from a link that shows them", () => {
    for (let number = 1; number <= 100; ++number) {
      const values = parse(schema, somewhere(schema, number));
      expect(fromQuery(schema, new URLSearchParams(toQuery(schema, values).toString()))).toEqual(values);
    }
  });
}
