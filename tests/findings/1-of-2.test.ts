import { findings } from "./findings.ts";

findings(1, 2);
