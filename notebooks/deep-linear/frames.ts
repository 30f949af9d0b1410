import depth from "../../src/simulations/deep-linear/depth.ts";
import modes from "../../src/simulations/deep-linear/modes.ts";
import start from "../../src/simulations/deep-linear/start.ts";

type FrameOf<S> = S extends { frames(...args: never[]): Generator<infer F, void, void> } ? F : never;

export type ModesFrame = FrameOf<typeof modes>;
export type DepthFrame = FrameOf<typeof depth>;
export type StartFrame = FrameOf<typeof start>;
