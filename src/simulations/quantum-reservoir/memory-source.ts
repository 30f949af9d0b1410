import type { Source } from "../../experiment/simulation.ts";

/** The memory function of a reservoir. */
const jaeger2001: Source = {
  key: "jaeger2001",
  authors: "Jaeger",
  year: 2001,
  title: "Short term memory in echo state networks",
  venue: "GMD Report 152",
  url: "https://doi.org/10.24406/publica-fhg-291107",
};

export default jaeger2001;
