/** What a reader has answered, as the page tells it to whoever listens. */
export interface Answered {
  /** The cell that asks. */
  readonly item: string;
  readonly asks: string;
  /** As xAPI names kinds of interaction. */
  readonly interaction: "choice" | "numeric" | "performance" | "other";
  readonly choices?: Readonly<Record<string, string>>;
  readonly response: string;
  readonly correct?: boolean;
  readonly score: { readonly raw: number; readonly min: number; readonly max: number };
}

/** Tells of an answer at the element where it was given; it goes through shadow roots to the document. */
export function tellAnswer(from: Element, detail: Answered): void {
  from.dispatchEvent(new CustomEvent("plateau-answer", { detail, bubbles: true, composed: true }));
}
