import { DiscordAPIError } from "discord.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { note } from "../../src/article/note.ts";
import type { ParagraphKind, Reading } from "../../src/article/article.ts";
import { renderEdition } from "../../src/discord/message/beside.ts";
import { THREAD_NAME } from "../../src/discord/limits.ts";
import { LOCALES } from "../../src/discord/command/localized.ts";
import type { Message } from "../../src/discord/message/message.ts";
import { sendInAnyForm } from "../../src/discord/message/plain.ts";
import { renderResult } from "../../src/discord/message/render.ts";
import { renderSources } from "../../src/discord/press/source.ts";
import { createOpenThread } from "../../src/discord/thread/thread.ts";
import { editionWith } from "../../src/export/edition.ts";
import type { Job, ReplyTo } from "../../src/job.ts";
import { translator } from "../../src/locale/translate.ts";
import { soft } from "../../src/task/check/problem.ts";
import type { Result } from "../../src/task/result.ts";
import { articleOf } from "../fakes/articles.ts";
import { brokenLimits } from "./broken-limits.ts";

const LONG = [
  "*",
  "\\",
  "القدس ",
  "北京说，",
  "👨‍👩‍👧‍👦",
  "[a](https://x.example) ",
  "\n",
  "a\u0301\u0323",
  "_@everyone_ ",
  "# x\n> y\n",
];

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.constantFrom("", " ", "\u200b", "\u2068\u2069", "Plain words. And more of them."),
  fc
    .tuple(fc.constantFrom(...LONG), fc.integer({ min: 1, max: 6_000 }))
    .map(([unit, length]) => unit.repeat(Math.ceil(length / unit.length))),
);
/** What a page says of its article. */
const field = text.map((words) => words.slice(0, 2_000));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const language = fc.constantFrom("en", "ar", "he", "zh-Hans", "ja", "und", "de-Latn-DE-1901-abcde-abcdefgh-abcde");
const url = fc.constantFrom(
  "https://news.example/a",
  `https://news.example/${"(".repeat(400)}`,
  "no address",
  `https://${"a.".repeat(120)}example/`,
);
const kind = fc.constantFrom<ParagraphKind>("text", "heading", "quote", "list", "table", "caption");
const reading = fc.constantFrom<Reading>("full", "teaser", "live");

const article = fc
  .record({
    paragraphs: fc.array(fc.record({ kind, text }), { maxLength: 6 }),
    title: field.filter((title) => title !== ""),
    byline: maybe(field),
    siteName: maybe(field),
    wire: maybe(field),
    url: maybe(url),
    published: maybe(fc.constantFrom("2026-10-14", "2026-10-14T18:32:00+02:00", "junk")),
    language,
    reading,
    notes: fc.array(
      field.map((host) => note("archived", { host })),
      { maxLength: 4 },
    ),
  })
  .map(({ paragraphs, ...over }) => articleOf(paragraphs, JSON.parse(JSON.stringify(over)) as object));

const problems = fc.array(
  text.map((words) => soft("language", "phraseLeft", { words })),
  { maxLength: 5 },
);
const ids = fc.array(fc.integer({ min: 1, max: 999_999 }), { maxLength: 8 });
const common = fc.record({
  article,
  to: language,
  problems,
  engine: fc.constantFrom("model", "extractive"),
  model: text,
  costUsd: fc.constantFrom(0, 0.0001, 12),
  cached: maybe(fc.constant({ at: "2026-11-20T12:00:00Z" })),
});

const values = {
  translate: fc.record({
    to: language,
    title: text,
    paragraphs: fc.array(
      fc.record({
        id: fc.integer({ min: 1, max: 6 }),
        text,
        status: fc.constantFrom("ok", "repaired", "flagged", "untranslated"),
        problems,
        doubts: fc.array(fc.record({ source: text, text }), { maxLength: 3 }),
      }),
      { maxLength: 12 },
    ),
    coverage: fc.constant({ paragraphs: 12, translated: 10, flagged: 2 }),
    names: fc.constant([]),
  }),
  summarize: fc.record({
    headline: text,
    bullets: fc.array(fc.record({ text, paragraphs: ids }), { maxLength: 8 }),
    dropped: fc.nat(3),
  }),
  quotes: fc.record({
    quotes: fc.array(
      fc.record({
        kind: fc.constantFrom("speech", "term"),
        original: text,
        spans: fc.constant([]),
        english: text,
        speaker: text,
        name: text,
        role: text,
        paragraph: fc.integer({ min: 1, max: 999 }),
        verified: fc.constant("exact"),
      }),
      { maxLength: 8 },
    ),
    withheld: fc.nat(3),
    include: fc.constantFrom("speech", "all"),
  }),
  ask: fc.record({ answer: text, paragraphs: ids }),
};

