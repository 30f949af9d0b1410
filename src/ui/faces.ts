import type { Component } from "svelte";
import type { AnyCell } from "../notebook/cell.ts";
import ControlsFace from "./ControlsFace.svelte";
import FigureFace from "./FigureFace.svelte";
import type { Stage } from "./stage.svelte.ts";

export interface FaceProps extends Record<string, unknown> {
  stage: Stage;
  name: string;
  /** What the page came with, of the cells that need to know it. */
  initial?: unknown;
}

/**
 * The component that shows cells of a kind; undefined for plain values, which are not shown. Panels and figures come with
 * the page's script, since nearly every page has them; the others are fetched with the first of their kind.
 */
export async function faceOf(kind: AnyCell["face"]["kind"]): Promise<Component<FaceProps> | undefined> {
  switch (kind) {
    case "controls":
      return ControlsFace as Component<never> as Component<FaceProps>;
    case "figure":
      return FigureFace as Component<never> as Component<FaceProps>;
    case "player":
      return (await import("./PlayerFace.svelte")).default as Component<never> as Component<FaceProps>;
    case "finding":
      return (await import("./FindingFace.svelte")).default as Component<never> as Component<FaceProps>;
    case "text":
      return (await import("./TextFace.svelte")).default as Component<never> as Component<FaceProps>;
    case "question":
      return (await import("./QuestionFace.svelte")).default as Component<never> as Component<FaceProps>;
    case "value":
      return undefined;
  }
}
