import { Resvg } from "@resvg/resvg-wasm";
import { isTag } from "domhandler";
import { parseDocument } from "htmlparser2";
import { load } from "cheerio/slim";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../src/article/document.ts";
import { openZip } from "../../src/article/zip/zip.ts";
import { epubParts } from "../../src/export/epub/book.ts";
import { exportFile } from "../../src/export/file.ts";
// It makes resvg ready, which is possible once in a process.
import "../../src/export/chart/draw.ts";
import { digestOf } from "../../src/export/record/digest.ts";
import { translator } from "../../src/locale/translate.ts";
import { MARKUP, smallEdition } from "./small.ts";

const t = translator("en");
const EDITION = smallEdition();

const partsOf = (...args: Parameters<typeof smallEdition>) =>
  new Map(epubParts(smallEdition(...args), t).map(({ name, bytes }) => [name, bytes.toString()]));

const xml = (text = "") => load(parseDocument(text, { xmlMode: true }), { xml: true });

/** Reads as XML does, in which every fault is fatal: as a part of a picture, whose reader is strict. Undefined without one. */
function faultIn(text: string): unknown {
  const head = /^<\?xml version="1\.0" encoding="utf-8"\?>\n(?:<!DOCTYPE html>\n)?/.exec(text)?.[0];
  if (head === undefined) return "another beginning";
  try {
    new Resvg(`<svg xmlns="http://www.w3.org/2000/svg"><g>${text.slice(head.length)}</g></svg>`).free();
    return undefined;
  } catch (fault) {
    return fault;
  }
}

