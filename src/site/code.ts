const files = import.meta.glob<string>("../simulations/*/*.ts", { query: "?raw", import: "default" });

/** The code of a simulation as its file has it, by its id; fetched when a reader asks for it. */
export const code = (id: string): Promise<string | undefined> =>
  files[`../simulations/${id}.ts`]?.() ?? Promise.resolve(undefined);
