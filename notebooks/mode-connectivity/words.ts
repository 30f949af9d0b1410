/** A barrier or a loss, in nats. */
export const nats = (loss: number): string => loss.toFixed(loss < 0.1 ? 3 : 2);

/** A part as a percentage. */
export const percent = (part: number, digits = 0): string => `${(100 * part).toFixed(digits)} %`;

/** A value that is not known yet. */
export const unknown = "…";

/** The colours that a way of matching keeps through the chapter. */
export const colours = {
  naive: "var(--series-2)",
  weights: "var(--series-1)",
  activations: "var(--series-3)",
  gradient: "var(--series-4)",
  repaired: "var(--series-5)",
} as const;
