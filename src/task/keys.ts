import { createHash } from "node:crypto";
import type { Article } from "../article/article.ts";
import type { Options, Turn } from "../job.ts";
import type { Llm } from "../llm/llm.ts";
import type { Task } from "./task.ts";
import { systemDigest } from "./work.ts";

/** What of a task shapes its answers. */
type Kind = Pick<Task, "name" | "version">;

/**
 * Digest of all that shapes an answer, so that nobody is given another's. An answer of `fallback`, which `llm` declined
 * to give, has a key of its own: it serves only where the same two models are set up.
 */
export function resultKey(
  task: Kind,
  article: Article,
  options: Options,
  turns: readonly Turn[],
  llm: Llm,
  fallback?: Llm,
): string {
  const { id, title, siteName, byline, published, language, paragraphs } = article;
  return digest({
    ...engine(task, options, llm),
    // The id is the prose's alone; all else that the model is shown shapes an answer too.
    article: [
      id,
      title,
      siteName,
      byline,
      published,
      language,
      paragraphs.map((paragraph) => [paragraph.id, paragraph.text]),
    ],
    length: task.name === "summarize" ? (options.length ?? "medium") : undefined,
    // Only what isn't the default, so that what was kept before there was a choice stays.
    include: task.name === "quotes" && options.include === "all" ? "all" : undefined,
    asked: task.name === "ask" ? [options.question, turns] : undefined,
    fallback: fallback && [fallback.model, fallback.settings],
  });
}

/**
 * Where the draft of a page's text is kept, from version to version. None for a file: its text may be another's page
 * with words put in, which must not come back in that page's next version.
 */
export function draftKey(task: Kind, { page }: Article, options: Options, llm: Llm): string | undefined {
  return page === undefined ? undefined : digest({ ...engine(task, options, llm), page });
}

function engine({ name, version }: Kind, { to, terms, review }: Options, llm: Llm) {
  const translating = name === "translate" ? { terms, review } : {};
  return { task: [name, version, systemDigest], model: [llm.model, llm.settings], to, ...translating };
}

function digest(shaping: object): string {
  return createHash("sha256").update(JSON.stringify(shaping)).digest("base64url").slice(0, 26);
}
