import saxe2013 from "../../src/simulations/deep-linear/source.ts";
import { notebook } from "../../src/notebook/notebook.ts";
import alignment from "./alignment.ts";
import balance from "./balance.ts";
import chaos from "./chaos.ts";
import completion from "./completion.ts";
import deeper from "./deeper.ts";
import digits from "./digits.ts";
import greedy from "./greedy.ts";
import hierarchy from "./hierarchy.ts";
import jacobian from "./jacobian.ts";
import microscope from "./microscope.ts";
import nonlinear from "./nonlinear.ts";
import perturbed from "./perturbed.ts";
import plane from "./plane.ts";
import products from "./products.ts";
import rates from "./rates.ts";
import sides from "./sides.ts";
import signs from "./signs.ts";
import stages from "./stages.ts";
import starting from "./starting.ts";

export default notebook({
  id: "deep-linear",
  title: "Why deep networks learn in stages",
  summary:
    "A deep linear network can be solved with pen and paper, and still learns like a deep network: in plateaus and sudden drops.",
  source: saxe2013,
  cover: "strengths",
  cells: {
    ...stages,
    ...microscope,
    ...alignment,
    ...nonlinear,
    ...plane,
    ...deeper,
    ...rates,
    ...starting,
    ...products,
    ...chaos,
    ...jacobian,
    ...greedy,
    ...digits,
    ...hierarchy,
    ...balance,
    ...sides,
    ...perturbed,
    ...completion,
    ...signs,
  },
});
