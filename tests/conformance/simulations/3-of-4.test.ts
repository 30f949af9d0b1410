import { conformance } from "../simulations.ts";

conformance(3, 4);
