// What `import … from "plateau/embed"` gives: nothing happens before `mount` is called, also where there is no document.
export { mount } from "./mount.ts";
export type * from "./api.ts";
