/**
 * A function that resolves when the event loop has had its turn: pending messages are read, and a page drawn, before
 * it does. Several may wait; they are served first come, first served. Keeps no Node process alive.
 */
export function turns(): () => Promise<void> {
  const waiting: (() => void)[] = [];
  const { port1: here, port2: there } = new MessageChannel();
  // There and back, since Node hands a port up to 1000 messages at a stretch: one that posts to itself would keep
  // the loop for 1000 slices. A timer is no choice: browsers make it wait 4 ms.
  there.onmessage = () => there.postMessage(null);
  here.onmessage = () => waiting.shift()?.();
  for (const port of [here, there] as { unref?(): void }[]) port.unref?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      here.postMessage(null);
    });
}
