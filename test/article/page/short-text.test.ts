import { load } from "cheerio/slim";
import type { Element } from "domhandler";
import { expect, it } from "vitest";
import { shortTextOf } from "../../../src/article/page/short-text.ts";

const read = (html: string, limit = 20) => shortTextOf(load(html)("p").get(0) as Element, limit);

it.each([
  ["<p>By <b>Ann</b> <i>Writer</i></p>", "By Ann Writer"],
  [`<p>By ${"\n ".repeat(500)}<b>Ann</b></p>`, ""],
  [`<p>${"\n ".repeat(500)}<b>Ann</b>${"\n ".repeat(500)}</p>`, "Ann"],
  ["<p>Ann<script>x</script></p>", "Ann"],
  [`<p>${"Ann ".repeat(20)}</p>`, ""],
  [`<p>${"<b></b>".repeat(1000)}Ann</p>`, ""],
])("shortTextOf %j", (html, wanted) => {
  expect(read(html)).toBe(wanted);
});
