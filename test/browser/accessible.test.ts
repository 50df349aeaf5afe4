import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { describe, expect, test } from "vitest";
import { sideBySide } from "../../src/export/html/page.ts";
import { missingPage } from "../../src/http/missing.ts";
import { english } from "../../src/locale/translate.ts";
import { hasChromium, inChromium } from "./chromium.ts";
import { editionIn, EDITIONS } from "./editions.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } };

/** What has the focus, by its address or id, and the line around it. */
const FOCUSED = `(({ activeElement: it }) =>
  [it === document.body ? "body" : it.getAttribute("href") ?? it.id, getComputedStyle(it).outlineStyle])(document)`;

describe.runIf(hasChromium)("the reader is accessible", () => {
  const show = inChromium();

  test.each(EDITIONS)("in light and dark, on phones and desktops: %s", async (name) => {
    const { page } = await show(sideBySide(editionIn(name), english));
    // Given to the debugger, so the page's policy doesn't matter.
    await page.evaluate(AXE);
    await page.hover("#p2");
    for (const colorScheme of ["light", "dark"] as const) {
      for (const [size, viewport] of Object.entries(SIZES)) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(viewport);
        const { violations, passes } = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })");
        expect(passes.length).toBeGreaterThan(20);
        const found = violations.map(({ id, nodes }) => ({
          size,
          colorScheme,
          id,
          where: nodes.map(({ html }) => html),
        }));
        expect(found).toEqual([]);
      }
    }
  });

  test("where there is no page, too", async () => {
    const { page, complaints } = await show(missingPage(english), { viewport: SIZES.phone });
    await page.evaluate(AXE);
    expect((await page.evaluate<AxeResults>("axe.run()")).violations.map(({ id }) => id)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test("to the keyboard alone, with the focus in sight", async () => {
    const { page } = await show(sideBySide(editionIn("zh-en"), english));
    const reached: string[] = [];
    for (let presses = 0; presses < 100; presses++) {
      await page.keyboard.press("Tab");
      const [name, outline] = await page.evaluate<[string, string]>(FOCUSED);
      if (name === "body") break;
      reached.push(name);
      expect([name, outline]).toEqual([name, "solid"]);
    }
    expect(reached).toEqual(
      expect.arrayContaining(["#summary", "https://wanbao.example/2026/11/18/ferry", "view-both"]),
    );
    expect(reached).toEqual(expect.arrayContaining(["#p2", "#q1", "#p11"]));
  });
});
