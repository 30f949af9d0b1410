/* What the colours mean, in the whole chapter. */

export const positive = "var(--series-1)"; // a head with omega > 0
export const negative = "var(--series-2)"; // a head with omega < 0
export const debiased = "var(--series-3)"; // one debiased step of gradient descent
export const single = "var(--series-4)"; // a layer of one head
export const bayes = "var(--series-5)"; // the best that can be done
export const descent = "var(--series-6)"; // one step of plain gradient descent
export const model = "var(--ink)"; // a trained layer of two heads or more
