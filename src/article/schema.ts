import { z } from "zod";
import type { Article } from "./article.ts";
import { noteCodes } from "./note.ts";

const ParagraphSchema = z.strictObject({
  id: z.int().positive(),
  kind: z.enum(["text", "heading", "quote", "list", "table", "caption"]),
  text: z.string(),
});

const NoteSchema = z.strictObject({
  code: z.enum(noteCodes),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** An article as bytes are read to it: without what only its source knows. */
export const ArticleSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,26}$/),
  url: z.string().exactOptional(),
  canonicalUrl: z.string().exactOptional(),
  title: z.string().min(1),
  byline: z.string().exactOptional(),
  siteName: z.string().exactOptional(),
  published: z.string().exactOptional(),
  modified: z.string().exactOptional(),
  image: z.url({ protocol: /^https?$/ }).exactOptional(),
  section: z.string().exactOptional(),
  wire: z.string().exactOptional(),
  genre: z.enum(["opinion", "sponsored"]).exactOptional(),
  pasted: z.literal(true).exactOptional(),
  language: z.string(),
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
