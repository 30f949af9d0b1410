import type { Source } from "../../experiment/simulation.ts";

/** The paper on networks whose layers start unequal. */
const domine2024: Source = {
  key: "domine2024",
  authors: "Dominé, Anguita, Proca, Braun, Kunin, Mediano, Saxe",
  year: 2024,
  title: "From lazy to rich: exact learning dynamics in deep linear networks",
  venue: "arXiv:2409.14623",
  url: "https://arxiv.org/abs/2409.14623",
};

export default domine2024;
