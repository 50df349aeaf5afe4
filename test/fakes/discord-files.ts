import type { APIAttachment } from "discord-api-types/v10";
import { SECRET } from "./canary.ts";
import { ApiError, badLength } from "./discord-errors.ts";
import type { World } from "./discord-world.ts";

/** A file of a request, or one that a user attaches. */
export interface UploadedFile {
  /** Of the form: `files[0]`. */
  readonly field: string;
  readonly name: string;
  readonly bytes: Buffer;
  readonly contentType: string;
}

/** A file a user attaches. */
export interface UserFile {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  readonly contentType?: string;
}

export function uploaded({ name, bytes, contentType = "application/octet-stream" }: UserFile): UploadedFile {
  return { field: "files[0]", name, bytes: Buffer.from(bytes as Uint8Array), contentType };
}

/** What a request says of an attachment: a new one by the number of its file, a kept one by its id. */
export interface AttachmentEntry {
  readonly id: string | number;
  readonly filename?: string | null;
  readonly description?: string | null;
}

const DAY = 24 * 60 * 60 * 1000;
const DEFAULT_LIMIT = 10 * 1024 * 1024;
/** Of all files of a request together. */
const REQUEST_LIMIT = 25 * 1024 * 1024;
const MOST_FILES = 10;

/**
 * Puts files on the fake's CDN. Their addresses are signed and end after a day, as Discord's do.
 * @throws ApiError 40005 for a file over `limit` bytes
 */
export function storeFiles(
  world: World,
  channelId: string,
  files: readonly UploadedFile[],
  entries: readonly AttachmentEntry[] = [],
  limit = DEFAULT_LIMIT,
): APIAttachment[] {
  if (files.length > MOST_FILES) throw badLength("attachments", 0, MOST_FILES);
  const size = files.reduce((sum, file) => sum + file.bytes.length, 0);
  if (limit !== Number.POSITIVE_INFINITY && size > REQUEST_LIMIT)
    throw new ApiError(413, 40005, "Request entity too large");
  return files.map((file) => {
    if (file.bytes.length > limit) throw new ApiError(413, 40005, "Request entity too large");
    const number = /\[(\d+)\]/.exec(file.field)?.[1];
    const entry = entries.find((each) => String(each.id) === number);
    return storeFile(world, channelId, file, entry);
  });
}

function storeFile(
  world: World,
  channelId: string,
  file: UploadedFile,
  entry: AttachmentEntry | undefined,
): APIAttachment {
  const id = world.snowflake();
  const filename = (entry?.filename ?? file.name).replaceAll(" ", "_");
  const path = `/attachments/${channelId}/${id}/${encodeURIComponent(filename)}`;
  const expires = world.now() + DAY;
  world.files.set(path, { bytes: file.bytes, contentType: file.contentType, expires });
  const url = `${world.origin}${path}?ex=${Math.floor(expires / 1000).toString(16)}&is=0&hm=${SECRET}${id}`;
  return {
    id,
    filename,
    size: file.bytes.length,
    url,
    proxy_url: url,
    content_type: file.contentType,
    ...(entry?.description && { description: entry.description }),
  };
}

/** Attachments after an edit: those listed are kept, and with no list all of them (docs: reference#editing-message-attachments). */
export function attachmentsAfterEdit(
  before: readonly APIAttachment[],
  added: readonly APIAttachment[],
  entries: readonly AttachmentEntry[] | undefined | null,
): APIAttachment[] {
  if (entries === undefined) return [...before, ...added];
  const kept = new Set((entries ?? []).map((entry) => String(entry.id)));
  return [...before.filter((attachment) => kept.has(attachment.id)), ...added];
}
