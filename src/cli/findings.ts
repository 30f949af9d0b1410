import { findings } from "./findings-main.ts";

process.exitCode = await findings(process.argv.slice(2), process.stdout, process.stderr);
