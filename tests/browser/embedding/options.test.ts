import { expect, it } from "vitest";
import { label, typed } from "../article.ts";
import { visiting } from "../visit.ts";

const visit = visiting();
const strengths = (query: string) => visit(`embed/deep-linear/strengths/?${query}`);

it("controls, hide and lock leave a reader what the teacher chose", async () => {
  const { page, faults } = await strengths("controls=hidden,scale,seed&hide=seed&lock=scale&hidden=3");
  await expect.poll(() => page.locator(".control").count()).toBe(2);
  expect(await page.locator("#modes-hidden").isEnabled()).toBe(true);
  expect(await page.locator("#modes-scale").isDisabled()).toBe(true);
  expect(await page.locator(".player").isVisible()).toBe(false);
  await page.locator("#modes-hidden").focus();
  await page.keyboard.press("ArrowLeft");
  expect(await typed(page, "modes-hidden").inputValue()).toBe("2");
  await page.getByRole("button", { name: "Reset" }).click();
  expect(await typed(page, "modes-hidden").inputValue()).toBe("3"); // where the link opens it
  await expect.poll(() => new URL(page.url()).search).toContain("lock=scale");
  expect(faults).toEqual([]);
});

it("controls=none shows the figure alone", async () => {
  const { page } = await strengths("controls=none");
  await expect.poll(() => page.locator(".panel").isVisible()).toBe(false);
  expect(await page.locator(".panels svg").first().isVisible()).toBe(true);
});

it("what is not understood is at its default, named in a note that can be dismissed", async () => {
  const { page } = await strengths("hidden=999&controls=hiden&autoplay=maybe&nobody=1&v=2");
  const note = page.locator("#notice");
  await expect.poll(() => note.isVisible()).toBe(true);
  const words = await note.innerText();
  for (const fault of ["modes.hidden = 999", "controls = hiden", "autoplay = maybe", "nobody = 1", "v = 2"])
    expect(words).toContain(fault);
  expect(await typed(page, "modes-hidden").inputValue()).not.toBe("999");
  await note.getByRole("button", { name: "Dismiss" }).click();
  expect(await note.isVisible()).toBe(false);
});

it("click=1 runs nothing, whatever moves, until the button is pressed", async () => {
  const { page } = await strengths("click=1&hidden=2");
  const run = page.getByRole("button", { name: "Run", exact: false }).and(page.locator(".run-here"));
  await expect.poll(() => run.isVisible()).toBe(true);
  for (let x = 1; x < 9; ++x) await page.mouse.move(10 * x, 5);
  await page.waitForTimeout(500);
  expect((await page.evaluate(() => window.witnessed)).starts).toEqual([]);
  await run.click();
  await expect.poll(() => label(page, "strengths")).not.toMatch(/mode 3 \([^)]*\) at step/);
  expect((await page.evaluate(() => window.witnessed)).starts.length).toBeGreaterThan(0);
  expect(await run.count()).toBe(0);
});

it("autoplay=1 runs, and plays, without a reader", async () => {
  const { page } = await strengths("autoplay=1");
  await expect.poll(async () => (await page.evaluate(() => window.witnessed)).frames).toBeGreaterThan(0);
  await expect.poll(() => page.getByRole("button", { name: "Pause" }).isVisible()).toBe(true);
});

it("theme, background, caption and code are as the link has them, from the first paint", async () => {
  const { page } = await strengths("theme=dark&bg=transparent&caption=1&code=0");
  const looks = await page.evaluate(() => ({
    scheme: getComputedStyle(document.documentElement).colorScheme,
    background: getComputedStyle(document.body).backgroundColor,
  }));
  expect(looks).toEqual({ scheme: "dark", background: "rgba(0, 0, 0, 0)" });
  expect(await page.locator("p.caption").innerText()).toContain("Dashed: the exact solution");
  expect(await page.locator(".provenance").first().isVisible()).toBe(false);
  const plain = await strengths("");
  expect(await plain.page.locator("p.caption").isVisible()).toBe(false);
  const coded = await strengths("code=1");
  await expect.poll(() => coded.page.locator(".provenance pre").first().isVisible()).toBe(true);
});

it("an embed names its address, its oEmbed description and its picture, and each is there", async () => {
  const { page } = await strengths("hidden=2");
  const read = (selector: string, name: string) => page.locator(selector).first().getAttribute(name);
  expect(await read("link[rel=canonical]", "href")).toBe(page.url().replace(/\?.*/, ""));
  const described = await page.request.get((await read('link[type="application/json+oembed"]', "href"))!);
  const oembed = (await described.json()) as Record<string, unknown>;
  expect(oembed).toMatchObject({ version: "1.0", type: "rich", width: 640 });
  expect(oembed["html"]).toMatch(
    /^<iframe src="http[^"]*\/embed\/deep-linear\/strengths\/" title="[^"]+"[^>]*><\/iframe>$/,
  );
  const picture = await page.request.get((await read('meta[property="og:image"]', "content"))!);
  expect(picture.headers()["content-type"]).toBe("image/svg+xml");
  const shown = await page.evaluate(
    async (text) => {
      const image = new Image();
      image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
      await image.decode();
      return image.naturalWidth;
    },
    await picture.text(),
  );
  expect(shown).toBe(640);
});
