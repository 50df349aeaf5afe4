import { describe, expect, test } from "vitest";
import type { Edition } from "../../src/export/edition.ts";
import { sideBySide } from "../../src/export/html/page.ts";
import { english } from "../../src/locale/translate.ts";
import { hasChromium, inChromium } from "./chromium.ts";
import { editionIn } from "./editions.ts";

const PAYLOADS = [
  `<script>window.harmed = true; alert(1)</script>`,
  `</style><script>window.harmed = true</script><style>`,
  `"><img src="https://evil.example/x.png" onerror="window.harmed = true">`,
  `' onmouseover='window.harmed=true' x='`,
  `<!-- --><svg onload="window.harmed=true"></svg>--!>`,
  `</title></head></html><iframe srcdoc="<script>parent.harmed=true</script>"></iframe>`,
  `<link rel="stylesheet" href="//evil.example/x.css"><base href="https://evil.example/">`,
  `<meta http-equiv="refresh" content="0;url=https://evil.example/">&lt;b&gt; &amp;amp; &#x3c;i&#x3e;`,
  `\${window.harmed = true} {{harmed}} \`x\` ]]> <![CDATA[ <p id="p1" class="columns" style="display:none">`,
  `<form action="https://evil.example/"><button formaction="javascript:alert(1)" autofocus>x</button></form>`,
];

const ADDRESS = "https://news.example/a";
const ADDRESSES = [
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  'https://evil.example/"><script>',
];

/** What isn't text: a file with anything else there is no export. */
const KEPT = new Set("id code kind verified status task engine reading include check severity made".split(" "));

/** An edition with this text wherever an article, a model or a file could have put one. */
function poisoned(text: string, url: string): Edition {
  const poison = (value: unknown, name = ""): unknown => {
    if (typeof value === "string") return KEPT.has(name) ? value : text;
    if (name === "spans") return [{ start: 0, end: text.length }];
    if (Array.isArray(value)) return value.map((one) => poison(one));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, poison(one, key)]));
  };
  const edition = poison(editionIn("zh-en")) as Edition;
  return { ...edition, article: { ...edition.article, url } };
}

/** The page with all its texts taken out. */
const SHAPE = `[...document.querySelectorAll("*")].map((it) =>
  it.localName + it.getAttributeNames().filter((name) => !["href", "lang", "dir", "datetime"].includes(name))
    .map((name) => "|" + name + "=" + it.getAttribute(name)).join(""))`;

const TEXTS = `[...document.querySelectorAll("h1, .original-title bdi, .headline, .pair .target > :first-child, .names bdi")]
  .map((it) => it.textContent)`;

const MARKED = `[...document.querySelectorAll(".pair .source > *")].map((it) => {
  it.querySelectorAll(".cite").forEach((reference) => reference.remove());
  return it.textContent;
})`;

describe.runIf(hasChromium)("an article full of markup", () => {
  const show = inChromium();

  test("is shown as it is written, and changes and runs nothing", async () => {
    const harmless = await show(sideBySide(poisoned("Harmless.", ADDRESS), english));
    const shape = await harmless.page.evaluate<string[]>(SHAPE);
    const payload = PAYLOADS.join(" ");
    const { page, requests, complaints, dialogs } = await show(sideBySide(poisoned(payload, ADDRESS), english));
    await page.hover("#p2");
    expect(await page.evaluate(SHAPE)).toEqual(shape);
    expect(new Set(await page.evaluate<string[]>(TEXTS))).toEqual(new Set([payload]));
    expect(new Set(await page.evaluate<string[]>(MARKED))).toEqual(new Set([payload]));
    expect(await page.title()).toBe(payload);
    expect(await page.evaluate("window.harmed")).toBeUndefined();
    expect({ requests, complaints, dialogs }).toEqual({ requests: [], complaints: [], dialogs: [] });
  });

  test.each(ADDRESSES)("links to the web alone: %s", async (url) => {
    const { page } = await show(sideBySide(poisoned("Harmless.", url), english));
    const addresses = await page.evaluate<string[]>("[...document.links].map((link) => link.getAttribute('href'))");
    const outside = addresses.filter((address) => !address.startsWith("#"));
    expect(outside).toEqual(url.startsWith("https:") ? ["https://evil.example/%22%3E%3Cscript%3E"] : []);
  });

  test("would run nothing even if it got in", async () => {
    const harmed = sideBySide(editionIn("zh-en"), english).replace(
      "<main>",
      `<main><script>window.harmed = true</script><img src="https://evil.example/x.png" onerror="window.harmed = true">
       <style>body { display: none }</style><p id="styled" style="display: none">…</p>`,
    );
    const { page, requests, complaints } = await show(harmed);
    expect(await page.evaluate("window.harmed")).toBeUndefined();
    expect(await page.isVisible("#styled")).toBe(true);
    expect(requests).toEqual([]);
    expect(complaints.length).toBeGreaterThanOrEqual(4);
  });
});
