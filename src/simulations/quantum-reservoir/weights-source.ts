import type { Source } from "../../experiment/simulation.ts";

/** The sibling that writes a circuit's angles by a classical network. */
const chen2024: Source = {
  key: "chen2024",
  authors: "Chen",
  year: 2024,
  title: "Learning to Program Variational Quantum Circuits with Fast Weights",
  venue: "arXiv:2402.17760",
  url: "https://arxiv.org/abs/2402.17760",
};

export default chen2024;
