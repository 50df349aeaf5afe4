import { describe, expect, test } from "vitest";
import { note } from "../../src/article/note.ts";
import { sideBySide } from "../../src/export/html/page.ts";
import { english, type Translate } from "../../src/locale/translate.ts";
import { hasChromium, inChromium, type Shown } from "./chromium.ts";
import { editionIn, EDITIONS } from "./editions.ts";

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 800 };

const zh = sideBySide(editionIn("zh-en"), english);
const ar = sideBySide(editionIn("ar-en"), english);

/** As a page in the words of a right-to-left language is. */
const rightToLeft: Translate = Object.assign((...given: Parameters<Translate>) => english(...given), { locale: "ar" });

const style = (selector: string, property: string) =>
  `getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${property}`;

/** Where a pair's source and translation stand. */
async function sidesOf(pair: string, { page }: Shown) {
  const boxOf = async (side: string) => (await page.locator(`${pair} .${side}`).boundingBox())!;
  return [await boxOf("source"), await boxOf("target")] as const;
}

describe.runIf(hasChromium)("the reader", () => {
  const show = inChromium();

  test.each(EDITIONS)("asks nobody for anything and keeps to its own policy: %s", async (name) => {
    const { page, requests, complaints } = await show(sideBySide(editionIn(name), english));
    expect(await page.evaluate(style("body", "maxInlineSize"))).toBe("1216px");
    expect({ requests, complaints }).toEqual({ requests: [], complaints: [] });
  });

  test("sets each side in its language's direction and face", async () => {
    const { page } = await show(ar);
    expect(await page.evaluate(style("html", "direction"))).toBe("ltr");
    expect(await page.evaluate(style("#p2 .source p", "direction"))).toBe("rtl");
    expect(await page.evaluate(style("#p2 .target p", "direction"))).toBe("ltr");
    expect(await page.evaluate(style("#p2 .source p", "fontFamily"))).toContain("Naskh");
    expect(await page.evaluate(style("#p2 .target p", "fontFamily"))).not.toContain("Naskh");
  });

  test("is laid out from the right where its own words are written so", async () => {
    const shown = await show(sideBySide(editionIn("zh-en"), rightToLeft), { viewport: DESKTOP });
    const [source, target] = await sidesOf("#p2", shown);
    expect(source.x).toBeGreaterThanOrEqual(target.x + target.width);
    expect(await shown.page.evaluate(style("#p2 .target p", "fontFamily"))).not.toContain("Naskh");
  });

  test("shows a pair beside each other on a desktop", async () => {
    const [source, target] = await sidesOf("#p2", await show(zh, { viewport: DESKTOP }));
    expect(target.y).toBe(source.y);
    expect(target.x).toBeGreaterThanOrEqual(source.x + source.width);
  });

  test("shows a pair one below the other on a phone", async () => {
    const [source, target] = await sidesOf("#p2", await show(zh, { viewport: PHONE }));
    expect(target.x).toBe(source.x);
    expect(target.y).toBeGreaterThanOrEqual(source.y + source.height);
  });

  test("shows a pair beside each other on paper", async () => {
    const shown = await show(zh, { viewport: { width: 680, height: 960 } });
    await shown.page.emulateMedia({ media: "print" });
    const [source, target] = await sidesOf("#p2", shown);
    expect(target.y).toBe(source.y);
  });

  test("links a pair under the pointer, a tap, the keyboard or an address", async () => {
    const { page } = await show(zh);
    const shade = () => page.evaluate<string>(style("#p3", "backgroundColor"));
    const plain = await shade();
    await page.hover("#p3 .source p");
    const linked = await shade();
    expect(linked).not.toBe(plain);
    await page.hover("h1");
    expect(await shade()).toBe(plain);
    await page.focus("#p3 .number");
    expect(await shade()).toBe(linked);
    await page.focus("#p9 .number");
    expect(await shade()).toBe(plain);

    const addressed = await show(zh, { hash: "#p3" });
    expect(await addressed.page.evaluate(style("#p3", "backgroundColor"))).toBe(linked);

    const touched = await show(zh, { viewport: PHONE, hasTouch: true });
    await touched.page.locator("#p3 .target p").first().tap();
    expect(await touched.page.evaluate("document.activeElement.id")).toBe("p3");
    expect(await touched.page.evaluate(style("#p3", "backgroundColor"))).toBe(linked);
  });

  test("leads from a point of the summary to its paragraph, from a quote to its words, and back", async () => {
    const { page } = await show(zh, { viewport: DESKTOP });
    await page.click(".summary .ref >> text=7");
    await expectInSight("#p7");
    await page.click(".quotes a[href='#p6']");
    await expectInSight("#p6");
    await page.click("#p6 .cite");
    await expectInSight("#q2");

    async function expectInSight(selector: string): Promise<void> {
      expect(new URL(page.url()).hash).toBe(selector);
      // Not under the line that stays on top.
      const top = await page.evaluate<number>(`document.querySelector("${selector}").getBoundingClientRect().top`);
      const bar = (await page.locator(".columns").boundingBox())!;
      expect(top).toBeGreaterThanOrEqual(bar.height);
      expect(top).toBeLessThan(DESKTOP.height);
    }
  });

  test("shows one side alone where it is asked to, by the keyboard too", async () => {
    const { page } = await show(zh);
    const sides = () => Promise.all(["source", "target"].map((side) => page.isVisible(`#p2 .${side}`)));
    expect(await sides()).toEqual([true, true]);
    await page.check("#view-translation");
    expect(await sides()).toEqual([false, true]);
    expect(await page.isVisible("#p1")).toBe(false);
    await page.keyboard.press("ArrowRight");
    expect(await sides()).toEqual([true, false]);
  });

  test("prints dark ink on light paper, without what only a screen needs", async () => {
    const { page } = await show(zh, { colorScheme: "dark" });
    expect(await page.evaluate(style("html", "backgroundColor"))).toBe("rgb(21, 22, 25)");
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await page.evaluate(style("html", "color"))).toBe("rgb(31, 29, 26)");
    expect(await page.evaluate(style("html", "backgroundColor"))).toBe("rgb(253, 252, 250)");
    expect(await page.isVisible(".contents")).toBe(false);
    expect(await page.isVisible(".views")).toBe(false);
    expect(await page.evaluate(style(".pair", "breakInside"))).toBe("avoid");
    expect(
      await page.evaluate(`getComputedStyle(document.querySelector(".original-link"), "::after").content`),
    ).toContain("https://wanbao.example/2026/11/18/ferry");
  });

  test("fits a narrow phone, whatever the words' length", async () => {
    const edition = editionIn("en-ja");
    const long = "Donaudampfschifffahrtsgesellschaft".repeat(12);
    const value = {
      ...edition.translation!.value,
      title: long,
      paragraphs: edition.translation!.value.paragraphs.map((paragraph) => ({ ...paragraph, text: long })),
      names: [{ source: long, target: `${long}!` }],
    };
    const article = {
      ...edition.article,
      siteName: long,
      byline: long,
      title: long,
      notes: [note("archived", { host: long })],
    };
    const translation = { ...edition.translation!, value };
    const { page } = await show(sideBySide({ ...edition, article, translation }, english), {
      viewport: { width: 360, height: 740 },
    });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
    const widest = `Math.max(...[...document.querySelectorAll("body *")].map((it) => it.getBoundingClientRect().right))`;
    expect(await page.evaluate(widest)).toBeLessThanOrEqual(360);
  });
});
