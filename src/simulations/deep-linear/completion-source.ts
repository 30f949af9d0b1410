import type { Source } from "../../experiment/simulation.ts";

/** The paper on what depth prefers among the maps that fit. */
const arora2019: Source = {
  key: "arora2019",
  authors: "Arora, Cohen, Hu, Luo",
  year: 2019,
  title: "Implicit regularization in deep matrix factorization",
  venue: "arXiv:1905.13655; NeurIPS 2019",
  url: "https://arxiv.org/abs/1905.13655",
};

export default arora2019;
