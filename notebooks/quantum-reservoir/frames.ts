import type training from "../../src/simulations/quantum-reservoir/training.ts";

type FrameOf<S> = S extends { frames(...args: never[]): Generator<infer F, void, void> } ? F : never;

export type TrainingFrame = FrameOf<typeof training>;
