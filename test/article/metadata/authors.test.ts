import { expect, it } from "vitest";
import { readArticle } from "../../../src/article/read.ts";

const prose = Array.from(
  { length: 6 },
  () => "<p>The bridge has two lanes, a path for walkers, and a long story.</p>",
).join("");

function bylineOf(head: string, body: string): string | undefined {
  const page = `<head><meta property="og:site_name" content="The Gazette">${head}</head><body>${body}<article>${prose}</article></body>`;
  return readArticle(new TextEncoder().encode(page), { name: "page.html", now: Date.UTC(2026, 0, 1) }).byline;
}

const title = "<h1>The bridge opens</h1>";
const ld = (author: unknown) =>
  `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline: "x", author })}</script>`;

it.each([
  [
    "the page's data",
    ld([{ name: "Ann Writer" }, { name: ["Bob Pen", "Cy Ink"] }]),
    title,
    "Ann Writer, Bob Pen, Cy Ink",
  ],
  ["a meta element", '<meta name="parsely-author" content="Ann Writer">', title, "Ann Writer"],
  [
    "a card",
    '<meta name="twitter:label1" content="Escrito por"><meta name="twitter:data1" content="Ana Pluma">',
    title,
    "Ana Pluma",
  ],
  ["a person before the site", ld({ name: "The Gazette" }), `${title}<a rel="author">Ann Writer</a>`, "Ann Writer"],
  ["a person before an account", ld({ name: "ann-writer" }), `${title}<p class="author">Ann Writer</p>`, "Ann Writer"],
  ["the site where nobody is named", ld({ name: "The Gazette" }), title, "The Gazette"],
  ["a label under the heading", "", `${title}<p class="storyMeta__authors">By Ann Writer</p>`, "Ann Writer"],
  [
    "links to authors",
    "",
    `${title}<p>By <a href="/author/ann">Ann Writer</a> and <a href="/author/bob">Bob Pen</a></p>`,
    "Ann Writer, Bob Pen",
  ],
  [
    "no author of another story",
    "",
    `${title}<div>${prose.repeat(6)}</div><div><a href="/author/bob">Bob Pen</a></div>`,
    undefined,
  ],
  ["a credit line", "", `${title}<div>（责编：王明、李红）</div>`, "王明, 李红"],
])("the byline comes from %s", (_, head, body, wanted) => {
  expect(bylineOf(head, body)).toBe(wanted);
});
