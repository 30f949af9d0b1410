import type { Answered } from "../../ui/answered.ts";
import { apiAround, type Around } from "./api.ts";
import { Lesson } from "./lesson.ts";

// The script that a lesson's page has beside the site's own. It tells the platform, and the reader that it does.
const { asks } = (document.currentScript as HTMLScriptElement).dataset;

function begin(): Lesson | undefined {
  const api = apiAround(window as unknown as Around);
  try {
    return api && new Lesson(api);
  } catch {
    return undefined;
  }
}

const lesson = begin();
document.addEventListener("plateau-answer", (event) =>
  lesson?.answered((event as CustomEvent<Answered>).detail),
);
if (asks === undefined) document.addEventListener("change", () => lesson?.worked());
addEventListener("pagehide", () => lesson?.end());

const words = !lesson
  ? "There is no learning platform around this page: nothing is reported."
  : asks === undefined
    ? "Your course is told that you have worked with this figure."
    : "Your answers are reported to your course; the best one counts.";
document
  .querySelector("main")!
  .append(Object.assign(document.createElement("p"), { className: "origin", textContent: words }));
