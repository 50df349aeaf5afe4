import { describe, expect, test } from "vitest";
import { pdf } from "../fakes/pdf.ts";
import { epub } from "../fakes/zip.ts";
import { cli } from "./process.ts";
import { ARTICLE, text, EMPTY, file, FRENCH, SPANISH, json, site, TITLE } from "./terminal.ts";

describe("extract", () => {
  test("gives a file as Markdown, its date for people", async () => {
    const { code, stdout, stderr } = await cli(["extract", FRENCH]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(
      new RegExp(
        `^# ${TITLE}\n\nLe Courrier du Large · 14 October 2026 at 18:32 \\(UTC\\+2\\) · Maëlle Quérou · French\n\n`,
      ),
    );
    expect(stdout).toContain("\n\n## Quatorze navires au large\n\n");
    expect(stdout).toMatch(/[^\n]\n$/);
    expect(stdout).not.toContain("cookies");
  });

  test("gives a document's text, or one chapter of a book", async () => {
    const line = "The ferry left the harbour before dawn, and nobody on the quay had seen it go.";
    const paper = await file("ferry.pdf", pdf({ pages: [[{ x: 50, y: 100, text: line }]] }));
    expect(await cli(["extract", paper])).toMatchObject({
      code: 0,
      stderr: "",
      stdout: expect.stringContaining(line) as string,
    });

    const parts = ["Aden", "Brest"].map((name) => `<h1>${name}</h1><p>${line} It was in ${name}.</p>`);
    const book = await file("harbours.epub", epub({ title: "Two harbours", parts }));
    const { stdout } = await cli(["extract", book, "--chapter", "2"]);
    expect(stdout).toContain("It was in Brest.");
    expect(stdout).toContain("Chapter 2 of 2.");
    expect(stdout).not.toContain("Aden");
    expect(await cli(["extract", book, "--chapter", "3"])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("It has 2: 1 Aden, 2 Brest.") as string,
    });
  });

  test("gives a link whose host is allowed", async () => {
    const page = `<html lang="en"><head><title>Tide mill</title></head><body><article><h1>The tide mill turns again</h1>${"<p>The old tide mill of Brevance turned again on Sunday, for the first time since the storm of 1987 broke its wheel.</p>".repeat(4)}</article></body></html>`;
    const web = await site({ "/mill": page });
    const env = { DRAGOMAN_ALLOW_HOSTS: web.host };
    const { code, stdout } = await cli(["extract", web.url("/mill")], env);
    expect(code).toBe(0);
    expect(stdout).toContain(`<${web.url("/mill")}>`);
    expect(stdout).toContain("storm of 1987");
    const refused = await cli(["extract", web.url("/mill")]);
    expect(refused).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining("can't open that address") as string,
    });
    expect(web.hits()).toBe(1);
  });

  test("reads standard input", async () => {
    const { code, stdout } = await cli(
      ["extract", "-", "--json"],
      {},
      "The headline\n\nFirst paragraph of it.\n\nSecond one, a bit longer.\n",
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      article: {
        paragraphs: expect.arrayContaining([expect.objectContaining({ text: "Second one, a bit longer." })]) as unknown,
      },
    });
  });

  test("as JSON has every field, null where nothing is known", async () => {
    const { article } = json(await cli(["extract", "-", "--json"], {}, "The headline\n\nThe first paragraph of it.\n"));
    const known = [
      "url",
      "canonicalUrl",
      "byline",
      "siteName",
      "published",
      "modified",
      "image",
      "section",
      "wire",
      "genre",
      "pasted",
      "expectedParagraphs",
      "chapters",
    ];
    const nothing = Object.fromEntries(known.map((name) => [name, null]));
    expect(article).toEqual({ ...ARTICLE, ...nothing, title: "The headline", language: text });
  });

  test("as JSON", async () => {
    const ended = await cli(["extract", FRENCH, "--json"]);
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(json(ended)).toEqual({
      task: "extract",
      article: ARTICLE,
      engine: "extractive",
      cached: null,
      model: null,
      declined: null,
      usage: null,
      costUsd: 0,
      problems: [],
    });
  });

  test("says what there was instead of text, and that is no failure", async () => {
    const empty = await file("empty.html", EMPTY);
    const plain = await cli(["extract", empty]);
    expect(plain).toMatchObject({ code: 0, stderr: "" });
    expect(plain.stdout).toMatch(/^# Nothing\n[\s\S]*\n> [A-Z].+\.\n$/);
    const ended = await cli(["extract", empty, "--json"]);
    expect(ended.code).toBe(0);
    expect(json(ended)).toMatchObject({
      article: { paragraphs: [], reading: expect.not.stringMatching("full") as string },
    });
  });
});

describe("without a model", () => {
  test.each(["summarize", "quotes"])("%s is served, and says that no model was used", async (task) => {
    const { code, stdout, stderr } = await cli([task, FRENCH]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/\nno model: [^\n]+\n$/);
    const result = json(await cli([task, FRENCH, "--json"]));
    expect(result).toMatchObject({ task, engine: "extractive", model: null, usage: null, costUsd: 0, cached: null });
  });

  test("quotes has words in quotation marks that nobody says where they are asked for, and no others", async () => {
    const kinds = async (...flags: string[]) => {
      const { quotes } = json(await cli(["quotes", SPANISH, "--json", ...flags])) as {
        quotes: { kind: string; original: string }[];
      };
      return quotes.flatMap(({ kind, original }) => (kind === "term" ? original : []));
    };

    expect(await kinds()).toEqual([]);
    expect(await kinds("--include", "all")).toEqual(["más gordo"]);
  });

  test.each([["translate"], ["ask", "why?"]])("%s says what is missing", async (task, ...question) => {
    const ended = await cli([task, FRENCH, ...question, "--json"]);
    expect(ended.code).toBe(1);
    expect(json(ended)).toEqual({
      error: { code: "no_key", message: expect.stringContaining("ANTHROPIC_API_KEY") as string },
    });
    expect(ended.stderr).toContain("ANTHROPIC_BASE_URL");
  });
});
