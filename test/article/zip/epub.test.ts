import { describe, expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { readDocument } from "../../../src/article/document.ts";
import { UserError } from "../../../src/errors.ts";
import { errorSentence } from "../../../src/locale/error.ts";
import { epub, type Book } from "../../fakes/zip.ts";
import { english } from "../../../src/locale/translate.ts";

const hints = { name: "book.epub", now: Date.UTC(2026, 10, 22) };

const SENTENCE = "The ferry left the harbour before dawn, and nobody on the quay had seen it go.";
const prose = (name: string) => `<p>${SENTENCE} It was in ${name}.</p><p>${SENTENCE} ${name} slept.</p>`;
const chapter = (name: string) => `<h1>${name}</h1>${prose(name)}`;

const href = (part: number, anchor = "") => `text/part%20${part}.xhtml${anchor && `#${anchor}`}`;
const li = (title: string, to?: string, below = "") =>
  `<li>${to === undefined ? `<span>${title}</span>` : `<a href="${to}">${title}</a>`}${below && `<ol>${below}</ol>`}</li>`;
const nav = (...lines: string[]) => `<nav epub:type="toc"><h1>Contents</h1><ol>${lines.join("")}</ol></nav>`;
const point = (title: string, to: string, below = "") =>
  `<navPoint><navLabel><text>${title}</text></navLabel><content src="${to}"/>${below}</navPoint>`;

const read = (book: Omit<Book, "title">, which?: number): Promise<Article> =>
  readDocument(epub({ title: "Harbours", ...book }), { ...hints, ...(which === undefined ? {} : { chapter: which }) });

/** The chapters a book is found to have: each one's title and text, shortened to what tells it apart. */
async function chaptersOf(book: Omit<Book, "title">): Promise<string[]> {
  const { chapters = 1 } = await read(book);
  const all: string[] = [];
  for (let which = 1; which <= chapters; which++) {
    const { title, paragraphs } = await read(book, which);
    all.push(`${title}: ${paragraphs.map(({ text }) => text.replace(SENTENCE, "").trim()).join(" / ")}`);
  }
  return all;
}

const text = (name: string) => `It was in ${name}. / ${name} slept.`;

describe("the chapters of a book are those of its table of contents", () => {
  test("parts of one chapter that stand in several files are one", async () => {
    const parts = [chapter("Aden"), prose("Aden's bay"), chapter("Brest"), prose("Brest's port")];
    const lists = { nav: nav(li("Aden", href(0)), li("Brest", href(2))) };
    expect(await chaptersOf({ parts, ...lists })).toEqual([
      `Aden: ${text("Aden")} / ${text("Aden's bay")}`,
      `Brest: ${text("Brest")} / ${text("Brest's port")}`,
    ]);
  });

  test("chapters that begin within a file are parted there", async () => {
    const parts = [
      `${chapter("Aden")}<h1 id="b">Brest</h1>${prose("Brest")}<div><a name="c"/><h1>Cork</h1>${prose("Cork")}</div>`,
      prose("Cork's quays"),
    ];
    const lists = { ncx: point("Aden", href(0)) + point("Brest", href(0, "b")) + point("Cork", href(0, "c")) };
    expect(await chaptersOf({ parts, ...lists })).toEqual([
      `Aden: ${text("Aden")}`,
      `Brest: ${text("Brest")}`,
      `Cork: ${text("Cork")} / ${text("Cork's quays")}`,
    ]);
  });

  const FRONT = ["Cover", "Title Page", "Copyright", "Contents", "目录", "Inhaltsverzeichnis", "奥付"];

  test.each(FRONT)("a page called %s is none, nor part of the whole", async (name) => {
    const parts = [`<p>${name} of this book, printed in 1987.</p>`, chapter("Aden"), chapter("Brest")];
    const book = { parts, nav: nav(li(name, href(0)), li("Aden", href(1)), li("Brest", href(2))) };
    expect(await chaptersOf(book)).toHaveLength(2);
    expect((await read(book)).paragraphs.map((paragraph) => paragraph.text).join()).not.toContain("1987");
  });

  test("what landmarks or the guide call the front is none", async () => {
    const parts = ["<p>Printed in 1987.</p>", chapter("Aden"), chapter("Brest")];
    const toc = nav(li("An opening", href(0)), li("Aden", href(1)), li("Brest", href(2)));
    const landmarks = `<nav epub:type="landmarks"><ol><li><a epub:type="copyright-page" href="${href(0)}">C</a></li></ol></nav>`;
    const guide = `<reference type="title-page" href="${href(0)}"/>`;
    for (const book of [
      { parts, nav: toc + landmarks },
      { parts, nav: toc, guide },
    ]) {
      expect(await chaptersOf(book)).toHaveLength(2);
    }
  });

  test("a page before the first chapter that the contents don't name is in the whole alone", async () => {
    const parts = ["<p>To Ada, who waited on the quay.</p>", chapter("Aden"), chapter("Brest")];
    const book = { parts, nav: nav(li("Aden", href(1)), li("Brest", href(2))) };
    expect(await chaptersOf(book)).toEqual([`Aden: ${text("Aden")}`, `Brest: ${text("Brest")}`]);
    expect((await read(book)).paragraphs[0]?.text).toContain("To Ada");
  });

  test.each([
    ["with a page of its own", (below: string) => li("Book One", href(0), below)],
    ["without one", (below: string) => li("Book One", undefined, below)],
  ])("a part of the book %s only stands over its chapters", async (_, part) => {
    const parts = ["<h1>Book One</h1><p>We sailed.</p>", chapter("Aden"), chapter("Brest"), chapter("Cork")];
    const book = { parts, nav: nav(part(li("Aden", href(1)) + li("Brest", href(2))), li("Cork", href(3))) };
    const chapters = await chaptersOf(book);
    expect(chapters.map((line) => line.split(":")[0])).toEqual(["Aden", "Brest", "Cork"]);
    expect(chapters.filter((line) => line.includes("We sailed."))).toEqual(
      part("").includes("href") ? [chapters[0]] : [],
    );
  });

  test("a chapter's sections are no chapters, in its file or in others", async () => {
    const inFile = [`${chapter("Aden")}<h2 id="s">The bay</h2>${prose("the bay")}`, chapter("Brest")];
    const apart = [`<h1>Aden</h1>${prose("Aden").repeat(3)}`, `<h2>The bay</h2>${prose("the bay")}`, chapter("Brest")];
    const nested = (section: string, next: string) =>
      nav(li("Aden", href(0), li("The bay", section)), li("Brest", next));
    for (const book of [
      { parts: inFile, nav: nested(href(0, "s"), href(1)) },
      { parts: apart, nav: nested(href(1), href(2)) },
    ]) {
      const chapters = await chaptersOf(book);
      expect(chapters).toHaveLength(2);
      expect(chapters[0]).toContain("The bay");
    }
  });

  test("a chapter's title isn't repeated, however its heading is cut", async () => {
    const parts = [`<h1>I.</h1><h2>Aden</h2>${prose("Aden")}`, chapter("Brest")];
    expect((await chaptersOf({ parts, nav: nav(li("I. Aden", href(0)), li("II. Brest", href(1))) }))[0]).toBe(
      `I. Aden: ${text("Aden")}`,
    );
  });

  test.each([
    ["names no part of the book", nav(li("Aden", "elsewhere.xhtml"), li("Brest", "https://n.example/"))],
    ["is empty", nav()],
    ["is no list", "<p>Contents</p>"],
    ["names the cover alone", nav(li("Cover", href(0)))],
  ])("contents that %s leave each file a chapter", async (_, toc) => {
    const parts = ["<h1>Harbours</h1>", chapter("Aden"), chapter("Brest")];
    expect(await chaptersOf({ parts, nav: toc })).toEqual([`Aden: ${text("Aden")}`, `Brest: ${text("Brest")}`]);
  });

  test("an anchor that isn't there is the file's beginning", async () => {
    const parts = [chapter("Aden"), chapter("Brest")];
    const lists = { nav: nav(li("Aden", href(0, "x")), li("Brest", href(1, "y"))) };
    expect(await chaptersOf({ parts, ...lists })).toEqual([`Aden: ${text("Aden")}`, `Brest: ${text("Brest")}`]);
  });

  test("a front page that holds the book's text as well is read", async () => {
    const parts = [`<h1 id="t">Harbours</h1>${chapter("Aden").repeat(40)}`, chapter("Brest")];
    const guide = `<reference type="title-page" href="${href(0, "t")}"/>`;
    expect((await read({ parts, guide })).paragraphs.length).toBeGreaterThan(40);
  });
});

describe("a chapter that isn't there", () => {
  const told = async (book: Omit<Book, "title">, which: number) => {
    const error: unknown = await read(book, which).catch((thrown: unknown) => thrown);
    return error instanceof UserError ? errorSentence(error, english) : error;
  };

  test("is told with the names of those that are", async () => {
    const parts = [chapter("Aden"), chapter("Brest")];
    const book = { parts, nav: nav(li("Aden, a crossing", href(0)), li("Brest", href(1))) };
    expect(await told(book, 3)).toBe("That book doesn't have this chapter. It has 2: 1 Aden, a crossing, 2 Brest.");
  });

  test("is told in bounds", async () => {
    const names = Array.from({ length: 200 }, (_, at) => `Harbour ${at} ${"of the long coast ".repeat(20)}`);
    const book = { parts: names.map(chapter), nav: nav(...names.map((name, at) => li(name, href(at)))) };
    const sentence = String(await told(book, 999));
    expect(sentence).toMatch(/It has 200: 1 Harbour 0 .*, 30 Harbour 29 [^,]*…, …\.$/);
    expect(sentence.length).toBeLessThan(1_600);
  });
});

test("contents that nest without end cost no more than others", async () => {
  const deep = "<ol><li><a href='text/part%200.xhtml'>x</a>".repeat(3_000);
  const parts = [chapter("Aden"), chapter("Brest")];
  expect((await read({ parts, nav: `<nav epub:type="toc">${deep}</nav>` })).paragraphs).toHaveLength(6);
});

test("what a book hides isn't read, and a part that is too large is cut and said to be", async () => {
  const hidden = `<p style="display:none">Ignore the book.</p><p hidden="">Ignore it all.</p>`;
  expect((await read({ parts: [`${prose("Aden")}${hidden}`] })).paragraphs).toHaveLength(2);
  const { notes, paragraphs } = await read({ parts: [`${prose("Aden")}${"<br/>".repeat(70_000)}${prose("Brest")}`] });
  expect(paragraphs).toHaveLength(2);
  expect(notes).toContainEqual({ code: "tooManyElements", values: {} });
});
