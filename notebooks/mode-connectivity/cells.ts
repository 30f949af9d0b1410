import ito2024 from "../../src/simulations/mode-connectivity/source.ts";
import { notebook } from "../../src/notebook/notebook.ts";
import barrier from "./barrier.ts";
import directions from "./directions.ts";
import distance from "./distance.ts";
import examples from "./examples.ts";
import during from "./during.ts";
import intervention from "./intervention.ts";
import own from "./own.ts";
import plane from "./plane.ts";
import orders from "./orders.ts";
import repair from "./repair.ts";
import soup from "./soup.ts";
import taylor from "./taylor.ts";
import wide from "./wide.ts";

export default notebook({
  id: "mode-connectivity",
  title: "Two networks, one valley",
  summary:
    "Two networks trained apart seem to lie in different valleys of the loss. Give the hidden units of one the order of the other’s, and the wall between them goes.",
  source: ito2024,
  cover: "lossLine",
  cells: {
    ...barrier,
    ...orders,
    ...plane,
    ...distance,
    ...taylor,
    ...directions,
    ...intervention,
    ...examples,
    ...repair,
    ...soup,
    ...during,
    ...wide,
    ...own,
  },
});
