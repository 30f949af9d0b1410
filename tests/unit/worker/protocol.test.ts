import { expect, it } from "vitest";
import { buffers } from "../../../src/worker/protocol.ts";

it("lists the buffers of a frame however deep they lie, each once", () => {
  const shared = new Float64Array(8);
  const frame = {
    progress: 1,
    label: "loss",
    none: null,
    loss: shared,
    tail: shared.subarray(4),
    modes: [Float32Array.of(1), { deep: Int32Array.of(2), flag: true }],
  };
  const [, { deep }] = frame.modes as [Float32Array, { deep: Int32Array }];
  expect(buffers(frame)).toEqual([shared.buffer, (frame.modes[0] as Float32Array).buffer, deep.buffer]);
});

it("leaves memory that is shared where it is", () => {
  expect(buffers({ progress: 1, loss: new Float64Array(new SharedArrayBuffer(8)) })).toEqual([]);
});