describe("an EPUB file", () => {
  test("begins with its media type, stored as it is, where readers look for it", () => {
    const file = exportFile("epub", EDITION, t);
    expect(file.readUInt16LE(8)).toBe(0);
    expect(file.toString("latin1", 30, 58)).toBe("mimetypeapplication/epub+zip");
  });

  test("names its package, and that all other parts but those of the container", async () => {
    const parts = partsOf();
    const path = xml(parts.get("META-INF/container.xml"))("rootfile").attr("full-path") ?? "";
    const $ = xml(parts.get(path));
    const named = $("manifest > item")
      .map((_, { attribs }) => `book/${attribs["href"]}`)
      .toArray();
    const inBook = [...parts.keys()].filter((name) => name.startsWith("book/") && name !== path);
    expect(named.toSorted()).toEqual(inBook.toSorted());
    const { names } = await openZip(exportFile("epub", EDITION, t));
    expect([...names].filter((name) => !parts.has(name))).toEqual(["META-INF/dragoman.txt"]);
  });

  test("says what it is", () => {
    const $ = xml(partsOf().get("book/package.opf"));
    const said = (name: string) => $(`metadata > ${name}`).text();
    expect([said("dc\\:title"), said("dc\\:creator"), said("dc\\:language")]).toEqual([
      "The mill turns",
      "Maëlle Quérou",
      "en",
    ]);
    expect([said("dc\\:publisher"), said("dc\\:date"), said("dc\\:source")]).toEqual([
      "Le Courrier",
      "2026-10-14T18:32:00+02:00",
      "https://news.example/mill",
    ]);
    expect(said("dc\\:identifier")).toBe(`urn:sha256:${digestOf(EDITION)}`);
    expect($("package").attr("unique-identifier")).toBe($("dc\\:identifier").attr("id"));
    expect($('meta[property="dcterms:modified"]').text()).toBe("2026-11-20T16:20:00Z");
  });

  test("has a table of contents of its chapters, in their order", () => {
    const parts = partsOf();
    const $ = xml(parts.get("book/contents.xhtml"));
    const opf = xml(parts.get("book/package.opf"));
    const entries = $("nav li > a")
      .map((_, { attribs }) => attribs["href"])
      .toArray();
    expect($("nav").attr("epub:type")).toBe("toc");
    expect(
      $("nav li > a")
        .map((_, one) => $(one).text())
        .toArray(),
    ).toEqual(["Summary", "Article", "Quotes", "About"]);
    expect(
      opf("spine > itemref")
        .map((_, { attribs }) => `${attribs["idref"]}.xhtml`)
        .toArray(),
    ).toEqual(entries);
    expect(opf('item[properties="nav"]').attr("href")).toBe("contents.xhtml");
  });

  test("has each paragraph's source under its translation", () => {
    const $ = xml(partsOf().get("book/article.xhtml"));
    const sides = $("#p2 > div")
      .map((_, { attribs }) => attribs["class"])
      .toArray();
    expect(sides).toEqual(["target", "source"]);
    expect($("#p2 .source p").text()).toBe("La roue a coûté 4 millions.");
    expect([$("#p2 .source p").attr("lang"), $("#p2 .target p").attr("lang")]).toEqual(["fr", "en"]);
  });

  test("leads from page to page to places that are there, and out to the article alone", () => {
    const parts = partsOf();
    const pages = [...parts].filter(([name]) => name.endsWith(".xhtml"));
    const links = pages.flatMap(([from, text]) =>
      xml(text)("[href]")
        .map((_, { attribs }) => new URL(attribs["href"] ?? "", `book:///${from}`).href)
        .toArray(),
    );
    const out = links.filter((link) => !link.startsWith("book:"));
    expect(out).toEqual(["https://news.example/mill"]);
    const places = links.filter((link) => link.startsWith("book:")).map((link) => new URL(link));
    const isThere = ({ pathname, hash }: URL) => {
      const page = parts.get(pathname.slice(1));
      return page !== undefined && (hash === "" || xml(page)(`[id="${hash.slice(1)}"]`).length === 1);
    };
    expect(places.length).toBeGreaterThan(10);
    expect(places.filter((place) => !isThere(place)).map(String)).toEqual([]);
  });

  test.each([
    ["en", "ltr"],
    ["ar", "rtl"],
    ["und", "default"],
  ])("into %s is turned %s", (to, direction) => {
    const parts = partsOf("Une roue", to);
    expect(xml(parts.get("book/package.opf"))("spine").attr("page-progression-direction")).toBe(direction);
    const { dir } = xml(parts.get("book/article.xhtml"))("#p2 .target p").get(0)?.attribs ?? {};
    expect(dir).toBe(direction === "default" ? "auto" : direction);
  });

  test.each([
    ["a plain text", "Une roue"],
    ["a text full of markup", MARKUP],
    ["lone halves of characters", "\ud800 a \udc00"],
    ["returns and tabs", "a\r\n\tb\u0085\u2028c"],
  ])("of %s is well-formed XML", (_, extra) => {
    const texts = [...partsOf(extra)].filter(([name]) => /\.(?:xhtml|opf|xml)$/.test(name));
    expect(texts).toHaveLength(7);
    expect(texts.map(([, text]) => faultIn(text)).filter(Boolean)).toEqual([]);
  });

  test.each(["a ]]> b", "a & b", "<br>", "&nbsp;", "\u0001", "<p checked></p>"])(
    "would show a fault like %j",
    (fault) => {
      expect(faultIn(`<?xml version="1.0" encoding="utf-8"?>\n<p>${fault}</p>\n`)).toBeDefined();
    },
  );

  test("takes a text for nothing but text: no element, address or style of it", () => {
    const shape = (extra: string) =>
      [...partsOf(extra)].map(([name, text]) => [
        name,
        xml(text)("*")
          .toArray()
          .filter(isTag)
          .map(({ name, attribs }) => `${name} ${Object.keys(attribs).join(" ")}`),
        xml(text)("[src], [href]")
          .map((_, { attribs }) => attribs["src"] ?? attribs["href"])
          .toArray(),
      ]);
    expect(shape(MARKUP)).toEqual(shape("Une roue"));
    expect(partsOf(MARKUP).get("book/style.css")).not.toMatch(/url|@import|@font-face/);
  });

  test("is read as a book, by its chapters", async () => {
    const book = { name: "mill.epub", now: Date.parse(EDITION.made) };
    const { title, byline, chapters, paragraphs } = await readDocument(exportFile("epub", EDITION, t), book);
    expect({ title, byline, chapters }).toEqual({ title: "The mill turns", byline: "Maëlle Quérou", chapters: 4 });
    expect(paragraphs.map(({ text }) => text)).toEqual(
      expect.arrayContaining(["The wheel cost 5 million.", "La roue a coûté 4 millions."]),
    );
  });
});
