/* Closed forms that figures and findings may use too: light, without training. */
export * from "./model/risks.ts";
export { lateOmega, slowStep } from "./model/flow.ts";
