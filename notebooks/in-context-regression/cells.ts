import he2025 from "../../src/simulations/in-context-regression/source.ts";
import { notebook } from "../../src/notebook/notebook.ts";
import circuits from "./circuits.ts";
import correlated from "./correlated.ts";
import kernels from "./kernels.ts";
import lengths from "./lengths.ts";
import many from "./many.ts";
import optimal from "./optimal.ts";
import phases from "./phases.ts";
import predictions from "./predictions.ts";
import shifted from "./shifted.ts";
import tasks from "./tasks.ts";
import traps from "./traps.ts";

export default notebook({
  id: "in-context-regression",
  title: "How attention learns to do regression",
  summary:
    "Trained on nothing but prompts, two heads of softmax attention become one step of gradient descent: one head adds, the other subtracts.",
  source: he2025,
  cover: "circuits",
  cells: {
    ...circuits,
    ...phases,
    ...many,
    ...predictions,
    ...kernels,
    ...shifted,
    ...optimal,
    ...lengths,
    ...correlated,
    ...tasks,
    ...traps,
  },
});
