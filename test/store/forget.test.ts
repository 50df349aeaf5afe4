import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Article } from "../../src/article/article.ts";
import { openDatabase } from "../../src/store/database.ts";
import type { Reference } from "../../src/store/references.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { articleOf } from "../fakes/articles.ts";

/** In every text and address that is stored in a test; the number tells which article it belongs to. */
const canary = (name: string | number) => `Kanarienvogel-Ω-${name}-ωνοπ`;

function start() {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-forget-"));
  const database = openDatabase(folder);
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });
  const onError = (error: unknown): never => {
    throw error;
  };
  const store = createStore(database, { now: Date.now, retentionDays: 30, onError });
  return { store, database, folder };
}

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
function articleWith(name: string | number, size = 100): Article {
  const text = canary(name);
  return articleOf([`${text} `.repeat(Math.ceil(size / text.length)), "Два."], {
    title: `Title ${text}`,
    url: `https://n.example/${text}?utm`,
    page: `https://n.example/${text}`,
    byline: text,
  });
}

/** Reads an article, as the source does. */
async function read({ cache }: Store, article: Article): Promise<void> {
  const page = article.page ?? "";
  await cache.articles.keep(article);
  await cache.links.put(page, { id: article.id, title: article.title, page });
  await cache.links.put(`https://t.example/${article.id}`, { id: article.id, title: article.title, page });
  await cache.copies.put(["some", `keys of ${article.id}`], { id: article.id, page });
}

/** Asks a question and is answered, with all that is stored on the way. */
async function ask(store: Store, given: Given): Promise<void> {
  const { jobId, article, guildId, userId = "ann", text = canary(jobId), place = "channel/article" } = given;
  const { cache, conversations, references, readerPages, usage } = store;
  const isPrivate = given.private ?? false;
  const { id, title, url } = article;
  const reference: Reference = {
    jobId,
    task: "ask",
    guildId,
    channelId: "channel",
    userId,
    private: isPrivate,
    article: { id, title, url },
  };
  await references.add(reference);
  const answer = { value: { answer: `So ${text}.`, paragraphs: [1] }, problems: [], model: "m" };
  await cache.results.put(`result ${text} of ${article.id}`, { ...answer, task: "ask", article: id });
  await cache.shown.put(jobId, { ...answer, task: "ask", article, to: "en", question: text, engine: "model" });
  const options = { to: "en", question: text };
  await cache.requests.put(jobId, { task: "ask", options, private: isPrivate, userId });
  await cache.requests.put(`form of ${jobId}`, { task: "ask", options, private: isPrivate, userId });
  await conversations.open(place, { articleId: id, to: "en", locale: "en-GB" });
  await conversations.add(place, jobId, { question: `${text}?`, answer: `${text}.` });
  await conversations.move(place, `thread of ${jobId}`);
  await usage.record({ jobId, guildId, userId, task: "ask", tokens: 1_000, usd: 0.5, cached: false });
  await readerPages.publish(jobId);
}

/** Translates an article for a server. */
async function translate(store: Store, given: Given): Promise<void> {
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
  await store.cache.shown.put(jobId, { ...done, article, to: "en", engine: "model" });
}

/** Where a text is in the database, plain or in Base64. */
function found(database: DatabaseSync, text: string): string[] {
  const forms = formsOf(text).map((form) => form.toString());
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  return tables.flatMap(({ name }) => {
    const rows = database.prepare(`SELECT * FROM "${String(name)}"`).all();
    return rows.flatMap((row) => (forms.some((form) => JSON.stringify(row).includes(form)) ? [String(name)] : []));
  });
}

/** The files of the store that hold a text. */
function filesWith(folder: string, text: string): string[] {
  const forms = formsOf(text);
  return readdirSync(folder).filter((file) => {
    const bytes = readFileSync(join(folder, file));
    return forms.some((form) => bytes.includes(form));
  });
}

/** As it is, and in Base64 wherever it may begin there. */
function formsOf(text: string): Buffer[] {
  const encoded = [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]).toString("base64url");
    return Buffer.from(whole.slice(before === 0 ? 0 : 4, -4));
  });
  return [Buffer.from(text), ...encoded];
}

