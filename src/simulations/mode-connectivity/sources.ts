import type { Source } from "../../experiment/simulation.ts";

/** Where weight matching, and the plane through two networks, come from. */
export const ainsworth2023: Source = {
  key: "ainsworth2023",
  authors: "Ainsworth, Hayase, Srinivasa",
  year: 2023,
  title: "Git Re-Basin: merging models modulo permutation symmetries",
  venue: "arXiv:2209.04836; ICLR 2023",
  url: "https://arxiv.org/abs/2209.04836",
};

/** The conjecture that independently trained networks lie in one valley, up to the order of their units. */
export const entezari2022: Source = {
  key: "entezari2022",
  authors: "Entezari, Sedghi, Saukh, Neyshabur",
  year: 2022,
  title: "The role of permutation invariance in linear mode connectivity of neural networks",
  venue: "arXiv:2110.06296; ICLR 2022",
  url: "https://arxiv.org/abs/2110.06296",
};

/** Why the mean of two matched networks is worse than need be, and what to do about it. */
export const jordan2023: Source = {
  key: "jordan2023",
  authors: "Jordan, Sedghi, Saukh, Entezari, Neyshabur",
  year: 2023,
  title: "REPAIR: REnormalizing Permuted Activations for Interpolation Repair",
  venue: "arXiv:2211.08403; ICLR 2023",
  url: "https://arxiv.org/abs/2211.08403",
};

/** How an order is learned by the gradient, through soft orders. */
export const pena2023: Source = {
  key: "pena2023",
  authors: "Peña, Medeiros, Dubail, Aminbeidokhti, Granger, Pedersoli",
  year: 2023,
  title: "Re-basin via implicit Sinkhorn differentiation",
  venue: "arXiv:2212.12042; CVPR 2023",
  url: "https://arxiv.org/abs/2212.12042",
};

/** Digits that people wrote, 8 pixels a side. */
export const alpaydin1998: Source = {
  key: "alpaydin1998",
  authors: "Alpaydin, Kaynak",
  year: 1998,
  title: "Optical recognition of handwritten digits",
  venue: "UCI Machine Learning Repository, CC BY 4.0",
  url: "https://archive.ics.uci.edu/dataset/80/optical+recognition+of+handwritten+digits",
};

/** Whether width alone, with a temperature, does what matching does. */
export const ito2025: Source = {
  key: "ito2025",
  authors: "Ito, Yamada, Chijiwa, Kumagai",
  year: 2025,
  title: "Do we really need permutations? Impact of model width on linear mode connectivity",
  venue: "arXiv:2510.08023",
  url: "https://arxiv.org/abs/2510.08023",
};
