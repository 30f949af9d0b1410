import type { Answered } from "../ui/answered.ts";

const xapi = "http://adlnet.gov/expapi";

/**
 * An answer as hosts are told it: with a statement in the shape of xAPI, without an actor, whom only the host knows. The
 * activity is the page of the cell at its plain address. Source: xAPI 1.0.3, part two, 2.4
 */
export function answerOf(
  { item, asks, interaction, choices, response, correct, score }: Answered,
  address: string,
): Readonly<Record<string, unknown>> {
  const { raw, min, max } = score;
  const statement = {
    verb: { id: `${xapi}/verbs/answered`, display: { en: "answered" } },
    object: {
      objectType: "Activity",
      id: address,
      definition: {
        type: `${xapi}/activities/cmi.interaction`,
        description: { en: asks },
        interactionType: interaction,
        ...(choices
          ? { choices: Object.entries(choices).map(([id, words]) => ({ id, description: { en: words } })) }
          : {}),
      },
    },
    result: {
      response,
      completion: true,
      ...(correct === undefined ? {} : { success: correct }),
      score: { raw, min, max, scaled: (raw - min) / (max - min) },
    },
  };
  return {
    item,
    response,
    ...(correct === undefined ? {} : { correct }),
    score: { raw, min, max },
    statement,
  };
}
