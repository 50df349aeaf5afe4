import type { Article, Paragraph, ParagraphKind } from "../../../src/article/article.ts";
import { note } from "../../../src/article/note.ts";
import { soft } from "../../../src/task/check/problem.ts";
import type { Result } from "../../../src/task/result.ts";
import { articleOf } from "../../fakes/articles.ts";
import type { Say } from "./kinds.ts";

const KINDS: readonly ParagraphKind[] = ["text", "heading", "quote", "list", "caption", "table"];
/** Of a title, or of whatever else a page says of its article. */
const LONGEST_NAME = 1_000;

/** An article that says something wherever it can. */
export function articleSaying(say: Say): Article & { readonly url: string } {
  const paragraphs = KINDS.map((kind): Omit<Paragraph, "id"> => ({ kind, text: say() }));
  const name = () => say().slice(0, LONGEST_NAME) || "Title";
  return {
    ...articleOf(paragraphs, { title: name(), notes: [note("archived", { host: name() })] }),
    byline: name(),
    siteName: name(),
    wire: name(),
    published: "2026-10-14",
    genre: "opinion",
    url: addressSaying(say()),
  };
}

function addressSaying(text: string): string {
  const address = `https://news.example/a?q=${text.slice(0, 200)}#(${text.slice(0, 50)})`;
  return URL.canParse(address) ? new URL(address).href : "https://news.example/a";
}

/** A result of a task, in which article and model say something wherever they can, however it was checked. */
export function resultSaying<T extends keyof typeof RESULTS>(task: T, say: Say): ReturnType<(typeof RESULTS)[T]> {
  return RESULTS[task](say) as ReturnType<(typeof RESULTS)[T]>;
}

const problemSaying = (say: Say) => soft("language", "phraseLeft", { words: say() });

const shared = (say: Say) => ({
  article: articleSaying(say),
  to: "en",
  problems: [problemSaying(say)],
  engine: "model" as const,
  model: say(),
  declined: say(),
});

const RESULTS = {
  translate: (say: Say): Result<"translate"> => ({
    ...shared(say),
    task: "translate",
    value: {
      to: "en",
      title: say(),
      paragraphs: [
        ...KINDS.map((_, index) => ({ id: index + 1, text: say(), status: "ok" as const, problems: [] })),
        { id: 1, text: say(), status: "untranslated", problems: [] },
        {
          id: 1,
          text: say(),
          status: "flagged",
          problems: [problemSaying(say)],
          doubts: [{ source: say(), text: say() }],
        },
      ],
      coverage: { paragraphs: 8, translated: 7, flagged: 1 },
      names: [],
    },
  }),
  summarize: (say: Say): Result<"summarize"> => ({
    ...shared(say),
    task: "summarize",
    value: { headline: say(), bullets: [1, 2].map((id) => ({ text: say(), paragraphs: [id] })), dropped: 1 },
  }),
  quotes: (say: Say): Result<"quotes"> => ({
    ...shared(say),
    task: "quotes",
    value: {
      quotes: (["speech", "speech", "term"] as const).map((kind) => ({
        kind,
        original: say(),
        spans: [],
        english: say(),
        speaker: say(),
        name: say(),
        role: say(),
        paragraph: 1,
        verified: "exact",
      })),
      withheld: 1,
      include: "all",
    },
  }),
  ask: (say: Say): Result<"ask"> => ({
    ...shared(say),
    task: "ask",
    question: say(),
    value: { answer: `${say()} [1] ${say()}`, paragraphs: [1, 2, 3] },
  }),
};
