/** The worker of each simulation, by the id of the simulation; made at build time. */
declare module "virtual:workers" {
  const workers: Readonly<Record<string, () => Promise<{ readonly default: new () => Worker }>>>;
  export default workers;
}
