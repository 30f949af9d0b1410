import { outline } from "./outline.ts";
import { start } from "./start.ts";
import "katex/dist/katex.min.css";
import "./style.css";
import "./print.css";

if (outline) void start(outline);
