import type { Network } from "./model/network.ts";
import { stepsBetween } from "./model/pace.ts";
import type { Task } from "./model/prompts.ts";
import { training, type Recipe, type Training } from "./model/training.ts";

/** Trains a network to the end of its recipe; yields now and then, for the caller to breathe, and returns it. */
export function* trained(
  task: Task,
  net: Network,
  recipe: Recipe,
  state: number,
): Generator<Training, Training> {
  const run = training(task, net, recipe, state);
  const between = stepsBetween(run.layer.shape, recipe.batch);
  while (run.advance(between)) yield run;
  return run;
}
