import type { DatabaseSync } from "node:sqlite";
import type { Article } from "../../src/article/article.ts";
import type { Reference } from "../../src/store/references.ts";
import type { Store } from "../../src/store/store.ts";
import { articleOf } from "../fakes/articles.ts";
import { holds } from "../fakes/canary.ts";

/** In every text and address that is stored in a test; the number tells which article it belongs to. */
export const canary = (name: string | number) => `Kanarienvogel-Ω-${name}-ωνοπ`;

interface Given {
  readonly jobId: string;
  readonly article: Article;
  readonly guildId?: string | undefined;
  readonly userId?: string;
  readonly private?: boolean;
  /** Where the answer is talked about. */
  readonly place?: string;
  readonly text?: string;
}

/** An article with a canary in whatever can hold one; `size` in characters. */
export function articleWith(name: string | number, size = 100): Article {
  const text = canary(name);
  return articleOf([`${text} `.repeat(Math.ceil(size / text.length)), "Два."], {
    title: `Title ${text}`,
    url: `https://n.example/${text}?utm`,
    page: `https://n.example/${text}`,
    byline: text,
  });
}

/** Reads an article, as the source does. */
export async function read({ cache }: Store, article: Article): Promise<void> {
  const page = article.page ?? "";
  await cache.articles.keep(article);
  await cache.links.put(page, { id: article.id, title: article.title, page });
  await cache.links.put(`https://t.example/${article.id}`, { id: article.id, title: article.title, page });
  await cache.copies.put(["some", `keys of ${article.id}`], { id: article.id, page });
}

/** Asks a question and is answered, with all that is stored on the way. */
export async function ask(store: Store, given: Given): Promise<void> {
  const { jobId, article, guildId, userId = "ann", text = canary(jobId), place = "channel/article" } = given;
  const { anchors, cache, conversations, lastSeen, references, readerPages, usage } = store;
  const isPrivate = given.private ?? false;
  const { id, title, url } = article;
  const reference: Reference = {
    jobId,
    task: "ask",
    guildId,
    channelId: "channel",
    userId,
    private: isPrivate,
    conversation: place,
    article: { id, title, url },
  };
  await references.add(reference);
  const answer = { value: { answer: `So ${text}.`, paragraphs: [1] }, problems: [], model: "m" };
  await cache.results.put(`result ${text} of ${article.id}`, { ...answer, task: "ask", article: id });
  await cache.shown.put(jobId, { ...answer, task: "ask", article, to: "en", question: text, engine: "model" });
  const options = { to: "en", question: text };
  const request = { task: "ask", options, private: isPrivate, userId, channelId: "channel" } as const;
  await cache.requests.put(jobId, request);
  await cache.requests.put(`form of ${jobId}`, request);
  await conversations.open(place, { articleId: id, to: "en", locale: "en-GB" });
  await conversations.add(place, jobId, { question: `${text}?`, answer: `${text}.` });
  await conversations.move(place, `thread of ${jobId}`);
  await anchors.set(place, { guildId, channelId: "channel", messageId: jobId, jobId });
  await lastSeen.note(place, "7");
  await usage.record({ jobId, guildId, userId, task: "ask", tokens: 1_000, usd: 0.5, cached: false });
  await readerPages.publish(jobId);
}

/** Translates an article for a server. */
export async function translate(store: Store, given: Given): Promise<void> {
  const { jobId, article, guildId, userId = "ann" } = given;
  const { id, title, url } = article;
  const isPrivate = given.private ?? false;
  await store.references.add({
    jobId,
    task: "translate",
    guildId,
    channelId: "channel",
    userId,
    private: isPrivate,
    article: { id, title, url },
  });
  const coverage = { paragraphs: 1, translated: 1, flagged: 0 };
  const value = { to: "en", title, paragraphs: [], coverage, names: [{ source: title, target: title }] };
  const done = { value, problems: [], model: "m", task: "translate" as const };
  await store.cache.results.put(`translation of ${id}`, { ...done, article: id });
  await store.cache.drafts.put(`draft of ${id}`, { article: id, texts: { key: title } });
  const heard = { kind: "forgone" } as const;
  await store.cache.transcripts.put(`transcript of ${id}`, { article: id, task: "translate", heard });
  await store.cache.shown.put(jobId, { ...done, article, to: "en", engine: "model" });
}

/** What is kept, as text, by table or key. */
export type Content = ReadonlyMap<string, string>;

export const tablesOf = (database: DatabaseSync): string[] =>
  database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .all()
    .map(({ name }) => String(name));

export const contentOf = (database: DatabaseSync): Content =>
  new Map(
    tablesOf(database).flatMap((name) => {
      const rows = database.prepare(`SELECT * FROM "${name}"`).all();
      return rows.length > 0 ? [[name, rows.map((row) => JSON.stringify(row)).join("\n")]] : [];
    }),
  );

/** Tables that have a row. */
export const filledTables = (database: DatabaseSync): string[] => [...contentOf(database).keys()];

/** Where a text is, in any form. */
export const foundIn = (content: Content, text: string): string[] =>
  [...content].flatMap(([name, kept]) => (holds(`${name}\n${kept}`, text) ? [name] : []));

export const found = (database: DatabaseSync, text: string): string[] => foundIn(contentOf(database), text);
