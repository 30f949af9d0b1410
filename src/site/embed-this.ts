import { mount, unmount } from "svelte";
import type { Stage } from "../ui/stage.svelte.ts";

/** Links “Embed this” open a dialog; without script, or with a key held, they lead to the embed itself. */
export function offerEmbeds(stage: Stage): void {
  document.addEventListener("click", async (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a.embed-this");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const cell = link.dataset["embeds"]!;
    const base = new URL("../../../", new URL(".", link.href)).href;
    const { default: Dialog } = await import("./EmbedDialog.svelte");
    const dialog = mount(Dialog, {
      target: document.body,
      props: {
        stage,
        cell,
        base,
        close() {
          void unmount(dialog);
          link.focus();
        },
      },
    });
  });
}
