import type { Source } from "../../experiment/simulation.ts";

/** The paper on how such networks come to tell things apart. */
const saxe2019: Source = {
  key: "saxe2019",
  authors: "Saxe, McClelland, Ganguli",
  year: 2019,
  title: "A mathematical theory of semantic development in deep neural networks",
  venue: "PNAS 116, 11537–11546",
  url: "https://doi.org/10.1073/pnas.1820226116",
};

export default saxe2019;
