import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText } from "../../src/article/characters.ts";
import { readArticle } from "../../src/article/read.ts";
import { canonicalUrl } from "../../src/article/url.ts";
import { UserError } from "../../src/errors.ts";

const TAGS =
  "p div article section h1 h2 ul li table tr td blockquote figure figcaption small br a b span form aside footer time script pre";

const word = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    "A sentence, long enough, that reads like prose does.",
    "这是一个完整的句子，用来检查正文。",
    " ",
    "\n",
    "&lt;p&gt;",
    "20/05/2021",
  ),
);
const tag = fc.constantFrom(...TAGS.split(" "));
const attribute = fc.constantFrom(
  "",
  " hidden",
  ' class="share"',
  ' class="article-body"',
  ' style="display:none"',
  ' datetime="2021"',
);
const piece = fc.oneof(
  word,
  fc.tuple(tag, attribute).map(([name, extra]) => `<${name}${extra}>`),
  tag.map((name) => `</${name}>`),
);
const markup = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
const archive = fc
  .tuple(fc.string(), markup)
  .map(([title, body]) => `<!--NaN-->\n[${title}](http://n.example/a)\n------\n${body}`);

const hints = fc.constantFrom(
  { url: "https://n.example/a", now: 0 },
  { name: "a.md", now: 0 },
  { name: "a.txt", now: 0 },
  { name: "a.html", now: 0 },
);

describe("whatever the bytes", () => {
  it("an article has clean text and ids from 1, or a person is told what is wrong", () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.oneof(markup, archive, fc.string({ unit: "binary" })).map((text) => new TextEncoder().encode(text)),
    );
    fc.assert(
      fc.property(bytes, hints, (source, given) => {
        try {
          const article = readArticle(source, given);
          expect(article.paragraphs.map(({ id }) => id)).toEqual(article.paragraphs.map((_, index) => index + 1));
          expect(article.title).not.toBe("");
          for (const { text } of article.paragraphs) {
            expect(text).toBe(cleanText(text));
            expect(text).not.toBe("");
          }
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
        }
      }),
      { numRuns: 1500 },
    );
  });

  it("no markup of a page is left in its text", () => {
    const page = fc.array(fc.tuple(tag, attribute, fc.constantFrom("Some words, some more.", "这是正文，没有标签。")), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(page, (elements) => {
        const html = `<html>${elements.map(([name, extra, text]) => `<${name}${extra}>${text}</${name}>`).join("")}`;
        const { paragraphs } = readArticle(new TextEncoder().encode(html), { url: "https://n.example/a", now: 0 });
        expect(paragraphs.filter(({ text }) => /<\/?[a-z]/i.test(text))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

it("canonicalUrl is its own fixed point", () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      const once = canonicalUrl(url);
      expect(canonicalUrl(once)).toBe(once);
    }),
  );
});
