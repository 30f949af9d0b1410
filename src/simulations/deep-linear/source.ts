import type { Source } from "../../experiment/simulation.ts";

/** The paper that this chapter runs. */
const saxe2013: Source = {
  key: "saxe2013",
  authors: "Saxe, McClelland, Ganguli",
  year: 2013,
  title: "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks",
  venue: "arXiv:1312.6120; ICLR 2014",
  url: "https://arxiv.org/abs/1312.6120",
};

export default saxe2013;
