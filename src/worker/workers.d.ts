/** The workers of each chapter by its name, and there the worker of each simulation by its id; made at build time. */
declare module "virtual:workers" {
  type Fetch<T> = () => Promise<{ readonly default: T }>;
  const chapters: Readonly<Record<string, Fetch<Readonly<Record<string, Fetch<new () => Worker>>>>>>;
  export default chapters;
}
