import { z } from "zod";
import type { Article } from "../article/article.ts";
import type { ReadHints } from "../article/read.ts";
import { userErrorCodes } from "../errors.ts";

/** What the reading process is asked. */
export interface ReadRequest {
  readonly bytes: Uint8Array;
  readonly hints: ReadHints;
}

const Paragraph = z.strictObject({
  id: z.int().positive(),
  kind: z.enum(["text", "heading", "quote", "list", "table", "caption"]),
  text: z.string(),
});

const ReadArticle = z.strictObject({
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
  paragraphs: z.array(Paragraph).readonly(),
  notes: z.array(z.string()).readonly(),
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

/** What it answers. It has read hostile bytes, so its word is checked too. */
export const ReadReply = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("ready") }),
  z.strictObject({ kind: z.literal("article"), article: ReadArticle }),
  z.strictObject({
    kind: z.literal("user"),
    code: z.enum(userErrorCodes),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  z.strictObject({ kind: z.literal("defect"), name: z.string(), frames: z.string() }),
]);
export type ReadReply = z.infer<typeof ReadReply>;
