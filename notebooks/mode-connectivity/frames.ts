import type barrier from "../../src/simulations/mode-connectivity/barrier.ts";
import type examples from "../../src/simulations/mode-connectivity/examples.ts";
import type taylor from "../../src/simulations/mode-connectivity/taylor.ts";
import type distance from "../../src/simulations/mode-connectivity/distance.ts";
import type directions from "../../src/simulations/mode-connectivity/directions.ts";
import type plane from "../../src/simulations/mode-connectivity/plane.ts";
import type intervention from "../../src/simulations/mode-connectivity/intervention.ts";
import type orders from "../../src/simulations/mode-connectivity/orders.ts";

export type FrameOf<S> = S extends { frames(...args: never[]): Generator<infer F, void, void> } ? F : never;

export type BarrierFrame = FrameOf<typeof barrier>;
export type BarrierLine = NonNullable<BarrierFrame["naive"]>;
export type DistanceFrame = FrameOf<typeof distance>;
export type OrdersFrame = FrameOf<typeof orders>;
export type InterventionFrame = FrameOf<typeof intervention>;
export type PlaneFrame = FrameOf<typeof plane>;
export type Surveyed = NonNullable<PlaneFrame["found"]>;
export type DirectionsFrame = FrameOf<typeof directions>;
export type Directions = NonNullable<DirectionsFrame["found"]>;
export type ExamplesFrame = FrameOf<typeof examples>;
export type TaylorFrame = FrameOf<typeof taylor>;
