import type bowl from "../../src/simulations/quantum-reservoir/bowl.ts";
import type circuit from "../../src/simulations/quantum-reservoir/circuit.ts";
import type flow from "../../src/simulations/quantum-reservoir/flow.ts";
import type ledger from "../../src/simulations/quantum-reservoir/ledger.ts";
import type programmer from "../../src/simulations/quantum-reservoir/programmer.ts";
import type qubits from "../../src/simulations/quantum-reservoir/qubits.ts";
import type settling from "../../src/simulations/quantum-reservoir/settling.ts";
import type spectrum from "../../src/simulations/quantum-reservoir/spectrum.ts";
import type spread from "../../src/simulations/quantum-reservoir/spread.ts";
import type training from "../../src/simulations/quantum-reservoir/training.ts";
import type units from "../../src/simulations/quantum-reservoir/units.ts";
import type wiring from "../../src/simulations/quantum-reservoir/wiring.ts";

type FrameOf<S> = S extends { frames(...args: never[]): Generator<infer F, void, void> } ? F : never;

export type TrainingFrame = FrameOf<typeof training>;
export type UnitsFrame = FrameOf<typeof units>;
export type CircuitFrame = FrameOf<typeof circuit>;
export type SettlingFrame = FrameOf<typeof settling>;
export type SpectrumFrame = FrameOf<typeof spectrum>;
export type SpreadFrame = FrameOf<typeof spread>;
export type LedgerFrame = FrameOf<typeof ledger>;
export type FlowFrame = FrameOf<typeof flow>;
export type WiringFrame = FrameOf<typeof wiring>;
export type QubitsFrame = FrameOf<typeof qubits>;
export type BowlFrame = FrameOf<typeof bowl>;
export type ProgrammerFrame = FrameOf<typeof programmer>;
