import { load } from "cheerio/slim";
import { describe, expect, it } from "vitest";
import { readMetadata } from "../../../src/article/metadata/metadata.ts";

function metadataOf(page: string, url = "https://www.n.example/news/a") {
  const $ = load(page, { xml: { xmlMode: false, decodeEntities: true } });
  return readMetadata($, { url, now: Date.UTC(2026, 0, 1) });
}

const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`;
const data = (fields: object) =>
  `<script type="application/ld+json">${JSON.stringify({
    "@graph": [
      { "@type": "WebSite", name: "N" },
      { "@type": "NewsArticle", headline: "T", ...fields },
    ],
  })}</script>`;

it.each([
  [meta("og:image", "/i.jpg"), "https://www.n.example/i.jpg"],
  [data({ image: [{ url: "https://n.example/i.jpg" }] }), "https://n.example/i.jpg"],
  [data({ image: "https://n.example/i.jpg" }), "https://n.example/i.jpg"],
  [
    meta("og:image", "javascript:alert(1)") + meta("twitter:image", "https://n.example/t.jpg"),
    "https://n.example/t.jpg",
  ],
  [meta("og:image", "data:image/png;base64,AA"), undefined],
])("the picture of %s", (page, wanted) => {
  expect(metadataOf(page).image).toBe(wanted);
});

it.each([
  [meta("article:section", "World"), "World"],
  [data({ articleSection: ["World", "Europe"] }), "World"],
  [meta("article:section", "x".repeat(80)), undefined],
])("the section of %s", (page, wanted) => {
  expect(metadataOf(page).section).toBe(wanted);
});

describe("opinion and paid text are told from", () => {
  it.each([
    ["the data's type", data({ "@type": "OpinionNewsArticle" }), "opinion"],
    ["the section", meta("article:section", "Meinung"), "opinion"],
    ["one of the sections", meta("article:section", "Politics, Opinion"), "opinion"],
    ["the title's prefix", meta("og:title", "社説：橋について"), "opinion"],
    ["a bracket before the title", meta("og:title", "【社论】桥"), "opinion"],
    ["the data's type", data({ "@type": "AdvertiserContentArticle" }), "sponsored"],
    ["the section", meta("article:section", "Sponsored"), "sponsored"],
    ["a line over the headline", "<div><span>Paid Post</span><h1>A bridge</h1></div>", "sponsored"],
    [
      "a line beside the headline's box",
      "<header><p>Contenu sponsorisé</p><div><h1>A bridge</h1></div></header>",
      "sponsored",
    ],
    [
      "no advertisement's mark, and no words in the text",
      "<div><i>Anzeige</i><h1>A bridge</h1></div><p><b>Sponsored content</b></p>",
      undefined,
    ],
    [
      "no word in a title",
      meta("og:title", "Opinion polls: the mayor leads") + meta("article:section", "Advertising"),
      undefined,
    ],
  ])("%s: %s", (_, page, wanted) => {
    expect(metadataOf(page).genre).toBe(wanted);
  });

  it("the address", () => {
    expect(metadataOf("", "https://n.example/opinion/2024/a").genre).toBe("opinion");
    expect(metadataOf("", "https://n.example/sponsored/a").genre).toBe("sponsored");
    expect(metadataOf("", "https://n.example/opinion-poll/a").genre).toBeUndefined();
  });
});

it("a site's name is no address", () => {
  expect(metadataOf(meta("og:site_name", "https://n.example")).siteName).toBeUndefined();
});

it("takes the headline that microdata names, where no heading is of the first rank", () => {
  const page = '<title>n</title><div><h2 itemprop="headline">A bridge, at last</h2></div><h2>Another thing</h2>';
  expect(metadataOf(page).title).toBe("A bridge, at last");
});
