import type { Exported, Handle, Mounted, Params } from "./api.ts";
import { camel, isParam, paramsOf, typed } from "./attributes.ts";
import { Group } from "./group.ts";
import { mount } from "./mount.ts";
import { optionKeys } from "./options.ts";
import { followTokens } from "./surroundings.ts";

const events: Readonly<Record<string, string>> = {
  ready: "cell-ready",
  state: "cell-change",
  run: "cell-run",
  result: "cell-result",
  answer: "cell-answer",
  error: "cell-error",
};

const style = `
:host { display: block; position: relative; }
:host([hidden]) { display: none; }
/* a lazy frame without any area is never loaded */
:host(:not([data-ready])) { min-height: 3rem; }
.frame { contain: paint; }
:host(:not([data-ready])) .frame { position: absolute; inset: 0; opacity: 0; pointer-events: none; }
:host([data-ready]) slot { display: none; }`;

/** The element `<plateau-cell>`, whose cells come from `base` unless an attribute says otherwise. */
export function cellElement(base: string): CustomElementConstructor {
  return class PlateauCell extends HTMLElement implements Handle {
    #mounted: Mounted | undefined;
    #group: Group | undefined;
    #unfollow: (() => void) | undefined;
    #params: Params = {};
    readonly #attributes = new MutationObserver((records) => this.#changed(records));

    connectedCallback(): void {
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      root.innerHTML = `<style>${style}</style><slot></slot><div class="frame" part="cell"></div>`;
      this.#mounted = mount(root.querySelector(".frame")!, {
        notebook: this.getAttribute("notebook") ?? "",
        cell: this.getAttribute("cell") ?? "",
        mode: this.getAttribute("mode") === "inline" ? "inline" : "frame",
        base: new URL(this.getAttribute("base") ?? base, document.baseURI).href,
        params: { ...paramsOf(this), ...this.#params },
        options: Object.fromEntries(
          optionKeys.flatMap((key) => (this.hasAttribute(key) ? [[key, this.getAttribute(key)!]] : [])),
        ),
        ...(this.title ? { title: this.title } : {}),
      });
      for (const [type, event] of Object.entries(events))
        this.#mounted.on(type as "state", (detail) => this.#told(type, event, detail));
      const name = this.getAttribute("group");
      if (name) this.#group = Group.join(name, this);
      this.#attributes.observe(this, { attributes: true, attributeOldValue: true });
    }

    disconnectedCallback(): void {
      this.#attributes.disconnect();
      this.#group?.leave(this);
      this.#unfollow?.();
      this.#mounted?.destroy();
      this.#mounted = this.#group = this.#unfollow = undefined;
      delete this.dataset["ready"];
    }

    /** Values as they are now; to set them is to set each. */
    get params(): Params {
      return this.#params;
    }
    set params(params: Params) {
      this.#params = { ...this.#params, ...params };
      if (this.#mounted) void this.set(params).catch((error: Error) => this.#fail(error));
    }

    async set(params: Params, mode?: "merge" | "replace"): Promise<Params> {
      const now = await this.#cell().set(params, mode);
      this.#group?.share(this, now);
      return now;
    }
    get(name: string): Promise<unknown> {
      return this.#cell().get(name);
    }
    subscribe(names: readonly string[]): Promise<void> {
      return this.#cell().subscribe(names);
    }
    reset(): Promise<Params> {
      return this.#cell().reset();
    }
    run(): Promise<void> {
      return this.#cell().run();
    }
    cancel(): Promise<void> {
      return this.#cell().cancel();
    }
    seed(value: number): Promise<Params> {
      return this.#cell().seed(value);
    }
    lock(names: readonly string[]): Promise<void> {
      return this.#cell().lock(names);
    }
    theme(given: Readonly<Record<string, string>>): Promise<void> {
      return this.#cell().theme(given);
    }
    exportAs(format: "svg" | "png" | "csv" | "json"): Promise<Exported> {
      return this.#cell().exportAs(format);
    }

    /** Takes what another of its group has; what it has no parameter for is left. */
    take(params: Params): void {
      const known = Object.entries(params).filter(
        ([name, value]) => name in this.#params && this.#params[name] !== value,
      );
      if (known.length)
        void this.#cell()
          .set(Object.fromEntries(known))
          .catch((error: Error) => this.#fail(error));
    }

    #cell(): Mounted {
      if (!this.#mounted) throw new Error("plateau-cell is not in a document");
      return this.#mounted;
    }

    #told(type: string, event: string, detail: object): void {
      const { params, cause } = detail as { params?: Params; cause?: string };
      if (params) this.#params = params;
      if (type === "ready") {
        this.dataset["ready"] = "";
        // In the page itself they are inherited; a frame has to be told.
        if (this.getAttribute("mode") !== "inline")
          this.#unfollow ??= followTokens(this, (given) => {
            this.theme(given).catch((error: Error) => this.#fail(error));
          });
      }
      if (type === "state" && cause === "user") this.#group?.share(this, params!);
      this.dispatchEvent(new CustomEvent(event, { detail, bubbles: true, composed: true }));
    }

    #fail(error: Error): void {
      const detail = { code: "refused", message: error.message };
      this.dispatchEvent(new CustomEvent("cell-error", { detail, bubbles: true, composed: true }));
    }

    #changed(records: readonly MutationRecord[]): void {
      const changed = new Set(records.map(({ attributeName }) => attributeName!));
      const values = Object.fromEntries(
        [...changed]
          .filter(isParam)
          .map((name) => [camel(name), typed(this.#params, camel(name), this.getAttribute(name) ?? "")]),
      );
      if (Object.keys(values).length) this.params = values;
      if (["notebook", "cell", "mode", "base", ...optionKeys].some((name) => changed.has(name))) {
        this.disconnectedCallback();
        this.connectedCallback();
      }
    }
  };
}

/** Defines the element, once a page. */
export function define(base: string): void {
  if (!customElements.get("plateau-cell")) customElements.define("plateau-cell", cellElement(base));
}
