import { scorm } from "./scorm-main.ts";

process.exitCode = scorm(process.argv.slice(2), process.stdout, process.stderr);
