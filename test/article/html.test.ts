import { describe, expect, it } from "vitest";
import { type ReadHints, readArticle } from "../../src/article/read.ts";

const link: ReadHints = { url: "https://www.n.example/a", mediaType: "text/html", now: Date.UTC(2026, 0, 1) };

function read(page: string) {
  return readArticle(new TextEncoder().encode(page), link);
}

function texts(page: string): string[] {
  return read(page).paragraphs.map(({ kind, text }) => (kind === "text" ? text : `${kind}: ${text}`));
}

const story = Array.from(
  { length: 8 },
  (_, index) => `Part ${index} of the story has several words, a comma or two, and at its end there is a full stop.`,
);
const paragraphs = story.map((text) => `<p>${text}</p>`).join("");
const other = "Somebody else says something else here, at some length, and it has nothing to do with the story.";

describe("what isn't the article's text is left out", () => {
  it.each([
    ["comments", `<div class="comments-list"><p>${other}</p></div>`],
    ["a cookie notice", `<div id="cookieBanner"><p>${other}</p></div>`],
    ["related stories", `<section class="relatedArticles"><p>${other}</p></section>`],
    ["a newsletter box", `<div class="newsletter_signup"><p>${other}</p></div>`],
    ["an aside", `<aside><p>${other}</p></aside>`],
    ["navigation", `<div role="navigation"><p>${other}</p></div>`],
    ["a form", `<form><p>${other}</p></form>`],
    ["a byline and a date", "<address>By Ann Writer</address><time datetime=2020-01-01>1 January 2020</time>"],
    ["a date line", "<div>20/05/2021 - 11:24</div>"],
    ["links", '<p><a href="/1">Another story of the day</a> <a href="/2">And one more of them</a></p>'],
    ["a copyright line", "<p>© 2021 The Newspaper. No part of this may be used elsewhere, whatever you think.</p>"],
    ["a notice", "<p>Read more: the whole story of the bridge, from the beginning.</p>"],
  ])("%s", (_, extra) => {
    const page = `<title>T</title><div class="article-body">${extra}${paragraphs}${extra}</div>`;
    expect(texts(page)).toEqual(story);
  });
});

describe("what is the article's text is kept", () => {
  it.each([
    ["in a block named as boilerplate", `<div class="sidebar popular print">${paragraphs}</div>`],
    ["in a block named as comments", `<div class="comments">${paragraphs}</div>`],
    ["in a form round the page", `<form id="aspnetForm">${paragraphs}</form>`],
    ["in a block that scripts would show", `<div hidden id="S:0">${paragraphs}</div>`],
    ["under an overlay", `<div aria-hidden="true">${paragraphs}</div>`],
    [
      "over several sections",
      `<div>${story.map((text) => `<section><div><div><p>${text}</p></div></div></section>`).join("")}</div>`,
    ],
    ["in layout tables", `<table><tr><td>${paragraphs}</td><td><a href="/">Home</a></td></tr></table>`],
    ["between line breaks", `<div>${story.join("<br>")}</div>`],
    [
      "in the page's data alone",
      `<script type="application/ld+json"><!--{"@type":"NewsArticle","headline":"T","articleBody":"${story.join("\n")}"};--></script>`,
    ],
  ])("%s", (_, body) => {
    expect(texts(`<title>T</title><body>${body}</body>`)).toEqual(story);
  });

  it("with the words of links that are named as tags", () => {
    const sentence = `Lawyers for <a class="topic tags" href="/x">Oak Media</a>, a firm, spoke of <a id="related-1" href="/y">the case</a> on Friday.`;
    expect(texts(`<title>T</title><div><p>${sentence}</p>${paragraphs}</div>`)[0]).toBe(
      "Lawyers for Oak Media, a firm, spoke of the case on Friday.",
    );
  });

  it("with a lede that stands outside, named as one or known from the description", () => {
    const lede = "A short sentence says what the story is about.";
    const page = (attributes: string, head = "") =>
      `<title>T</title>${head}<div><h1>T</h1><div><p ${attributes}>${lede}</p></div></div><div><div class="article-body">${paragraphs}</div></div>`;
    expect(texts(page('class="standfirst"'))).toEqual([lede, ...story]);
    expect(texts(page('itemprop="description"'))).toEqual([lede, ...story]);
    expect(texts(page("", `<meta name="description" content="${lede}">`))).toEqual([lede, ...story]);
    expect(texts(page("", ""))).toEqual(story);
  });

  it("of the article under the page's title, though a longer one follows", () => {
    const more = story.map((text) => `<p>${text.replace("story", "second story")}</p>`).join("");
    const page = `<title>First</title><main><article><h1>First</h1>${paragraphs}</article><article><h1>Second</h1>${more}<p>${other}</p></article></main>`;
    expect(texts(page)).toEqual(story);
  });

  it("cut at indented lines, however short", () => {
    expect(
      texts(
        `<title>T</title><div>　　今天天气很好，我们去了公园。<br>　　湖边有人放风筝，还有人唱歌。<br>　　孩子们一直玩到太阳下山，回家的路上还在说明天要再来一次。</div>`,
      ),
    ).toEqual([
      "今天天气很好，我们去了公园。",
      "湖边有人放风筝，还有人唱歌。",
      "孩子们一直玩到太阳下山，回家的路上还在说明天要再来一次。",
    ]);
  });

  it("as headings, quotes, lists, rows and captions", () => {
    const page = `<title>T</title><article><p>${story[0]}</p><img src="a.jpg"><small>The bridge at dawn</small><p><b>What comes next</b></p><p>${story[1]}</p>
      <blockquote>${story[2]}</blockquote><ol><li>First, the piers.</li><li><p>Then, the deck.</p></li></ol>
      <table><tr><td>Length</td><td>120 m</td></tr></table><p>${story[3]}</p></article>`;
    expect(texts(page)).toEqual([
      story[0],
      "caption: The bridge at dawn",
      "heading: What comes next",
      story[1],
      `quote: ${story[2]}`,
      "list: First, the piers.",
      "list: Then, the deck.",
      "table: Length | 120 m",
      story[3],
    ]);
  });
});

