import type { Article, Paragraph, ParagraphKind } from "../../../src/article/article.ts";
import { note } from "../../../src/article/note.ts";
import { soft } from "../../../src/task/check/problem.ts";
import type { Result } from "../../../src/task/result.ts";
import { articleOf } from "../../fakes/articles.ts";

const KINDS: readonly ParagraphKind[] = ["text", "heading", "quote", "list", "caption", "table"];

/** An article that says one thing wherever it can say anything. */
export function articleSaying(text: string): Article & { readonly url: string } {
  const paragraphs = KINDS.map((kind): Omit<Paragraph, "id"> => ({ kind, text }));
  return {
    ...articleOf(paragraphs, { title: text, notes: [note("archived", { host: text })] }),
    byline: text,
    siteName: text,
    wire: text,
    published: "2026-10-14",
    genre: "opinion",
    url: addressSaying(text),
  };
}

function addressSaying(text: string): string {
  const address = `https://news.example/a?q=${text.slice(0, 200)}#(${text.slice(0, 50)})`;
  return URL.canParse(address) ? new URL(address).href : "https://news.example/a";
}

/** A result of each task in which article and model say one thing, however it was checked. */
export function resultsSaying(text: string): { readonly [K in Result["task"]]: Result<K> } {
  const problems = [soft("language", "phraseLeft", { words: text })];
  const common = {
    article: articleSaying(text),
    to: "en",
    problems,
    engine: "model",
    model: text,
    declined: text,
  } as const;
  const paragraph = { id: 1, text, problems } as const;
  return {
    translate: {
      ...common,
      task: "translate",
      value: {
        to: "en",
        title: text,
        paragraphs: [
          ...KINDS.map((_, index) => ({ ...paragraph, id: index + 1, status: "ok" as const })),
          { ...paragraph, status: "flagged", doubts: [{ source: text, text }] },
          { ...paragraph, status: "untranslated" },
        ],
        coverage: { paragraphs: 8, translated: 7, flagged: 1 },
        names: [{ source: text, target: text }],
      },
    },
    summarize: {
      ...common,
      task: "summarize",
      value: { headline: text, bullets: [1, 2].map((id) => ({ text, paragraphs: [id] })), dropped: 1 },
    },
    quotes: {
      ...common,
      task: "quotes",
      value: {
        quotes: (["speech", "term"] as const).map((kind) => ({
          kind,
          original: text,
          spans: [],
          english: text,
          speaker: `${text}!`,
          name: text,
          role: text,
          paragraph: 1,
          verified: "exact",
        })),
        withheld: 1,
        include: "all",
      },
    },
    ask: {
      ...common,
      task: "ask",
      question: text,
      value: { answer: `${text} [1] ${text}`, paragraphs: [1, 2, 3] },
    },
  };
}
