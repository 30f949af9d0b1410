import { describe, expect, it } from "vitest";
import { mulberry32 } from "../../../src/numeric/random.ts";
import { featuresOf } from "../../../src/simulations/quantum-reservoir/model/cell.ts";
import { qgru } from "../../../src/simulations/quantum-reservoir/model/qgru.ts";
import { qlstm } from "../../../src/simulations/quantum-reservoir/model/qlstm.ts";
import { qrnn } from "../../../src/simulations/quantum-reservoir/model/qrnn.ts";
import { task } from "../../../src/simulations/quantum-reservoir/model/tasks.ts";
import { drawn, plainNormal, ramp } from "./fixture.ts";

const x = Float64Array.of(0.9, 0.4, -0.2, -0.7);
const several = (circuits: number): Float64Array =>
  Float64Array.from({ length: circuits * 24 }, (_, at) => ramp(24)[at % 24] + 0.05 * Math.floor(at / 24));

describe("one window through a cell", () => {
  it.each([
    ["QRNN", qrnn(4, 2, several(1), 4), [0.0963372612969, 0.0704318492827, -0.0109389539012]],
    ["QGRU", qgru(4, 2, several(3), 4), [0.218480013883, 0.0822648389969, -0.0469392657009]],
    [
      "QLSTM",
      qlstm(4, 2, several(6), 4),
      [0.350003800726, 0.0993715314262, -0.104479092964, -0.102206414322],
    ],
    ["RNN", drawn("rnn", 1).cell, [0.544732218818, -0.31709166464]],
    ["GRU", drawn("gru", 1).cell, [0.17067725046, -0.244594235201]],
    ["LSTM", drawn("lstm", 1).cell, [0.105952129482, 0.197367754017]],
  ])("of the %s gives the features of an independent computation", (_, cell, expected) => {
    const out = new Float64Array(cell.features);
    cell.forward(x, 0, out, 0);
    expected.forEach((value, k) => expect(out[k]).toBeCloseTo(value, 10));
  });

  it("forgets what came before: a window's features do not depend on the window run before it", () => {
    for (const kind of ["qrnn", "qgru", "qlstm", "rnn", "gru", "lstm"] as const) {
      const { cell } = drawn(kind, 3, "circle");
      const [once, again] = [new Float64Array(cell.features), new Float64Array(cell.features)];
      cell.forward(x, 0, once, 0);
      cell.forward(Float64Array.of(1, 1, -1, 1), 0, again, 0);
      cell.forward(x, 0, again, 0);
      expect(again).toEqual(once);
    }
  });
});

describe("a quantum cell, whatever its angles and inputs", () => {
  it("keeps its state within what its squashing functions allow", () => {
    const pendulum = task("pendulum");
    for (let seed = 1; seed <= 20; ++seed)
      for (const kind of ["qrnn", "qgru"] as const) {
        const features = featuresOf(drawn(kind, seed, "circle").cell, pendulum);
        for (const h of features) expect(Math.abs(h)).toBeLessThanOrEqual(0.761594156); // tanh 1
      }
  });
});

describe("the reference generator", () => {
  it("draws the numbers of the reference computation", () => {
    const u = mulberry32(1);
    [0.6270739405881613, 0.002735721180215478, 0.5274470399599522].forEach((value) =>
      expect(u()).toBe(value),
    );
    const z = plainNormal(mulberry32(1));
    [1.4043387784152637, 1.2157546192705377, -0.5103768768108126].forEach((value) =>
      expect(z()).toBeCloseTo(value, 13),
    );
  });
});
