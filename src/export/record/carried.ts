import { z } from "zod";
import { ArticleSchema } from "../../article/schema.ts";
import { problemCodes } from "../../locale/problem.ts";
import type { Edition } from "../edition.ts";

const ProblemSchema = z.object({
  check: z.string(),
  unit: z.string().exactOptional(),
  severity: z.enum(["hard", "soft"]),
  code: z.enum(problemCodes),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  detail: z.string(),
});

/** Beyond what any task gives; a page's marks take time with their product. */
const MAX_QUOTES = 1_000;
const MAX_SPANS = 20;

const Count = z.int().nonnegative();
const Reference = z.int().positive();

const TranslationSchema = z.object({
  to: z.string(),
  title: z.string(),
  paragraphs: z
    .array(
      z.object({
        id: Reference,
        text: z.string(),
        status: z.enum(["ok", "repaired", "flagged", "untranslated"]),
        problems: z.array(ProblemSchema),
        doubts: z.array(z.object({ source: z.string(), text: z.string() })).exactOptional(),
      }),
    )
    .readonly(),
  coverage: z.object({ paragraphs: Count, translated: Count, flagged: Count, reused: Count.exactOptional() }),
  names: z.array(z.object({ source: z.string(), target: z.string() })),
});

const SummarySchema = z.object({
  headline: z.string(),
  bullets: z.array(z.object({ text: z.string(), paragraphs: z.array(Reference) })),
  dropped: Count,
});

const QuotesSchema = z.object({
  quotes: z
    .array(
      z.object({
        kind: z.enum(["speech", "term"]).default("speech"),
        original: z.string(),
        spans: z.array(z.object({ start: Count, end: Count })).max(MAX_SPANS),
        english: z.string(),
        speaker: z.string(),
        name: z.string(),
        role: z.string(),
        paragraph: Reference,
        verified: z.enum(["exact", "folded", "punctuation", "elided"]),
      }),
    )
    .max(MAX_QUOTES),
  withheld: Count,
  include: z.enum(["speech", "all"]).default("speech"),
});

const UsageSchema = z.object({
  requests: Count,
  inputTokens: Count,
  cacheReadTokens: Count,
  cacheWriteTokens: Count,
  cacheWriteHourTokens: Count,
  outputTokens: Count,
});

/** What an export shows of a result. */
function resultOf<T extends string, V extends z.ZodType>(task: T, value: V) {
  return z.object({
    task: z.literal(task),
    to: z.string(),
    value,
    problems: z.array(ProblemSchema),
    engine: z.enum(["model", "extractive"]),
    model: z.string().exactOptional(),
    declined: z.string().exactOptional(),
    cached: z.object({ at: z.string() }).exactOptional(),
    usage: UsageSchema.exactOptional(),
    costUsd: z.number().nonnegative().exactOptional(),
  });
}

const CarriedSchema = z.object({
  article: z.object({
    ...ArticleSchema.shape,
    changed: z
      .object({
        headline: z.boolean(),
        paragraphs: z.array(Reference),
        removed: Count,
        since: z.string(),
        previous: z.string(),
      })
      .exactOptional(),
  }),
  translation: resultOf("translate", TranslationSchema).exactOptional(),
  summary: resultOf("summarize", SummarySchema).exactOptional(),
  quotes: resultOf("quotes", QuotesSchema).exactOptional(),
  made: z.iso.datetime(),
});

/** An edition as a file carries it: the article once, and of each result what is shown. */
export type Carried = z.infer<typeof CarriedSchema>;

/** Throws ZodError for what is no edition. */
export function carried(edition: unknown): Carried {
  return CarriedSchema.parse(edition);
}

/** The edition that was carried. */
export function editionOf({ article, translation, summary, quotes, made }: Carried): Edition {
  return {
    article,
    ...(translation && { translation: { ...translation, article } }),
    ...(summary && { summary: { ...summary, article } }),
    ...(quotes && { quotes: { ...quotes, article } }),
    made,
  };
}
