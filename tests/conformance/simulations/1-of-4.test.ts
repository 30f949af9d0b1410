import { conformance } from "../simulations.ts";

conformance(1, 4);
