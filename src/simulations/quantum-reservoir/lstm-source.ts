import type { Source } from "../../experiment/simulation.ts";

/** The circuit, and the first recurrent cell made of such circuits. */
const chen2020: Source = {
  key: "chen2020",
  authors: "Chen, Yoo, Fang",
  year: 2020,
  title: "Quantum Long Short-Term Memory",
  venue: "arXiv:2009.01783",
  url: "https://arxiv.org/abs/2009.01783",
};

export default chen2020;
