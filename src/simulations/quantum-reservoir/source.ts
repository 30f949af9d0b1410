import type { Source } from "../../experiment/simulation.ts";

/** The paper that this chapter examines. */
const chen2022: Source = {
  key: "chen2022",
  authors: "Chen, Fry, Deshmukh, Rastunkov, Stefanski",
  year: 2022,
  title: "Reservoir Computing via Quantum Recurrent Neural Networks",
  venue: "arXiv:2211.02612",
  url: "https://arxiv.org/abs/2211.02612",
};

export default chen2022;
