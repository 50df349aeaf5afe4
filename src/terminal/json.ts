import type { Article } from "../article/article.ts";
import { noteSentence } from "../locale/note.ts";
import { english } from "../locale/translate.ts";
import type { Result } from "../task/result.ts";

/** The one object that `--json` prints for a result. Every field is always there; what is not known is null. */
export function resultJson(result: Result): object {
  const { task, engine, cached, model, declined, usage, costUsd, problems, value } = result;
  return {
    task,
    article: articleFields(result.article),
    ...value,
    engine,
    cached: cached ?? null,
    model: model ?? null,
    declined: declined ?? null,
    usage: usage ?? null,
    costUsd: costUsd ?? null,
    problems,
  };
}

/** The same for `extract`, which needs no engine beyond the parser. */
export function articleJson(article: Article): object {
  return {
    task: "extract",
    article: articleFields(article),
    engine: "extractive",
    cached: null,
    model: null,
    declined: null,
    usage: null,
    costUsd: 0,
    problems: [],
  };
}

function articleFields(article: Article): object {
  const { id, title, language, reading, notes, paragraphs } = article;
  return {
    id,
    url: article.url ?? null,
    canonicalUrl: article.canonicalUrl ?? null,
    title,
    byline: article.byline ?? null,
    siteName: article.siteName ?? null,
    published: article.published ?? null,
    modified: article.modified ?? null,
    image: article.image ?? null,
    section: article.section ?? null,
    wire: article.wire ?? null,
    genre: article.genre ?? null,
    pasted: article.pasted ?? null,
    language,
    reading,
    expectedParagraphs: article.expectedParagraphs ?? null,
    chapters: article.chapters ?? null,
    notes: notes.map((note) => noteSentence(note, english)),
    changed: article.changed ?? null,
    paragraphs,
  };
}
