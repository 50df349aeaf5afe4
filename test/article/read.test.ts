import { describe, expect, it } from "vitest";
import { type ReadHints, readArticle } from "../../src/article/read.ts";
import { UserError } from "../../src/errors.ts";

const now = Date.UTC(2026, 10, 22);
const link: ReadHints = { url: "https://n.example/a", mediaType: "text/html", now };
const file: ReadHints = { name: "a.bin", now };

function read(source: string | Uint8Array, hints: ReadHints = link) {
  return readArticle(typeof source === "string" ? new TextEncoder().encode(source) : source, hints);
}

function failure(source: string | Uint8Array, hints: ReadHints): UserError {
  try {
    read(source, hints);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");

describe("readArticle refuses what isn't text, and names it", () => {
  it.each([
    ["pdf", latin1("%PDF-1.7\n%\xe2\xe3")],
    ["png", latin1("\x89PNG\r\n\x1a\n")],
    ["jpeg", latin1("\xff\xd8\xff\xe0\0\x10JFIF")],
    ["word", latin1("PK\x03\x04\x14\0word/document.xml")],
    ["epub", latin1("PK\x03\x04\x14\0mimetypeapplication/epub+zip")],
    ["zip", latin1("PK\x03\x04\x14\0a.txt")],
    ["video", latin1("\0\0\0\x18ftypmp42")],
    ["oldWord", latin1("\xd0\xcf\x11\xe0\xa1")],
    ["binary", latin1("ab\0\0\0cd")],
    // All bytes but zero, which alone would tell.
    ["binary", Uint8Array.from({ length: 2_000 }, (_, at) => 1 + ((at * 89) % 255))],
    ["json", latin1('{"a": [1, 2]}')],
    ["feed", latin1('<?xml version="1.0"?>\n<rss version="2.0"><channel></channel></rss>')],
  ])("%s", (what, source) => {
    expect(failure(source, file)).toMatchObject({ code: "unsupported_file", values: { what } });
    expect(failure(source, { url: "https://n.example/a", now })).toMatchObject({
      code: "not_html",
      values: { what },
    });
  });

  it("takes a link's plain text for no page, whatever a file of it would be", () => {
    expect(failure("Just text.", { ...link, mediaType: "text/plain" })).toMatchObject({
      code: "not_html",
      values: { what: "plainText" },
    });
    expect(read("Just text.", { name: "a.txt", now }).paragraphs).toHaveLength(1);
  });

  it("reads a text with a few stray control characters", () => {
    expect(read("Just\u0013 text, \u0001and some more of it.", { name: "a.txt", now }).paragraphs[0]?.text).toBe(
      "Just text, and some more of it.",
    );
  });

  it("reads a page sent under a wrong type", () => {
    const page = "<!doctype html><title>T</title><p>Text of the article, and it has a comma.</p>";
    expect(read(page, { ...link, mediaType: "text/plain" }).title).toBe("T");
  });

  it("says of an empty file that it is, and of an empty page what was read", () => {
    expect(failure("", { name: "a.html", now }).code).toBe("empty_file");
    expect(read("")).toMatchObject({ reading: "empty", paragraphs: [], title: "n.example" });
  });
});

const prose = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) =>
      `<p>Paragraph ${index} of this story has several words, a comma or two, and ends with a full stop.</p>`,
  ).join("");

describe("readArticle says what was there in place of an article", () => {
  it.each([
    ["gone", "<title>404 - Page not found</title><h1>Page not found</h1><p>Try the search.</p>"],
    [
      "captcha",
      "<title>Just a moment...</title><h1>n.example</h1><p>Verify you are human by completing the action below.</p>",
    ],
    ["login", "<title>Members</title><p>Please sign in to continue reading this story on our site today.</p>"],
    [
      "script",
      "<title>App</title><noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div><script src=a.js></script>",
    ],
    ["script", "<title>News</title><p>Please enable JavaScript in your browser, and reload this page to go on.</p>"],
    ["script", '<title>App</title><div id="app"></div><script src=a.js></script>'],
    [
      "full",
      "<title>Privacy</title><p>We and our partners store cookies, said the poster on the wall of the café.</p>",
    ],
    ["video", '<title>Clip</title><iframe src="https://www.youtube.com/embed/1"></iframe>'],
    ["photo", '<title>Photo of the day</title><figure><img src="a.jpg"><figcaption>A heron.</figcaption></figure>'],
    ["list", `<title>News</title><ul>${'<li><a href="/a">A headline without an end</a></li>'.repeat(20)}</ul>`],
    ["empty", "<title>Hm</title><div></div>"],
    [
      "teaser",
      `<title>T</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"T","isAccessibleForFree":false}</script>${prose(2)}`,
    ],
    [
      "live",
      `<title>T</title><script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"T"}</script>${prose(12)}`,
    ],
    ["full", `<title>404 days without rain: page not found in any log in</title>${prose(10)}`],
    ["full", `<title>T</title>${prose(1)}`],
  ])("%s: %s", (reading, page) => {
    expect(read(page).reading).toBe(reading);
  });
});

function articlePage(extra = "", text = prose(3)): string {
  return `<title>T</title><article>${text}${extra}</article>`;
}

describe("an article's id", () => {
  it("is the same behind another address, with another caption or site frame", () => {
    const { id } = read(articlePage());
    expect(id).toMatch(/^[\w-]{26}$/);
    expect(read(articlePage(), { ...link, url: "https://other.example/b" }).id).toBe(id);
    expect(
      read(`<nav>Home</nav>${articlePage("", `<figure><img><figcaption>New caption</figcaption></figure>${prose(3)}`)}`)
        .id,
    ).toBe(id);
  });

  it("changes with the text, and tells empty pages apart", () => {
    expect(read(articlePage("", prose(4))).id).not.toBe(read(articlePage()).id);
    expect(read("", { ...link, url: "https://n.example/b" }).id).not.toBe(read("").id);
  });
});
