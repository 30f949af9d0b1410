import type { Endpoint } from "./protocol.ts";
import { serve, type Find } from "./serve.ts";

/** A worker's stand-in on this thread, in slices of `slice` ms with the page between them. Keeps no Node process alive. */
export function localEndpoint(find: Find, slice = 8): Endpoint {
  const { port1: here, port2: there } = new MessageChannel();
  serve(there, find, slice);
  (there as { unref?(): void }).unref?.();
  return here;
}
