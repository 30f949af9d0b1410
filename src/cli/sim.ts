import { sim } from "./main.ts";

process.exitCode = await sim(process.argv.slice(2), { out: process.stdout, err: process.stderr });
