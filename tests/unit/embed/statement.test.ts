import { expect, it } from "vitest";
import { fault } from "../../../src/embed/schema.ts";
import { events } from "../../../src/embed/document.ts";
import { message } from "../../../src/embed/protocol.ts";
import { answerOf } from "../../../src/embed/statement.ts";

const given = {
  item: "factor",
  asks: "How many?",
  interaction: "numeric",
  response: "3900",
  score: { raw: 1, min: 0, max: 1 },
} as const;
const answered = { ...given, correct: true };

it("an answer fits the protocol, and carries a statement that says what was answered, how well, and nothing of whom", () => {
  const told = answerOf(answered, "https://example.org/embed/a/factor/");
  expect(fault(events["answer"]!, message("answer", told))).toBeUndefined();
  expect(told).toMatchObject({ item: "factor", response: "3900", correct: true, score: { raw: 1 } });
  const statement = told["statement"] as Record<string, object>;
  expect(Object.keys(statement)).toEqual(["verb", "object", "result"]);
  expect(statement["object"]).toMatchObject({ id: "https://example.org/embed/a/factor/" });
  expect(statement["result"]).toEqual({
    response: "3900",
    completion: true,
    success: true,
    score: { raw: 1, min: 0, max: 1, scaled: 1 },
  });
});

it("a drawn curve has a score and is neither right nor wrong; options of a choice are named", () => {
  const told = answerOf({ ...given, interaction: "other", score: { raw: 87, min: 0, max: 100 } }, "a:b");
  expect(told).not.toHaveProperty("correct");
  expect(told).toMatchObject({ statement: { result: { score: { scaled: 0.87 } } } });
  const chosen = answerOf({ ...answered, interaction: "choice", choices: { a: "one" } }, "a:b");
  expect(chosen).toMatchObject({
    statement: { object: { definition: { choices: [{ id: "a", description: { en: "one" } }] } } },
  });
});