describe("an article that a server forgets", () => {
  test("is in no table and in no file any more, plain or in Base64", async () => {
    const { store, database, folder } = start();
    const article = articleWith("one");
    await read(store, article);
    await translate(store, { jobId: "1", article, guildId: "a" });
    await ask(store, { jobId: "2", article, guildId: "a", text: canary("one") });
    const before = new Set(found(database, canary("one")));
    expect([...before].toSorted()).toEqual(["keyv", "reference", "subject", "turn"]);
    expect(filesWith(folder, canary("one"))).not.toEqual([]);

    expect(await store.forget.article("a", article.id)).toBe(2);
    // What is asked for by another way than its job is the person's.
    await store.forget.person("ann");
    expect(found(database, canary("one"))).toEqual([]);
    expect(found(database, article.id)).toEqual([]);
    expect(filesWith(folder, canary("one"))).toEqual([]);
  });

  test("stays with another server, with all that is needed there", async () => {
    const { store } = start();
    const article = articleWith("one");
    await read(store, article);
    await translate(store, { jobId: "1", article, guildId: "a" });
    await ask(store, { jobId: "2", article, guildId: "a" });
    await ask(store, { jobId: "3", article, guildId: "b", place: "elsewhere" });
    const [withdrawn, secret] = [await store.readerPages.publish("2"), await store.readerPages.publish("3")];
    await store.forget.article("a", article.id);

    const { cache, conversations, references } = store;
    expect(await cache.articles.get(article.id)).toEqual(article);
    expect(await cache.results.get(`translation of ${article.id}`)).toBeDefined();
    expect([await cache.shown.get("1"), await cache.shown.get("2"), await cache.requests.get("2")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(await cache.shown.get("3")).toBeDefined();
    expect(await conversations.find("channel/article")).toBeUndefined();
    expect(await conversations.placesOf(["2"])).toEqual([]);
    expect(await conversations.find("elsewhere")).toMatchObject({ articleId: article.id });
    expect(await conversations.turns("elsewhere")).toHaveLength(1);
    expect([await store.readerPages.find(withdrawn), await store.readerPages.find(secret)]).toEqual([undefined, "3"]);
    expect([await references.recentIn("a", 25), (await references.recentIn("b", 25)).length]).toEqual([[], 1]);

    await store.forget.article("b", article.id);
    expect(await cache.articles.get(article.id)).toBeUndefined();
    expect(await cache.results.get(`translation of ${article.id}`)).toBeUndefined();
  });

  test("takes nothing of another article along, not even in the same place", async () => {
    const { store } = start();
    const [one, two] = [articleWith("one"), { ...articleWith("two"), page: articleWith("one").page ?? "" }];
    for (const article of [one, two]) await read(store, article);
    await ask(store, { jobId: "1", article: one, guildId: "a" });
    await ask(store, { jobId: "2", article: two, guildId: "a" });
    await store.forget.article("a", one.id);

    expect(await store.cache.articles.get(two.id, two.page)).toEqual(two);
    expect((await store.cache.links.get(two.page)).versions.map(({ id }) => id)).toEqual([two.id]);
    expect(await store.cache.copies.like(["some"])).toEqual([{ id: two.id, page: two.page }]);
    expect(await store.conversations.turns("channel/article")).toHaveLength(1);
  });

  test("leaves the files among many of all sizes", async () => {
    const { store, folder } = start();
    const articles = Array.from({ length: 40 }, (_, index) => articleWith(`${index}.`, 40 * 1.2 ** index));
    for (const [index, article] of articles.entries()) {
      await read(store, article);
      await translate(store, { jobId: `t${index}`, article, guildId: "a" });
    }
    const half = articles.filter((_, index) => index % 2 === 0);
    for (const article of half) await store.forget.article("a", article.id);

    const left = articles.flatMap((_, index) => (filesWith(folder, canary(`${index}.`)).length > 0 ? [index] : []));
    expect(left).toEqual(articles.flatMap((_, index) => (index % 2 === 1 ? [index] : [])));
  });
});

describe("a person who is forgotten", () => {
  test("leaves no question and no name, and what servers were given stays", async () => {
    const { store, database, folder } = start();
    const [open, own] = [articleWith("open"), articleWith("own")];
    const [ann, bob] = [canary("Ann"), canary("Bob")];
    for (const article of [open, own]) await read(store, article);
    await translate(store, { jobId: "1", article: open, guildId: "a", userId: ann });
    await ask(store, { jobId: "2", article: open, guildId: "a", userId: ann, text: canary("asked") });
    await ask(store, { jobId: "3", article: open, guildId: "a", userId: bob, text: canary("other") });
    const place = `channel/own/${ann}`;
    await ask(store, { jobId: "4", article: own, guildId: "a", userId: ann, private: true, place });
    await ask(store, { jobId: "5", article: own, userId: ann, place: "direct" });
    expect(await store.forget.person(ann)).toBe(4);

    for (const gone of [ann, canary("asked"), canary("own"), own.id]) {
      expect([gone, found(database, gone), filesWith(folder, gone)]).toEqual([gone, [], []]);
    }
    expect(await store.cache.articles.get(open.id)).toEqual(open);
    expect([await store.cache.shown.get("1"), await store.cache.shown.get("3")]).not.toContain(undefined);
    expect(await store.conversations.turns("channel/article")).toEqual([
      { question: `${canary("other")}?`, answer: `${canary("other")}.` },
    ]);
    expect((await store.usage.month("a", new Date().toISOString().slice(0, 7))).total.usd).toBe(1.5);
    expect(await store.forget.article("a", open.id)).toBe(3);
    expect(found(database, canary("open"))).toEqual([]);
  });

  test("takes along an article that was for their eyes alone, not one that others were given", async () => {
    const { store } = start();
    const [own, shared] = [articleWith("own"), articleWith("shared")];
    for (const article of [own, shared]) await read(store, article);
    for (const [index, article] of [own, shared].entries()) {
      await translate(store, { jobId: `${index}`, article, guildId: "a", private: true });
    }
    await translate(store, { jobId: "3", article: shared, guildId: "a", private: true, userId: "bob" });
    await store.forget.person("ann");

    expect([await store.cache.articles.get(own.id), await store.cache.articles.get(shared.id)]).toEqual([
      undefined,
      shared,
    ]);
    expect(await store.references.recent("channel", "bob", 25)).toHaveLength(1);
  });

  test("may be nobody who ever asked", async () => {
    expect(await start().store.forget.person("nobody")).toBe(0);
  });
});

test("a person's own spellings go with them, a server's stay", async () => {
  const { store } = start();
  const term = { source: "Мюнхен", target: "Munich", to: "en" };
  for (const place of ["ann", "guild"]) await store.terms.add(place, term);
  await store.forget.person("ann");

  expect(await store.terms.list("ann")).toEqual([]);
  expect(await store.terms.list("guild")).toEqual([term]);
});
