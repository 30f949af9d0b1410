import type heads from "../../src/simulations/in-context-regression/heads.ts";
import type phases from "../../src/simulations/in-context-regression/phases.ts";
import type prediction from "../../src/simulations/in-context-regression/prediction.ts";

type FrameOf<S> = S extends { frames(...args: never[]): Generator<infer F, void, void> } ? F : never;

export type HeadsFrame = FrameOf<typeof heads>;
export type PhasesFrame = FrameOf<typeof phases>;
export type PredictionFrame = FrameOf<typeof prediction>;
