import { z } from "zod";
import type { Article, Paragraph } from "../article/article.ts";
import { ArticleSchema, ParagraphSchema } from "../article/schema.ts";
import { MAX_CHARACTERS, MAX_PARAGRAPHS } from "../article/volume.ts";
import { UserError, userErrorCodes } from "../errors.ts";
import { type Ending, MOST_PARAGRAPHS, type ReplyPart } from "./reply.ts";

/** UTF-16 units of what a sentence for a person is filled with: a server may say much of a type. */
const MAX_VALUE = 20_000;

const PartSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("paragraphs"),
    // Their number is looked at before they are: each that is wrong costs time.
    paragraphs: z.array(z.unknown()).min(1).max(MOST_PARAGRAPHS).pipe(z.array(ParagraphSchema)),
  }),
  z.strictObject({ kind: z.literal("article"), article: ArticleSchema.omit({ paragraphs: true }) }),
  z.strictObject({
    kind: z.literal("user"),
    code: z.enum(userErrorCodes),
    values: z.record(z.string(), z.union([z.string().max(MAX_VALUE), z.number()])),
  }),
  z.strictObject({ kind: z.literal("defect"), name: z.string(), frames: z.string() }),
]) satisfies z.ZodType<ReplyPart>;

/** A reply as it comes from a process that has read hostile bytes. */
export interface CheckedReply {
  /** Throws where it is none of its parts. */
  readonly take: (part: unknown) => void;
  /** Throws where the reply has no ending. */
  readonly end: () => Ending & { readonly paragraphs: readonly Paragraph[] };
}

export function createCheckedReply(): CheckedReply {
  const paragraphs: Paragraph[] = [];
  let left = MAX_CHARACTERS;
  let ending: Ending | undefined;

  function add(paragraph: Paragraph): void {
    left -= paragraph.text.length;
    const isNext = paragraph.id === paragraphs.length + 1;
    if (!isNext || paragraph.id > MAX_PARAGRAPHS || left < 0) throw wrong("paragraphs");
    paragraphs.push(paragraph);
  }

  return {
    take(part) {
      const { data, error } = PartSchema.safeParse(part);
      if (!data) throw wrong(error.issues[0]?.path[0]);
      if (ending) throw wrong("end");
      if (data.kind !== "paragraphs") ending = data;
      else for (const paragraph of data.paragraphs) add(paragraph);
    },
    end() {
      if (!ending) throw wrong("end");
      return { ...ending, paragraphs };
    },
  };
}

/** Says where, and nothing of what stands there. */
const wrong = (where: PropertyKey = "kind") => new Error(`the reading process answers with a wrong ${String(where)}`);

/** The article, or what the process threw. */
export function articleOf(reply: ReturnType<CheckedReply["end"]>): Article {
  if (reply.kind === "article") return { ...reply.article, paragraphs: reply.paragraphs };
  if (reply.kind === "user") throw new UserError(reply.code, reply.values);
  const defect = new Error(`reading failed: ${reply.name}`);
  defect.stack = `${defect.message}\n${reply.frames}`;
  throw defect;
}
