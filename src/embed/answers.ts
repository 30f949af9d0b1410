import type { Drawing } from "../figures/drawing.ts";
import { ParamError } from "../experiment/parse.ts";
import type { Param, Raw } from "../experiment/schema.ts";
import { isFrames, type Controls } from "../notebook/cell.ts";
import { ancestors, controlsOf } from "../notebook/state.ts";
import type { Stage } from "../ui/stage.svelte.ts";
import { resolved } from "./options.ts";
import type { Message } from "./protocol.ts";
import { checked } from "./values.ts";

type Body = Readonly<Record<string, unknown>>;

/** A cell's value as plain data: of a figure the columns that are drawn. Undefined if it has nothing plain. */
export function plain(value: unknown): unknown {
  const columns = (value as Partial<Drawing> | null)?.columns;
  if (typeof columns === "function")
    return Object.fromEntries(Object.entries(columns()).map(([name, list]) => [name, Array.from(list)]));
  try {
    return structuredClone(value);
  } catch {
    return undefined; // it holds functions
  }
}

/** An embedded cell and what is above it, as its host may see and change it. */
export class Answers {
  readonly #stage: Stage;
  readonly #cell: string;
  readonly #root: HTMLElement;
  readonly #above: Set<string>;
  /** Whose doing the newest state is. */
  cause: "user" | "host" | "link" = "link";
  /** Told the newest values of cells that were asked for. */
  result: (name: string, value: unknown) => void = () => undefined;
  refused: () => Body = () => ({});
  #subscriptions: (() => void)[] = [];

  constructor(stage: Stage, cell: string, root: HTMLElement) {
    this.#stage = stage;
    this.#cell = cell;
    this.#root = root;
    this.#above = ancestors(stage.notebook.cells, cell);
  }

  get controls(): Record<string, Controls> {
    const all = Object.entries(controlsOf(this.#stage.notebook.cells));
    return Object.fromEntries(all.filter(([name]) => this.#above.has(name)));
  }

  /** All values, by `cell.parameter`. */
  get params(): Raw {
    return this.#each((cell, param) => this.#stage.values(cell)[param]);
  }

  /** The declarations of all parameters, by `cell.parameter`. */
  get schema(): Readonly<Record<string, Param>> {
    return this.#each((cell, param) => this.controls[cell].owner.params[param]);
  }

  #each<T>(of: (cell: string, param: string) => T): Record<string, T> {
    return Object.fromEntries(
      Object.entries(this.controls).flatMap(([cell, { owner }]) =>
        Object.keys(owner.params)
          .filter((param) => owner.params[param].kind !== "data") // no host is told what a reader has
          .map((param) => [`${cell}.${param}`, of(cell, param)]),
      ),
    );
  }

  /** Carries out a request; throws, and changes nothing, if it cannot. */
  answer({ type, ...body }: Message): Body | Promise<Body> {
    const { name, names, params, mode, value, tokens, format } = body as unknown as Readonly<
      Record<string, never>
    >; // its shape has been checked
    switch (type) {
      case "set":
        return this.#set(params, mode);
      case "seed":
        return this.#set(this.#seeds(value), "merge");
      case "reset":
        return this.#set({}, "replace");
      case "get":
        return this.#get(name);
      case "subscribe":
        return this.#subscribe(names);
      case "run":
        return this.#run();
      case "cancel":
        return this.#cancel();
      case "theme":
        return this.#theme(tokens);
      case "lock":
        return this.#lock(names);
      case "export":
        return this.#export(format);
      default:
        throw new Error(`unknown type: ${type}`);
    }
  }

  #seeds(value: number): Raw {
    const seeds = Object.keys(this.params).filter((full) => full.endsWith(".seed"));
    if (!seeds.length) throw new Error("nothing here is drawn at random");
    return Object.fromEntries(seeds.map((full) => [full, value]));
  }

  #set(params: Raw, mode = "merge"): Body {
    const stage = this.#stage;
    const base = (cell: string): Raw => (mode === "replace" ? stage.start[cell] : stage.values(cell));
    const found = checked(this.controls, params, base);
    const cells = mode === "replace" ? Object.keys(this.controls) : Object.keys(found);
    this.cause = "host";
    for (const cell of cells) stage.set(cell, { ...base(cell), ...found[cell] });
    return { params: this.params };
  }

  async #get(name: string | undefined): Promise<Body> {
    if (name === undefined) return { params: this.params, refused: this.refused() };
    const full = Object.keys(this.params).filter((key) => key === name || key.endsWith(`.${name}`));
    if (full.length === 1) return { name, value: this.params[full[0]] };
    this.#known(name);
    return { name, value: plain(await this.#value(name)) };
  }

  #known(name: string): void {
    if (!this.#above.has(name))
      throw new ParamError([{ param: "name", value: name, expected: [...this.#above].join(" or ") }]);
  }

  /** The next value of a cell; of a run its last frame. */
  #value(name: string): Promise<unknown> {
    this.#stage.awake = true;
    return new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        settle();
        queueMicrotask(() => stop());
      };
      const stop = this.#stage.watch(name, {
        fulfilled: (value) => {
          const running = isFrames(this.#stage.cell(name)) && (value as { progress: number }).progress < 1;
          if (!running) end(() => resolve(value));
        },
        rejected: (error) => end(() => reject(error)),
      });
    });
  }

  #subscribe(names: readonly string[]): Body {
    for (const name of names) this.#known(name);
    for (const stop of this.#subscriptions) stop();
    this.#stage.awake ||= names.length > 0;
    this.#subscriptions = names.map((name) =>
      this.#stage.watch(name, {
        fulfilled: (value) => this.result(name, plain(value)),
        rejected: () => undefined, // told as an error of the run
      }),
    );
    return { names };
  }

  #run(): Body {
    const stage = this.#stage;
    stage.awake = true;
    for (const run of stage.runs(this.#cell)) stage.again(run);
    return {};
  }

  #cancel(): Body {
    for (const run of this.#stage.runs(this.#cell)) this.#stage.stop(run);
    return {};
  }

  async #theme(given: Readonly<Record<string, string>>): Promise<Body> {
    const { applyTokens, tokenFaults } = await import("./tokens.ts"); // few hosts have colours of their own
    const faults = tokenFaults(given, (property, value) => CSS.supports(property, value));
    if (faults.length) throw new Error(faults.join("; "));
    applyTokens(this.#root, given);
    return {};
  }

  #lock(names: readonly string[]): Body {
    const { found, issues } = resolved("names", names, this.controls);
    if (issues.length) throw new ParamError(issues);
    this.#stage.view = { ...this.#stage.view, locked: found };
    return { names: [...found] };
  }

  async #export(format: "svg" | "png" | "csv" | "json"): Promise<Body> {
    const { exported } = await import("./export.ts");
    const drawing = (await this.#value(this.#cell)) as Drawing;
    return { format, ...(await exported(this.#stage, this.#cell, drawing, this.#root, format)) };
  }

  close(): void {
    for (const stop of this.#subscriptions) stop();
  }
}
