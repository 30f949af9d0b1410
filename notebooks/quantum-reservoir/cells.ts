import chen2022 from "../../src/simulations/quantum-reservoir/source.ts";
import { notebook } from "../../src/notebook/notebook.ts";
import anatomy from "./anatomy.ts";
import comparable from "./comparable.ts";
import cost from "./cost.ts";
import faster from "./faster.ts";
import flow from "./flow.ts";
import programmed from "./programmed.ts";
import machine from "./machine.ts";
import measured from "./measured.ts";
import memory from "./memory.ts";
import random from "./random.ts";
import scale from "./scale.ts";
import solve from "./solve.ts";
import wires from "./wires.ts";
import why from "./why.ts";

export default notebook({
  id: "quantum-reservoir",
  title: "A quantum network left untrained",
  summary:
    "A recurrent network made of quantum circuits, with its angles frozen at random: what a linear readout can make of it, and why it learns so fast.",
  source: chen2022,
  cover: "predictions",
  cells: {
    ...anatomy,
    ...flow,
    ...comparable,
    ...scale,
    ...cost,
    ...faster,
    ...why,
    ...solve,
    ...random,
    ...wires,
    ...machine,
    ...measured,
    ...memory,
    ...programmed,
  },
});
