import { z } from "zod";
import type { Article } from "./article.ts";
import { noteCodes } from "./note.ts";
import { MAX_PARAGRAPH } from "./volume.ts";

/** UTF-16 units of what is said of an article; an address may be longer. */
const MAX_FIELD = 2_000;
const Field = z.string().max(MAX_FIELD);
const Address = z.string().max(10_000);

export const ParagraphSchema = z.strictObject({
  id: z.int().positive(),
  kind: z.enum(["text", "heading", "quote", "list", "table", "caption"]),
  text: z.string().max(MAX_PARAGRAPH),
});

const NoteSchema = z.strictObject({
  code: z.enum(noteCodes),
  values: z.record(z.string(), z.union([Field, z.number()])),
});

/** An article as bytes are read to it: without what only its source knows. */
export const ArticleSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,26}$/),
  url: Address.exactOptional(),
  canonicalUrl: Address.exactOptional(),
  title: Field.min(1),
  byline: Field.exactOptional(),
  siteName: Field.exactOptional(),
  published: Field.exactOptional(),
  modified: Field.exactOptional(),
  image: z.url({ protocol: /^https?$/ }).exactOptional(),
  section: Field.exactOptional(),
  wire: Field.exactOptional(),
  genre: z.enum(["opinion", "sponsored"]).exactOptional(),
  pasted: z.literal(true).exactOptional(),
  language: Field,
  paragraphs: z.array(ParagraphSchema).readonly(),
  notes: z.array(NoteSchema).readonly(),
  reading: z.enum([
    "full",
    "teaser",
    "consent",
    "captcha",
    "login",
    "script",
    "photo",
    "video",
    "live",
    "list",
    "gone",
    "empty",
  ]),
  expectedParagraphs: z.int().positive().exactOptional(),
  chapters: z.int().positive().exactOptional(),
}) satisfies z.ZodType<Article>;
