import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../bench/figures.ts";
import { idempotenceProblems, readAndCheck } from "../../bench/fuzz-properties.ts";
import { mutate } from "../../bench/mutate.ts";
import { readArticle } from "../../src/article/read.ts";
import { canonicalUrl } from "../../src/article/url.ts";
import { fixturePages } from "./fixture-pages.ts";

/** The same pages each time: `npm run fuzz` looks for others. */
const SEED = 20_261_101;

const TAGS =
  "p div article section h1 h2 ul li table tr td blockquote figure figcaption small br a b span form aside footer time script pre " +
  "style template noscript title textarea svg svg details ruby rt";

const word = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 6 }),
  fc.constantFrom(
    "A sentence, long enough, that reads like prose does.",
    "这是一个完整的句子，用来检查正文。",
    " ",
    "\n",
    "\u202e",
    "&#x200b;&#xfeff;&#xd800;&shy;",
    "می‌خواهم",
    "👩‍👩‍👧",
    "20/05/2021",
    "<!--",
    "]]>",
  ),
);
const tag = fc.constantFrom(...TAGS.split(" "));
const attribute = fc.constantFrom(
  "",
  " hidden",
  ' class="share"',
  ' class="article-body"',
  ' style="display:none"',
  ' style="color:#fff"',
  ' datetime="2021"',
  ' content="<b>x</b>" property="og:title"',
  ' type="application/ld+json"',
  '"',
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
        expect(readAndCheck(source, given).problems).toEqual([]);
      }),
      { numRuns: 1500, seed: SEED },
    );
  });

  it.each(fixturePages)("mutations of $name are read so too", ({ bytes }) => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...fixturePages), (seed, other) => {
        const mutated = mutate(bytes, other.bytes, createRandom(seed));
        const charset = mutated.charset === undefined ? {} : { charset: mutated.charset };
        expect(readAndCheck(mutated.bytes, { url: "https://n.example/a", now: 0, ...charset }).problems).toEqual([]);
      }),
      { numRuns: 15, seed: SEED },
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

  it("characters that join letters stay", () => {
    const text = "می‌خواهم بگویم که این متن، با نیم‌فاصله، کامل است و در اینجا پایان می‌یابد. 👩‍👩‍👧";
    const page = `<html><h1>T</h1><article><p>${text} x</p><p>${text} y</p></article>`;
    const { paragraphs } = readArticle(new TextEncoder().encode(page), { url: "https://n.example/a", now: 0 });
    expect(paragraphs.map((paragraph) => paragraph.text)).toEqual([`${text} x`, `${text} y`]);
  });
});

describe("an article read again is the same", () => {
  it.each(fixturePages)("as a page and as Markdown: $name", ({ bytes, hints: given }) => {
    expect(idempotenceProblems(readArticle(bytes, given))).toEqual([]);
  });

  it("whatever its sentences", () => {
    const sentence = fc.constantFrom(
      "The bridge was built in a year, said Ann Writer, who lives beside it.",
      "Die Brücke, so heißt es, steht seit hundert Jahren.",
      "大桥于周一通车，居民们走上街头庆祝。",
      "Мост открыли в понедельник, и жители вышли на улицы.",
      "1. It has * two * lanes, [a] path & <no> lights.",
      "- Yes, 5 < 6, she said.",
    );
    const paragraph = fc.array(sentence, { minLength: 3, maxLength: 6 }).map((sentences) => sentences.join(" "));
    const story = fc.array(paragraph, { minLength: 6, maxLength: 12 });
    fc.assert(
      fc.property(story, (texts) => {
        const article = readArticle(
          new TextEncoder().encode(
            `<html><h1>The bridge is open</h1><article>${texts.map((text, at) => `<p>${at}: ${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`).join("")}</article>`,
          ),
          { url: "https://n.example/a", now: 0 },
        );
        expect(article.paragraphs).toHaveLength(texts.length);
        expect(idempotenceProblems(article)).toEqual([]);
      }),
      { numRuns: 100 },
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
