import { describe, expect, it } from "vitest";
import { words } from "../../../src/cli/words.ts";
import { real, toggle } from "../../../src/experiment/schema.ts";

const schema = {
  drift: real({ label: "Drift", default: 0, min: -1, max: 1, doc: "Drift." }),
  log: toggle({ label: "Log", default: false, doc: "Log." }),
};
const read = (line: string) => words(line.split(" ").filter(Boolean), schema);

describe("words", () => {
  it("reads a value after a blank as after an equals sign, the rest of the word whatever it holds", () => {
    expect(read("a/b --drift 0.5").named).toEqual([["drift", "0.5"]]);
    expect(read("a/b --drift=0.5").named).toEqual([["drift", "0.5"]]);
    expect(read("--x=a=b --y=").named).toEqual([["x", "a=b"], ["y", ""]]); // prettier-ignore
  });

  it("takes a negative number for a value", () => {
    expect(read("--drift -0.5")).toEqual({ alone: [], named: [["drift", "-0.5"]] });
  });

  it("lets a toggle stand alone, and takes the next word only if it says yes or no", () => {
    expect(read("--log a/b")).toEqual({ alone: ["a/b"], named: [["log", "true"]] });
    expect(read("--log false a/b")).toEqual({ alone: ["a/b"], named: [["log", "false"]] });
    expect(read("--log=maybe")).toEqual({ alone: [], named: [["log", "maybe"]] });
    expect(read("--log")).toEqual({ alone: [], named: [["log", "true"]] });
  });

  it("leaves a missing value blank, so that it can be named", () => {
    expect(read("--drift --log").named).toEqual([["drift", ""], ["log", "true"]]); // prettier-ignore
    expect(read("--drift").named).toEqual([["drift", ""]]);
  });

  it("keeps what it does not know, even by the name of what every object has", () => {
    expect(read("--toString 3 --__proto__ 4").named).toEqual([["toString", "3"], ["__proto__", "4"]]); // prettier-ignore
  });
});
