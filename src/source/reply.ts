import { z } from "zod";
import type { ReadHints } from "../article/read.ts";
import { ArticleSchema } from "../article/schema.ts";
import { userErrorCodes } from "../errors.ts";

/** What the reading process is asked. */
export interface ReadRequest {
  readonly bytes: Uint8Array;
  readonly hints: ReadHints;
}

/** What it answers. It has read hostile bytes, so its word is checked too. */
export const ReadReply = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("ready") }),
  z.strictObject({ kind: z.literal("article"), article: ArticleSchema }),
  z.strictObject({
    kind: z.literal("user"),
    code: z.enum(userErrorCodes),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  z.strictObject({ kind: z.literal("defect"), name: z.string(), frames: z.string() }),
]);
export type ReadReply = z.infer<typeof ReadReply>;
