import { describe, expect, it } from "vitest";
import { readHead } from "../../src/article/head.ts";

const body = "\n<p>x</p>";

describe("readHead splits a file of the archive", () => {
  it.each([
    ["plain", `<!--1621503904000-->\n[Title](http://n.example/a)\n------\n${body}`, "Title", "http://n.example/a"],
    ["CRLF", `<!--1-->\r\n[Title](http://n.example/a)\r\n------\r\n${body}`, "Title", "http://n.example/a"],
    ["NaN", `<!--NaN-->\n[Title](http://n.example/a)\n------\n${body}`, "Title", "http://n.example/a"],
    ["no comment", `[Title](http://n.example/a)\n------\n${body}`, "Title", "http://n.example/a"],
    [
      "brackets in the title",
      `[[A] b](c) d](http://n.example/a)\n------\n${body}`,
      "[A] b](c) d",
      "http://n.example/a",
    ],
    [
      "a link in the title",
      `[see [it](http://o.example/) now](http://n.example/a)\n------\n${body}`,
      "see [it](http://o.example/) now",
      "http://n.example/a",
    ],
    ["parentheses in the address", `[T](http://n.example/a_(b))\n------\n${body}`, "T", "http://n.example/a_(b)"],
    [
      "dashes in the address",
      `[T](https://m.example/a?source=rss-1------2)\n------\n${body}`,
      "T",
      "https://m.example/a?source=rss-1------2",
    ],
    [
      "front matter",
      `---\ntitle: "Other"\n---\n<!--1-->\n[T](http://n.example/a)\n------\n${body}`,
      "T",
      "http://n.example/a",
    ],
    ["byte order mark", `\ufeff<!--1-->\n[T](http://n.example/a)\n------\n${body}`, "T", "http://n.example/a"],
  ])("%s", (_, text, title, url) => {
    expect(readHead(text)).toMatchObject({ title, url, isArchive: true, body });
  });

  it("reads simple values of front matter alone and evaluates nothing", () => {
    const { front, isArchive, url } = readHead(
      '---\ntitle: "A \\"b\\": c"\nauthor: \'O\'\'Neil\'\ndate: 2021-05-12T04:00:07.313Z\ntags: [ a, b ]\nrun: !!js/function "x"\nfrom: https://n.example/a\n---\ntext',
    );
    expect([...front]).toEqual([
      ["title", 'A "b": c'],
      ["author", "O'Neil"],
      ["date", "2021-05-12T04:00:07.313Z"],
      ["from", "https://n.example/a"],
    ]);
    expect(isArchive).toBe(false);
    expect(url).toBe("https://n.example/a");
  });

  it.each([
    ["a Markdown link without a rule", "[Title](http://n.example/a)\n\ntext"],
    ["a rule that isn't closed", "---\nA paragraph: with a colon.\n\nMore."],
    ["a comment that isn't a time", "<!-- note -->\n<p>x</p>"],
    ["nothing", ""],
  ])("leaves %s to the body", (_, text) => {
    expect(readHead(text)).toEqual({ front: new Map(), isArchive: false, body: text });
  });
});
