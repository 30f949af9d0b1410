import { mount } from "svelte";
import type { Stage } from "../ui/stage.svelte.ts";

/** Shows the bar of pinned states, whose script is fetched with the first of them. */
export function showPins(stage: Stage): void {
  let asked = false;
  $effect.root(() => {
    $effect(() => {
      if (asked || !stage.pins?.list.length) return;
      asked = true;
      void import("../ui/PinBar.svelte").then(({ default: PinBar }) =>
        mount(PinBar, { target: document.body, props: { stage } }),
      );
    });
  });
}
