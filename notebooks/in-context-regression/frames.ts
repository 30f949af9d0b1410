import type covariance from "../../src/simulations/in-context-regression/covariance.ts";
import type heads from "../../src/simulations/in-context-regression/heads.ts";
import type kernels from "../../src/simulations/in-context-regression/kernels.ts";
import type longer from "../../src/simulations/in-context-regression/longer.ts";
import type noises from "../../src/simulations/in-context-regression/noises.ts";
import type phases from "../../src/simulations/in-context-regression/phases.ts";
import type prediction from "../../src/simulations/in-context-regression/prediction.ts";
import type sharing from "../../src/simulations/in-context-regression/sharing.ts";
import type shifts from "../../src/simulations/in-context-regression/shifts.ts";
import type starts from "../../src/simulations/in-context-regression/starts.ts";
import type tasks from "../../src/simulations/in-context-regression/tasks.ts";

type FrameOf<S> = S extends { frames(...args: never[]): Generator<infer F, void, void> } ? F : never;

export type HeadsFrame = FrameOf<typeof heads>;
export type PhasesFrame = FrameOf<typeof phases>;
export type PredictionFrame = FrameOf<typeof prediction>;
export type LongerFrame = FrameOf<typeof longer>;
export type NoisesFrame = FrameOf<typeof noises>;
export type StartsFrame = FrameOf<typeof starts>;
export type TasksFrame = FrameOf<typeof tasks>;
export type SharingFrame = FrameOf<typeof sharing>;
export type CovarianceFrame = FrameOf<typeof covariance>;
export type KernelsFrame = FrameOf<typeof kernels>;
export type ShiftsFrame = FrameOf<typeof shifts>;
