import { describe, expect, it } from "vitest";
import { apiAround, type Api, type Around } from "../../../src/embed/scorm/api.ts";
import { Lesson } from "../../../src/embed/scorm/lesson.ts";
import type { Answered } from "../../../src/ui/answered.ts";

/** The least that a platform keeps of a lesson. */
function platform(kept: Record<string, string> = { "cmi.core.lesson_status": "not attempted" }) {
  const calls: string[] = [];
  const api: Api = {
    LMSInitialize: () => (calls.push("open"), "true"),
    LMSFinish: () => (calls.push("finish"), "true"),
    LMSCommit: () => (calls.push("commit"), "true"),
    LMSGetValue: (element) => kept[element] ?? "",
    LMSSetValue: (element, value) => ((kept[element] = value), "true"),
  };
  return { api, kept, calls };
}

const answer = (more: Partial<Answered>): Answered => ({
  item: "factor",
  asks: "How many?",
  interaction: "numeric",
  response: "3,968",
  correct: true,
  score: { raw: 1, min: 0, max: 1 },
  ...more,
});
const wrong = { correct: false, score: { raw: 0, min: 0, max: 1 } };

describe("a lesson", () => {
  it("is incomplete when it is opened, failed by a wrong answer, passed by a right one, and stays so", () => {
    const { api, kept, calls } = platform();
    const lesson = new Lesson(api);
    expect(kept).toEqual({ "cmi.core.lesson_status": "incomplete" });
    const seen = [wrong, {}, wrong].map((more) => {
      lesson.answered(answer(more));
      return [kept["cmi.core.lesson_status"], kept["cmi.core.score.raw"]];
    });
    expect(seen).toEqual([
      ["failed", "0"],
      ["passed", "100"],
      ["passed", "100"],
    ]);
    expect(calls.filter((call) => call === "commit")).toHaveLength(4);
  });

  it("writes answers as the standard writes those of their kind", () => {
    const { api, kept } = platform({ "cmi.interactions._count": "2" });
    const lesson = new Lesson(api, () => new Date(2026, 0, 1, 9, 5, 7).getTime());
    lesson.answered(answer({}));
    expect(kept).toMatchObject({
      "cmi.interactions.2.id": "factor",
      "cmi.interactions.2.type": "numeric",
      "cmi.interactions.2.time": "09:05:07",
      "cmi.interactions.2.student_response": "3968",
      "cmi.interactions.2.result": "correct",
    });
    lesson.answered(
      answer({ ...wrong, interaction: "choice", choices: { up: "…", down: "…" }, response: "down" }),
    );
    expect(kept["cmi.interactions.2.student_response"]).toBe("b");
    expect(kept["cmi.interactions.2.result"]).toBe("wrong");
  });

  it("takes a drawn curve’s score as it is: it completes, and passes nothing", () => {
    const { api, kept } = platform();
    const drawn = answer({ interaction: "other", score: { raw: 87, min: 0, max: 100 } });
    delete (drawn as { correct?: boolean }).correct;
    new Lesson(api).answered(drawn);
    expect(kept).toMatchObject({
      "cmi.core.lesson_status": "completed",
      "cmi.core.score.raw": "87",
      "cmi.interactions.0.type": "performance",
    });
  });

  it("opened again goes on from what the platform keeps", () => {
    const { api, kept } = platform({ "cmi.core.lesson_status": "passed", "cmi.core.score.raw": "100" });
    new Lesson(api).answered(answer(wrong));
    expect(kept).toMatchObject({ "cmi.core.lesson_status": "passed", "cmi.core.score.raw": "100" });
  });

  it("is closed once, with the time spent; one that is not complete may be taken up again", () => {
    const { api, kept, calls } = platform();
    let now = 1000;
    const lesson = new Lesson(api, () => now);
    now += 3_725_400;
    lesson.end();
    lesson.end();
    expect(kept).toMatchObject({ "cmi.core.session_time": "0001:02:05", "cmi.core.exit": "suspend" });
    expect(calls.filter((call) => call === "finish")).toHaveLength(1);
  });

  it("is not opened where the platform refuses", () => {
    expect(() => new Lesson({ ...platform().api, LMSInitialize: () => "false" })).toThrow("did not open");
  });
});

it("the platform is found above the page, or above its opener, and never where looking is forbidden", () => {
  const { api } = platform();
  const top = (more: object): Around => {
    const made = { ...more } as { parent: Around };
    made.parent = made as Around;
    return made as Around;
  };
  expect(apiAround({ parent: { parent: top({ API: api }) } })).toBe(api);
  expect(apiAround(top({ opener: { parent: top({ API: api }) } }))).toBe(api);
  expect(apiAround(top({ opener: null }))).toBeUndefined();
  const foreign = {
    get parent(): never {
      throw new DOMException("of another origin", "SecurityError");
    },
  };
  expect(apiAround({ parent: foreign })).toBeUndefined();
});
