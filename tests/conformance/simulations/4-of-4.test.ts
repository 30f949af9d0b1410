import { conformance } from "../simulations.ts";

conformance(4, 4);
