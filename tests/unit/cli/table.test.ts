import { describe, expect, it } from "vitest";
import { json } from "../../../src/cli/json.ts";
import { remarks } from "../../../src/cli/remarks.ts";
import { csv } from "../../../src/cli/table.ts";

describe("a frame as a table", () => {
  it("has a row for each number of its arrays, and a column for each array", () => {
    expect(csv({ progress: 1, time: [0, 1, 2], loss: Float64Array.of(4, 2, 1) })).toBe(
      "# progress = 1\ntime,loss\n0,4\n1,2\n2,1\n",
    );
  });

  it("parts a matrix, row by row, into columns", () => {
    expect(csv({ progress: 1, time: [0, 1], strength: Float64Array.of(1, 2, 3, 4, 5, 6) })).toBe(
      "# progress = 1\ntime,strength_1,strength_2,strength_3\n0,1,2,3\n1,4,5,6\n",
    );
  });

  it("does not take two matrices of one shape for two long columns", () => {
    const time = [0, 1, 2];
    expect(
      csv({
        progress: 1,
        time,
        u: Float64Array.of(1, 2, 3, 4, 5, 6),
        theory: Float64Array.of(6, 5, 4, 3, 2, 1),
      }),
    ).toBe("# progress = 1\ntime,u_1,u_2,theory_1,theory_2\n0,1,2,6,5\n1,3,4,4,3\n2,5,6,2,1\n");
  });

  it("is the longest that the frame holds; the others stand above it, so that no number is lost", () => {
    const [spectrum, half] = [[3, 2], [7, 8]]; // prettier-ignore
    expect(
      csv({ progress: 1, spectrum, half, time: [0, 1, 2], loss: [4, 2, 1], label: "two\nlines", none: null }),
    ).toBe(
      "# progress = 1\n# spectrum = 3 2\n# half = 7 8\n# label = two lines\n# none = null\ntime,loss\n0,4\n1,2\n2,1\n",
    );
  });

  it("is not a long array that stands alone, unless there is nothing else", () => {
    const raster = new Float64Array(7);
    expect(csv({ progress: 1, time: [0, 1, 2], loss: [4, 2, 1], raster })).toBe(
      "# progress = 1\n# raster = 0 0 0 0 0 0 0\ntime,loss\n0,4\n1,2\n2,1\n",
    );
    expect(csv({ progress: 1, place: [5, 6] })).toBe("# progress = 1\nplace\n5\n6\n");
  });

  it("has a row for each record of a list, an empty cell for what a record lacks, and lists above", () => {
    const entries = [
      { start: "small, apart", steps: 3, loss: Float64Array.of(2, 1) },
      { start: 'say "orthogonal"', steps: null },
      { start: "pretrained", learned: true, steps: 5 },
    ];
    expect(csv({ progress: 1, depths: Int32Array.of(2, 4, 8), entries, goal: 0.05 })).toBe(
      `# progress = 1
# depths = 2 4 8
# entries.0.loss = 2 1
# goal = 0.05
start,steps,learned
"small, apart",3,
"say ""orthogonal""",,
pretrained,5,true
`,
    );
  });

  it("leaves what lies deeper above it, named by its path", () => {
    expect(
      csv({ progress: 1, net: { a: [1, 2], b: [[3], [4, 5]] }, odd: [null, { k: 6 }], x: [7], "y,z": [8] }),
    ).toBe(
      '# progress = 1\n# net.a = 1 2\n# net.b.0 = 3\n# net.b.1 = 4 5\n# odd.0 = null\n# odd.1.k = 6\nx,"y,z"\n7,8\n',
    );
  });

  it("is only comments where there is nothing to tabulate", () => {
    expect(csv({ progress: 1, loss: 0.5 })).toBe("# progress = 1\n# loss = 0.5\n");
    expect(csv({ progress: 0, time: new Float64Array(0) })).toBe("# progress = 0\n# time = \n");
  });

  it("has numbers so short that they still read back the same", () => {
    const numbers = [0.1, 1 / 3, 5e-324, 1.7976931348623157e308, -2.5e-7, 1e21, 123456789];
    const lines = csv({ progress: 1, x: Float64Array.from(numbers) })
      .split("\n")
      .slice(2, -1);
    expect(lines[0]).toBe("0.1");
    expect(lines.map(Number)).toEqual(numbers);
  });
});

it("remarks name values by their path, in the order declared", () => {
  expect(remarks({ modes: 4, rule: "plain" }, "values")).toBe("# values.modes = 4\n# values.rule = plain\n");
});

it("json writes typed arrays of every kind as arrays, at any depth", () => {
  expect(json({ a: Float32Array.of(0.5), b: [{ c: Uint8Array.of(7, 8) }], d: Int32Array.of(-1) })).toBe(
    '{"a":[0.5],"b":[{"c":[7,8]}],"d":[-1]}',
  );
});
