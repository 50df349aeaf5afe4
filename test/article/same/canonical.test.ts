import { describe, expect, test } from "vitest";
import { trustedCanonical } from "../../../src/article/same/canonical.ts";
import { readArticle } from "../../../src/article/read.ts";

type Case = readonly [claimed: string, page: string, wanted: string | undefined];

const TRUSTED: readonly Case[] = [
  ["https://www.n.example/a", "https://n.example/a?x=1", "https://www.n.example/a"],
  ["/a", "https://n.example/b", "https://n.example/a"],
  ["https://n.example/a", "https://amp.n.example/a", "https://n.example/a"],
  ["https://www.n.example/a", "https://m.n.example/a", "https://www.n.example/a"],
  ["https://en.n.example/a", "https://en.m.n.example/a", "https://en.n.example/a"],
  ["https://n.example/story", "https://n.example/story/amp", "https://n.example/story"],
  [
    "https://n.example/story",
    "https://n-example.cdn.ampproject.org/c/s/amp.n.example/story",
    "https://n.example/story",
  ],
  ["https://www.n.example/a", "https://uk.n.example/a", "https://www.n.example/a"],
  ["https://n.example/a", "https://web.archive.org/web/2021/https://www.n.example/a?id=1", "https://n.example/a"],
  [
    "https://web.archive.org/web/20210503/https://n.example/a",
    "https://web.archive.org/web/20210503/https://n.example/a?x=1",
    "https://n.example/a",
  ],
  ["https://n.example/a?utm_source=x", "https://n.example/a", "https://n.example/a"],
  [
    "https://n.example/article/123456",
    "https://n.example/article/123456/a-long-story",
    "https://n.example/article/123456",
  ],
];

const UNTRUSTED: readonly Case[] = [
  ["https://other.example/a", "https://n.example/b", undefined],
  ["https://n.example.evil.example/a", "https://n.example/b", undefined],
  ["https://evil.n.example/a", "https://n.example/a", undefined],
  ["https://uk.n.example/other", "https://n.example/a", undefined],
  ["https://n.example/a", "https://de.n.example/a", undefined],
  ["https://n.example/", "https://n.example/b", undefined],
  ["https://n.example/news", "https://n.example/news/a-story-1", undefined],
  ["https://n.example/world/europe/", "https://n.example/world/europe/2026/a-story", undefined],
  ["https://n.example/a", "https://web.archive.org/web/2021/https://evil.example/a", undefined],
  ["https://web.archive.org/web/2021/https://n.example/a", "https://evil.example/a", undefined],
  ["javascript:x", "https://n.example/b", undefined],
  ["http://[", "https://n.example/b", undefined],
];

describe("the address a page calls its own", () => {
  test.each(TRUSTED)("%s on %s is trusted", (claimed, page, wanted) => {
    expect(trustedCanonical(claimed, page)).toBe(wanted);
  });

  test.each(UNTRUSTED)("%s on %s is not", (claimed, page) => {
    expect(trustedCanonical(claimed, page)).toBeUndefined();
  });
});

const TEXT = "<p>The harbour board on Tuesday approved a night ferry to the islands, ending a long dispute.</p>".repeat(
  6,
);

function canonicalOf(head: string, url: string, html = "<html>"): string | undefined {
  const page = `${html}<head><title>Night ferry approved</title>${head}</head><body><h1>Night ferry approved</h1>${TEXT}</body></html>`;
  return readArticle(new TextEncoder().encode(page), { url, mediaType: "text/html", now: 0 }).canonicalUrl;
}

const canonical = (url: string) => `<link rel="canonical" href="${url}">`;
const ORIGINAL = "https://www.wire.example/2026/night-ferry";
const COPY = "https://n.example/night-ferry";

describe("a page's canonical URL", () => {
  test.each([
    ["is what it declares", canonical("https://n.example/ferry"), COPY, "https://n.example/ferry"],
    [
      "is the next it declares, where the first can't be",
      `${canonical("/")}<meta property="og:url" content="/ferry">`,
      COPY,
      "https://n.example/ferry",
    ],
    ["is its own address where it declares the front page", canonical("https://n.example/"), COPY, COPY],
    ["is its own address where it declares another site's", canonical(ORIGINAL), COPY, COPY],
    ["is its own address without tracking", "", `${COPY}?utm_source=x`, COPY],
    ["of a print view is the page's", "", `${COPY}?print=1`, COPY],
    ["of an archive's copy is the original's", "", `https://web.archive.org/web/2021/${COPY}`, COPY],
    ["of a mobile host without a word of another is its own", "", "https://m.n.example/a", "https://m.n.example/a"],
    [
      "of a path that only ends like an AMP page is its own",
      "",
      "https://n.example/towns/amp",
      "https://n.example/towns/amp",
    ],
    [
      "is the original's where a link says that it is taken from there",
      `<link rel="syndication-source" href="${ORIGINAL}">`,
      COPY,
      ORIGINAL,
    ],
    ["is the original's where a meta says so", `<meta name="original-source" content="${ORIGINAL}">`, COPY, ORIGINAL],
    [
      "is the original's where it declares that and credits the outlet",
      `${canonical(ORIGINAL)}<meta name="dc.source" content="The Wire">`,
      COPY,
      ORIGINAL,
    ],
    [
      "is the original's where its data say what it is based on and whom it credits",
      `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Night ferry approved","isBasedOn":"${ORIGINAL}","provider":{"name":"Wire"}}</script>`,
      COPY,
      ORIGINAL,
    ],
    [
      "is its own where its data name a work and nobody",
      `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Night ferry approved","isBasedOn":"${ORIGINAL}"}</script>`,
      COPY,
      COPY,
    ],
    [
      "is its own where the source is only a front page",
      '<link rel="syndication-source" href="https://www.wire.example/">',
      COPY,
      COPY,
    ],
  ])("%s", (_name, head, url, wanted) => {
    expect(canonicalOf(head, url)).toBe(wanted);
  });

  test("of a page that says it is AMP is the one beside it", () => {
    expect(canonicalOf("", "https://n.example/ferry/amp", "<html amp>")).toBe("https://n.example/ferry");
    expect(canonicalOf("", "https://n.example/ferry/amp", "<html ⚡>")).toBe("https://n.example/ferry");
    expect(canonicalOf("", "https://n.example/ferry/amp")).toBe("https://n.example/ferry/amp");
  });
});
