import { describe, expect, test } from "vitest";
import type { Article } from "../../src/article/article.ts";
import type { Options, Turn } from "../../src/job.ts";
import type { Llm } from "../../src/llm/llm.ts";
import { draftKey, resultKey } from "../../src/task/keys.ts";
import { articleOf } from "../fakes/articles.ts";

const ARTICLE = articleOf(["Das Schiff liegt im Hafen.", "Niemand weiß, warum."], {
  title: "Im Hafen",
  siteName: "Tagblatt",
  byline: "Ada Muster",
  published: "2026-11-01",
  language: "de",
  page: "https://tagblatt.example/hafen",
});
const OPTIONS: Options = { to: "en", terms: [{ source: "Hafen", target: "harbour" }], review: "flagged" };
const TURNS: readonly Turn[] = [{ question: "Wer?", answer: "Niemand." }];
const LLM = { model: "one", settings: "{}" } as Llm;
const OTHER = { model: "two", settings: "{}" } as Llm;

const kind = (name: "translate" | "summarize" | "quotes" | "ask", version = "1") => ({ name, version });
const key = (
  task: Parameters<typeof resultKey>[0],
  over: Partial<Article> = {},
  options: Partial<Options> = {},
  turns = TURNS,
  llm = LLM,
  fallback?: Llm,
) => resultKey(task, { ...ARTICLE, ...over }, { ...OPTIONS, ...options }, turns, llm, fallback);

describe("a result's key", () => {
  test("is short enough for a custom_id, and made of what one takes", () => {
    expect(key(kind("translate"))).toMatch(/^[\w-]{26}$/);
  });

  test("is the same for the same, and of every other article, task, wish, conversation or model another", () => {
    const paragraphs = ARTICLE.paragraphs;
    const moved = paragraphs.map((paragraph) => ({ ...paragraph, id: paragraph.id + 1 }));
    const keys = [
      key(kind("translate")),
      key(kind("translate", "2")),
      key(kind("translate"), { id: "another" }),
      key(kind("translate"), { title: "Im Hafen liegt es" }),
      key(kind("translate"), { siteName: "Abendblatt" }),
      key(kind("translate"), { byline: "Bo Beispiel" }),
      key(kind("translate"), { published: "2026-11-02" }),
      key(kind("translate"), { language: "nl" }),
      key(kind("translate"), { paragraphs: moved }),
      key(kind("translate"), { paragraphs: paragraphs.slice(1) }),
      key(kind("translate"), { paragraphs: [{ ...paragraphs[0]!, text: "Anderes." }, ...paragraphs.slice(1)] }),
      key(kind("translate"), {}, { to: "fr" }),
      key(kind("translate"), {}, { terms: [{ source: "Hafen", target: "port" }] }),
      key(kind("translate"), {}, { review: "all" }),
      key(kind("translate"), {}, {}, TURNS, OTHER),
      key(kind("translate"), {}, {}, TURNS, { ...LLM, settings: "{thinking}" }),
      key(kind("translate"), {}, {}, TURNS, LLM, OTHER),
      key(kind("translate"), {}, {}, TURNS, LLM, { ...OTHER, settings: "{thinking}" }),
      key(kind("summarize")),
      key(kind("summarize"), {}, { length: "long" }),
      key(kind("quotes")),
      key(kind("quotes"), {}, { include: "all" }),
      key(kind("ask")),
      key(kind("ask"), {}, { question: "Wann?" }),
      key(kind("ask"), {}, {}, []),
      key(kind("ask"), {}, {}, [{ question: "Wer?", answer: "Alle." }]),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(key(kind("translate"))).toBe(keys[0]);
  });

  test.each([
    [
      "where the article is",
      kind("translate"),
      { url: "https://elsewhere.example/", page: "https://elsewhere.example/" },
      {},
    ],
    ["the notes on it", kind("translate"), { notes: [{ code: "cut" }] as unknown as Article["notes"] }, {}],
    ["a length of what has none", kind("translate"), {}, { length: "long" }],
    ["quotes of what has none", kind("summarize"), {}, { include: "all" }],
    ["a question of what takes none", kind("quotes"), {}, { question: "Wann?" }],
    ["a length that is the usual one", kind("summarize"), {}, { length: "medium" }],
    ["quotes that are the usual ones", kind("quotes"), {}, { include: "speech" }],
    ["spellings where nothing is translated", kind("summarize"), {}, { terms: [] }],
    ["a second look where nothing is translated", kind("ask"), {}, { review: "all" }],
  ] as const)("doesn't change with %s", (_what, task, over, options) => {
    expect(key(task, over, options)).toBe(key(task));
  });

  test("of what isn't asked doesn't change with what was said before", () => {
    expect(key(kind("summarize"), {}, {}, [])).toBe(key(kind("summarize")));
  });
});

describe("a draft's key", () => {
  const draft = (over: Partial<Article> = {}, options: Partial<Options> = {}, llm = LLM) =>
    draftKey(kind("translate"), { ...ARTICLE, ...over }, { ...OPTIONS, ...options }, llm);

  test("stays while the page's text changes", () => {
    expect(draft({ id: "another", title: "Neu", paragraphs: [] })).toBe(draft());
  });

  test("is another for another page, language, spelling, look and model", () => {
    const keys = [
      draft(),
      draft({ page: "https://tagblatt.example/werft" }),
      draft({}, { to: "fr" }),
      draft({}, { terms: [] }),
      draft({}, { review: "off" }),
      draft({}, {}, OTHER),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.every((each) => each?.length === 26)).toBe(true);
  });

  test("is none for a file", () => {
    const { page: _page, ...file } = ARTICLE;
    expect(draftKey(kind("translate"), file, OPTIONS, LLM)).toBeUndefined();
  });
});
