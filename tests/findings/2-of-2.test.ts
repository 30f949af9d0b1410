import { findings } from "./findings.ts";

findings(2, 2);