/** Whatever a model and a page may have made together. */
const results = fc.constantFrom(...(Object.keys(values) as (keyof typeof values)[])).chain((task) =>
  fc.record({ common, value: values[task] as fc.Arbitrary<object>, question: maybe(text) }).map(
    ({ common: shared, value, question }) =>
      // Without what is undefined, as stored results are.
      JSON.parse(JSON.stringify({ ...shared, task, value, question })) as Result,
  ),
);

const views = fc.record({
  job: fc.constantFrom("1", "9".repeat(20)),
  page: fc.integer({ min: -1, max: 9_999 }),
  now: fc.constant(Date.parse("2026-11-23T00:00:00Z")),
  attach: fc.boolean(),
  note: maybe(text),
  t: fc.constantFrom(...LOCALES, "ar").map(translator),
  isPrivate: fc.boolean(),
  address: maybe(fc.constantFrom("https://d.example/r/1", `https://d.example/${"r".repeat(600)}`)),
  length: maybe(fc.constantFrom("short" as const, "medium" as const, "long" as const)),
  languages: fc.array(language, { maxLength: 25 }),
  cite: fc.constantFrom(undefined, () => "https://discord.com/channels/1/2/3"),
});

/** As it is, and in each form it is sent in where that is refused. */
async function formsOf(message: Message): Promise<Message[]> {
  const forms: Message[] = [];
  const malformed = new DiscordAPIError({ code: 50035, message: "Invalid Form Body" }, 50035, 400, "PATCH", "", {});
  await sendInAnyForm(message, (form) => {
    forms.push(form);
    return Promise.reject(malformed);
  }).catch(() => undefined);
  return forms;
}

describe("no limit of Discord's is broken", () => {
  test("by whatever a result holds, in any form of the message", async () => {
    await fc.assert(
      fc.asyncProperty(results, views, async (result, view) => {
        const forms = await formsOf(renderResult(result, view));
        expect(forms).toHaveLength(3);
        expect(forms.flatMap(brokenLimits)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("by an article beside its translation", async () => {
    await fc.assert(
      fc.asyncProperty(results, views, async (result, view) => {
        const edition = editionWith(result, "2026-11-23T00:00:00Z");
        // An answer has none.
        fc.pre(edition !== undefined);
        const forms = await formsOf(renderEdition({ edition, results: [result] }, view));
        expect(forms.flatMap(brokenLimits)).toEqual([]);
      }),
    );
  });

  test("by a thread's name and its introduction", async () => {
    await fc.assert(
      fc.asyncProperty(article, views, async (about, { job, t }) => {
        const names: string[] = [];
        const posted: Message[] = [];
        const openThread = createOpenThread({
          rest: {
            post: async (_route: string, { body }: { body: { name: string } }) => names.push(body.name),
          } as never,
          deliver: {
            post: async (_channel, message) => (posted.push(message), { channelId: "1", messageId: "2" }),
          },
          store: {
            faults: { spare: (act: () => unknown) => act() },
            anchors: { find: async () => undefined, set: async () => undefined },
            conversations: { find: async () => undefined, open: async () => undefined },
            lastSeen: { note: async () => undefined },
          } as never,
          messageContent: false,
        });
        const replyTo = { channelId: "1", locale: t.locale, thread: { kind: "under", messageId: "2" } } as ReplyTo;
        await openThread({ id: job, options: { to: "en" } } as Job, replyTo, about);
        expect(names).toHaveLength(1);
        expect(names[0]?.trim()).not.toBe("");
        expect(names[0]?.length).toBeLessThanOrEqual(THREAD_NAME);
        expect(posted.flatMap(brokenLimits)).toEqual([]);
      }),
    );
  });

  test("by what an answer rests on", () => {
    const answers = results.filter(({ task }) => task === "ask") as fc.Arbitrary<Result<"ask">>;
    fc.assert(
      fc.property(answers, text, views, (result, translation, { job, page, t }) => {
        const shown = renderSources(result, new Map([[1, translation]]), { job, page: Math.max(0, page), t });
        expect(brokenLimits(shown)).toEqual([]);
      }),
    );
  });
});
