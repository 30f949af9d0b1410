/** What every message of the protocol carries. */
export interface Envelope {
  readonly p: "cell-embed";
  readonly v: 1;
  readonly type: string;
  /** Of a request, by which its answer is known. */
  readonly id?: string;
  /** Of an answer: the request's id. */
  readonly re?: string;
}
export type Message = Envelope & Readonly<Record<string, unknown>>;

/** A message of the protocol. */
export const message = (type: string, body: Readonly<Record<string, unknown>> = {}): Message => ({
  ...body,
  p: "cell-embed",
  v: 1,
  type,
});
