import { describe, expect, it } from "vitest";
import { finished, matching, permuted } from "../../../src/simulations/mode-connectivity/model/matching.ts";
import { double } from "../../../src/simulations/mode-connectivity/model/network.ts";
import { plane, surveyor } from "../../../src/simulations/mode-connectivity/model/plane.ts";
import { images, pair, sub } from "./reference.ts";

/* What the pair of seed 0 is taken apart into, against the values of an independent implementation. */

const train = images("train", 3000, double);
const test = images("test", 1000, double);
const [a, b] = pair(0, train);
const orders = finished(matching(a, b, sub(0, "wm")));
const matched = permuted(b, orders);

describe("the plane of the reference", () => {
  const corners = plane(a, b, matched);

  it("has the matched B where it was found", () => {
    expect(corners.place[0]).toBeCloseTo(0.24146, 4);
    expect(corners.place[1]).toBeCloseTo(0.67332, 4);
  });

  it("has the losses half-way between its corners", () => {
    const survey = surveyor(corners, test, 1, double);
    const loss = (...shares: [number, number, number]): number => survey.at(shares).loss;
    expect(loss(0.5, 0.5, 0)).toBeCloseTo(1.34072, 4);
    expect(loss(0.5, 0, 0.5)).toBeCloseTo(0.21657, 4);
    expect(loss(0, 0.5, 0.5)).toBeCloseTo(1.50956, 4);
  });
});
