import { conformance } from "../simulations.ts";

conformance(2, 4);
