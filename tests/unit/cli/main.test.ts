import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { sim } from "../../../src/cli/main.ts";
import { all } from "../../../src/worker/simulations.ts";
import { fakes, Kept } from "./fakes.ts";

async function run(line: string, givenUp?: () => void) {
  const out = new Kept();
  const err = new Kept();
  const code = await sim(line.split(" ").filter(Boolean), { out, err }, fakes(givenUp));
  return { code, out: out.text, err: err.text };
}

describe("what is written", () => {
  it("is one JSON object with the values used and the last frame", async () => {
    const { code, out, err } = await run("paper/curves --points 2 --rate=0.5");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(JSON.parse(out)).toEqual({
      simulation: "paper/curves",
      values: { points: 2, rate: 0.5, rule: "plain", noisy: false, seed: 1 },
      frame: {
        progress: 1,
        time: [0, 1],
        value: [0, 0.5],
        pair: [0, 0.1, 0.2, 0.3],
        inner: { sum: 0.5, names: ["a", "b"] },
        five: [1, 2, 3, 4, 5],
      },
    });
  });

  it("is one JSON object with all frames where all are asked for", async () => {
    const { out } = await run("paper/curves --frames all");
    expect(JSON.parse(out).frames.map(({ progress }: { progress: number }) => progress)).toEqual([
      1 / 3,
      2 / 3,
      1,
    ]);
  });

  it("has one frame a line as NDJSON", async () => {
    const { out } = await run("paper/curves --frames all --format ndjson --points 4");
    const lines = out.split("\n");
    expect(lines.pop()).toBe(""); // every line is ended
    expect(lines.map((line) => JSON.parse(line).time.length)).toEqual([1, 2, 3, 4]);
  });

  it("is the same text for the same line, and another for another seed", async () => {
    for (const format of ["json", "csv", "ndjson"]) {
      const line = `paper/curves --noisy --frames all --format ${format} --seed `;
      expect((await run(`${line}3`)).out).toBe((await run(`${line}3`)).out);
      expect((await run(`${line}3`)).out).not.toBe((await run(`${line}4`)).out);
    }
  });

  it("begins with the values as comments in a table, and parts the tables of several frames by a blank line", async () => {
    const { out } = await run("paper/curves --points 2 --frames all --format csv");
    const [first, second] = out.split("\n\n");
    expect(first).toContain("# simulation = paper/curves\n# values.points = 2\n# values.rate = 0.1\n");
    expect(first).toContain("# progress = 0.5\n");
    expect(second).toMatch(/^# progress = 1\n/);
    expect(second).toContain("time,value,pair_1,pair_2\n0,0,0,0.1\n1,0.1,0.2,0.3\n");
  });
});

describe("a line that cannot be understood", () => {
  it("has all its faults named at once, writes nothing and ends with 2", async () => {
    const { code, out, err } = await run("paper/curves --points 99 --rate --rule odd --nope 3 --format xml");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err.split("\n").slice(0, 5)).toEqual([
      "format = xml: expected one of json, csv, ndjson",
      "points = 99: expected an integer in [1, 50]",
      "rate = : expected a number in [-1, 1]",
      "rule = odd: expected one of plain, twice",
      expect.stringContaining("nope = 3: expected no such parameter"),
    ]);
  });

  it("is refused too where values fit singly but not together", async () => {
    const { code, out, err } = await run("paper/curves --points 11 --noisy");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("points, noisy = 11, true: expected at most 10 points where there is noise\n");
  });

  it("is told the simulations whose names are near", async () => {
    const { code, out, err } = await run("paper/curvs --frames some");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("simulation = paper/curvs: expected paper/curves\n");
    expect(err).toContain("frames = some: expected one of last, all\n");
  });

  it("is told where the names stand if none is near, or none is given", async () => {
    for (const line of ["zebra", "", "--frames all"]) {
      const { code, out, err } = await run(line);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toContain("expected an id that --list names\n");
    }
  });

  it("is not blamed for a simulation that is there and does not load", async () => {
    const broken = { ...fakes(), find: () => Promise.reject(new Error("bad kernel")) };
    const terminal = { out: new Kept(), err: new Kept() };
    await expect(sim(["paper/curves"], terminal, broken)).rejects.toThrow("bad kernel");
  });

  it("is not guessed at where a value is given twice", async () => {
    const { code, err } = await run("paper/curves paper/endless --seed 3 --seed 4");
    expect(code).toBe(2);
    expect(err).toContain("simulation = paper/curves, paper/endless: expected one value\n");
    expect(err).toContain("seed = 3, 4: expected one value\n");
  });

  it("may name parameters as objects name their own, and they are still unknown", async () => {
    const { code, err } = await run("paper/curves --__proto__ 3 --constructor 4 --rule toString");
    expect(code).toBe(2);
    expect(err).toContain("__proto__ = 3: expected no such parameter");
    expect(err).toContain("constructor = 4: expected no such parameter");
    expect(err).toContain("rule = toString: expected one of plain, twice");
    expect((await run("__proto__")).code).toBe(2);
    expect((await run("constructor")).code).toBe(2);
  });
});

