import type { Endpoint } from "./protocol.ts";
import { serve } from "./serve.ts";
import { find } from "./simulations.ts";

serve(self as unknown as Endpoint, find); // typed as a window; here it is a worker's own scope
