/** The parts of each notebook by its id, and there each part by the path of its file; made at build time. */
declare module "virtual:parts" {
  type Parts = Readonly<Record<string, () => Promise<import("./parts.ts").Part>>>;
  const notebooks: Readonly<Record<string, () => Promise<{ readonly default: Parts }>>>;
  export default notebooks;
}
