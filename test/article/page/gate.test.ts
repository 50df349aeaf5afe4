import { describe, expect, it } from "vitest";
import { GATE } from "../../../src/article/page/gate.ts";
import { parseTree } from "../../../src/article/page/dom.ts";
import { readArticle } from "../../../src/article/read.ts";

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const attributes = (count: number): string =>
  numbers(count)
    .map((n) => `a${n}=1`)
    .join(" ");

function read(page: string) {
  return readArticle(new TextEncoder().encode(page), { url: "https://n.example/a", now: 0 });
}

const story = numbers(6).map(
  (n) => `Paragraph ${n} has some words, a comma or two, and at its end there is a full stop.`,
);
const paragraphs = story.map((text) => `<p>${text}</p>`).join("");
const texts = (page: string): string[] => read(page).paragraphs.map(({ text }) => text);

describe("a page built to take a reader down is read within a second, as far as it can be", () => {
  it.each([
    ["100,000 nested elements", "<div>".repeat(100_000)],
    ["a million nested elements", "<div>".repeat(1_000_000)],
    ["10 MB of attributes", `<p ${attributes(1_000_000)}>`],
    ["an endless tag", `<p ${attributes(1_000)} b="${">".repeat(1_000_000)}`],
    ["a million links", "<a href=x>link</a> ".repeat(1_000_000)],
    ["links up to the limit", "<a href=x>link</a> ".repeat(GATE.elements - 1)],
    [
      "unclosed formatting in each paragraph",
      numbers(4000)
        .map((n) => `<p><b a${n}>x</p>`)
        .join(""),
    ],
    ["unclosed cells", "<p><table><tr><td>".repeat(30_000)],
    ["5 MB of <", "<".repeat(5_000_000)],
    ["5 MB of spaces", `<p>${" ".repeat(5_000_000)}`],
    ["a million open comments", "<!--".repeat(1_000_000)],
    ["deeply nested JSON", `<script type="application/ld+json">${"[".repeat(1_000_000)}</script>`],
    ["a title of dashes", `<title>${" - ".repeat(300_000)}</title>`],
  ])("%s", { timeout: 20_000 }, (_, page) => {
    expect(["empty", "full", "list"]).toContain(read(page).reading);
  });
});

describe("what passes a limit costs no more than itself", () => {
  it("reads text that nests too deep, and all that comes after it", () => {
    const deep = `${"<div>".repeat(GATE.depth * 3)}<p>${story[0]}</p>`;
    expect(texts(`<h1>T</h1><article>${deep}</article>`)).toEqual([story[0]]);
    expect(texts(`${"<i>".repeat(GATE.depth * 3)}<article><h1>T</h1>${paragraphs}</article>`)).toEqual(story);
  });

  it("goes on at the tag that nests too deep, whatever stands before it", () => {
    for (const before of [
      "x",
      "</u >",
      '</u class="a">',
      "</p>",
      "</br>",
      "&amp",
      "<!-- x -->",
      "<br/>",
      "<title>t</title>",
    ]) {
      const page = `${"<i>".repeat(GATE.depth)}${before}<b>seen</b>`;
      const last = parseTree(page)
        .document.children.flatMap((node) => ("children" in node ? node.children : []))
        .at(-1);
      expect(last !== undefined && "name" in last ? last.name : last, before).toBe("b");
    }
  });

  it("leaves out a tag with too many attributes alone", () => {
    const page = (tag: string) => texts(`<h1>T</h1><article>${paragraphs}${tag}</article>`);
    expect(page(`<p ${attributes(GATE.attributes)}>${story[0]} Not twice.</p>`)).toHaveLength(7);
    expect(page(`<img ${attributes(GATE.attributes + 1)} alt=">" title='>'>`)).toEqual(story);
  });

  it("reads the beginning of a page with too many elements, and says so", () => {
    const article = `<h1>T</h1><article>${paragraphs}</article>`;
    const within = read(article + "<br>".repeat(GATE.elements - 20));
    const beyond = read(article + "<br>".repeat(GATE.elements));
    expect(within.notes).toEqual([]);
    expect(beyond.notes).toEqual([{ code: "tooManyElements", values: {} }]);
    expect(beyond.paragraphs).toEqual(within.paragraphs);
    expect(beyond.paragraphs).toHaveLength(6);
  });

  it("goes on where it stopped, whatever the quotation marks", () => {
    const tags = [
      `<p ${attributes(501)} b = ">" c='"' d>`,
      `<p ${attributes(501)} b=">x" c>`,
      `<p ${attributes(501)}/>`,
      `<p ${attributes(501)} b" c' d>`,
      `<p ${attributes(501)} b=x" c=y' d>`,
      `<p ${attributes(501)} b= \n">" c>`,
      `<p ${attributes(501)} b="'" c='>' d>`,
    ];
    for (const tag of tags) {
      const { document } = parseTree(`one${tag}two<b>three</b>`);
      const [page] = document.children;
      const seen = page !== undefined && "children" in page ? page.children : [];
      expect(seen.map((node) => ("data" in node ? node.data : "name" in node ? node.name : ""))).toEqual([
        "one",
        "two",
        "b",
      ]);
    }
  });
});
