import { expect, it } from "vitest";
import { dialects, heightAnswer, secretIn } from "../../../src/embed/height.ts";

it("a height is told as Embedly and Canvas read it, and to WordPress only with its secret", () => {
  const href = "https://site.example/embed/n/c/";
  expect(dialects(480, { href, secret: undefined })).toEqual([
    JSON.stringify({ src: href, context: "iframe.resize", height: 480 }),
    { subject: "lti.frameResize", height: 480 },
  ]);
  expect(dialects(480, { href, secret: "aB3" })[2]).toEqual({ message: "height", value: 480, secret: "aB3" });
});

it("the secret is read as WordPress writes it, and nothing else is taken for one", () => {
  expect(secretIn("#?secret=Ab3dE")).toBe("Ab3dE");
  for (const other of ["", "#", "#secret=Ab3", "#?secret=", "#?secret=a<b", "#cell-x"])
    expect(secretIn(other)).toBeUndefined();
});

it("a host that asks for the height is answered by its id, and other messages are not", () => {
  expect(heightAnswer({ type: "setHeight", id: 7 }, 300)).toEqual({ type: "setHeight", id: 7, height: 300 });
  for (const other of [
    null,
    "setHeight",
    { type: "setHeight" },
    { type: "setHeight", id: {} },
    { type: "x", id: 1 },
  ])
    expect(heightAnswer(other, 300)).toBeUndefined();
});
