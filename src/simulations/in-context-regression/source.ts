import type { Source } from "../../experiment/simulation.ts";

/** The paper that this chapter runs. */
const he2025: Source = {
  key: "he2025",
  authors: "He, Pan, Chen, Yang",
  year: 2025,
  title:
    "In-Context Linear Regression Demystified: Training Dynamics and Mechanistic Interpretability of Multi-Head Softmax Attention",
  venue: "ICML 2025; arXiv:2503.12734",
  url: "https://arxiv.org/abs/2503.12734",
};

export default he2025;