describe("help", () => {
  it("explains every parameter from its declaration, group by group, and what must hold together", async () => {
    const { code, out, err } = await run("paper/curves --help --points 99");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain(
      "--points  Points: an integer in [1, 50] steps; default 3\n      How many there are.\n",
    );
    expect(out).toContain("\nLearning\n  --rate  Rate (\\lambda): a number in [-1, 1]; default 0.1\n");
    expect(out).toContain("      plain  as it is\n      twice  doubled\n");
    expect(out).toContain("Together\n  --points, --noisy: at most 10 points where there is noise\n");
    expect(out).toContain("Source: Nobody 2000, On nothing, Nowhere 1:1. https://example.org/nothing\n");
  });

  it("may stand before the simulation", async () => {
    expect((await run("--help paper/curves")).out).toBe((await run("paper/curves --help")).out);
  });

  it("explains the command where no simulation is named", async () => {
    const { code, out } = await run("--help");
    expect(code).toBe(0);
    for (const name of ["--frames", "--format", "--list", "--help"]) expect(out).toContain(`  ${name}  `);
  });

  it("of a simulation that does not exist is a fault", async () => {
    expect(await run("paper/curvs --help")).toMatchObject({ code: 2, out: "" });
  });

  it("lists ids and titles, one a line", async () => {
    expect(await run("--list")).toEqual({
      code: 0,
      out: "paper/curves   Curves\npaper/endless  Endless\n",
      err: "",
    });
  });
});

describe("a reader", () => {
  it("who is slow is waited for: no frame is computed ahead of the last one taken", async () => {
    const out = new Kept();
    let waiting: (() => void) | undefined;
    out.took = (done) => (waiting = done);
    const lines = ["paper/endless", "--frames", "all", "--format", "ndjson"];
    let over = false;
    void sim(lines, { out, err: new Kept() }, fakes()).then(() => (over = true));
    for (let frames = 1; frames <= 3; ++frames) {
      while (!waiting) await new Promise(setImmediate);
      const release = waiting;
      for (let turn = 0; turn < 10; ++turn) await new Promise(setImmediate);
      expect(out.writes).toBe(frames);
      waiting = undefined;
      release();
    }
    expect(over).toBe(false);
    out.took = (done) => done(Object.assign(new Error("gone"), { code: "EPIPE" }));
    while (!over) await new Promise(setImmediate);
  });

  it("who goes away ends the run, quietly and without fault", async () => {
    let givenUp = false;
    const out = new Kept();
    const err = new Kept();
    out.took = (done) => done(out.writes < 3 ? null : Object.assign(new Error("gone"), { code: "EPIPE" }));
    const lines = ["paper/endless", "--frames", "all", "--format", "ndjson"];
    expect(
      await sim(
        lines,
        { out, err },
        fakes(() => (givenUp = true)),
      ),
    ).toBe(0);
    expect({ givenUp, writes: out.writes, err: err.text }).toEqual({ givenUp: true, writes: 3, err: "" });
  });

  it("who cannot be written to for another reason is not passed over in silence", async () => {
    const out = new Kept();
    out.took = (done) => done(Object.assign(new Error("disk full"), { code: "ENOSPC" }));
    await expect(sim(["paper/curves"], { out, err: new Kept() }, fakes())).rejects.toThrow("disk full");
  });

  it("at a terminal sees how far it is, and a log does not", async () => {
    const terminal = { out: new Kept(), err: Object.assign(new Kept(), { isTTY: true }) };
    await sim(["paper/curves"], terminal, fakes());
    expect(terminal.err.text).toBe("\r 33 %\r 66 %\r100 %\r\x1b[K");
    expect((await run("paper/curves")).err).toBe("");
  });
});

describe("the command itself", () => {
  it("finds this project's simulations where it is given no others", async () => {
    const out = new Kept();
    expect(await sim(["--list"], { out, err: new Kept() })).toBe(0);
    const lines = out.text
      .split("\n")
      .filter(Boolean)
      .map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ")).trim()]);
    expect(lines).toEqual((await all()).map(({ id, title }) => [id, title]));
  });

  it("hands its words over from the shell, and its exit code back", { timeout: 60_000 }, () => {
    const words = [
      "node_modules/vite-node/dist/cli.mjs",
      "src/cli/sim.ts",
      "--",
      "--format",
      "xml",
      "no/such",
    ];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(
      "format = xml: expected one of json, csv, ndjson\nsimulation = no/such: expected ",
    );
  });
});
