import type { Source } from "../../experiment/simulation.ts";

/** The paper that this chapter runs. */
const ito2024: Source = {
  key: "ito2024",
  authors: "Ito, Yamada, Kumagai",
  year: 2024,
  title:
    "Analysis of linear mode connectivity via permutation-based weight matching: with insights into other permutation search methods",
  venue: "arXiv:2402.04051; ICLR 2025",
  url: "https://arxiv.org/abs/2402.04051",
};

export default ito2024;