describe("what the page says of itself", () => {
  it.each([
    ["<title>The bridge opens - The Daily</title><meta property=og:site_name content='The Daily'>", "The bridge opens"],
    ["<title>The bridge opens | N.example</title>", "The bridge opens"],
    ["<title>The bridge opens | Politics</title>", "The bridge opens | Politics"],
    [
      "<title>The bridge opens - Local and more</title><meta property=og:title content='The bridge opens'>",
      "The bridge opens",
    ],
    [
      "<title>The Daily: news</title><meta property=og:title content='The bridge opens'><h1>The bridge opens</h1>",
      "The bridge opens",
    ],
    ["<title>Half-time - Ajax 2 - 1 Feyenoord</title>", "Half-time - Ajax 2 - 1 Feyenoord"],
    [
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ann &amp; Bob&#8217;s\nbridge"}</script>',
      "Ann & Bob’s bridge",
    ],
    ["", "www.n.example"],
  ])("title of %s", (head, title) => {
    expect(read(`${head}<div>${paragraphs}</div>`).title).toBe(title);
  });

  it.each([
    ['<meta name="author" content="By Ann Writer | The Daily">', "Ann Writer"],
    [
      '<meta name="author" content="The Daily"><meta property="og:site_name" content="The Daily"><a rel="author">Ann Writer</a>',
      "Ann Writer",
    ],
    [
      '<meta property="article:author" content="https://www.facebook.com/ann"><span class="byline">Von Ann Writer</span>',
      "Ann Writer",
    ],
    ['<meta name="author" content="12345">', undefined],
    [
      '<script type="application/ld+json">[{"@type":"Article","headline":"T","author":["Ann Writer",{"name":"Bo Editor"}]}]</script>',
      "Ann Writer, Bo Editor",
    ],
  ])("byline of %s", (head, byline) => {
    expect(read(`<title>T</title>${head}<div>${paragraphs}</div>`).byline).toBe(byline);
  });

  it.each([
    ['<meta property="article:published_time" content="2024-12-02T14:30:00+01:00">', "2024-12-02T14:30:00+01:00"],
    ['<meta name="date" content="2030-01-01"><time datetime="2024-12-02">', "2024-12-02"],
    ['<div class="pub-date">Published December 2, 2024</div>', "2024-12-02"],
    ["", undefined],
  ])("publication of %s", (head, published) => {
    expect(read(`<title>T</title>${head}<div>${paragraphs}</div>`).published).toBe(published);
  });

  it("is its own address where it stays on its site", () => {
    const page = (href: string) => `<title>T</title><link rel="canonical" href="${href}"><div>${paragraphs}</div>`;
    expect(read(page("https://n.example/b?utm_source=x")).canonicalUrl).toBe("https://n.example/b");
    expect(read(page("https://evil.example/b")).canonicalUrl).toBe("https://www.n.example/a");
    expect(read(page("https://n.example/b")).url).toBe("https://www.n.example/a");
  });
});
