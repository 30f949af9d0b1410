import type barrier from "../../src/simulations/mode-connectivity/barrier.ts";

export type FrameOf<S> = S extends { frames(...args: never[]): Generator<infer F, void, void> } ? F : never;

export type BarrierFrame = FrameOf<typeof barrier>;
export type BarrierLine = NonNullable<BarrierFrame["naive"]>;
