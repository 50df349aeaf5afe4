import { UserError } from "../errors.ts";
import type { Article } from "./article.ts";
import { decodeText } from "./decode.ts";
import { type FormHints, readHtml } from "./html.ts";

/** One part of a MIME message; `body` holds a byte in each character. */
interface Part {
  /** Names in lower case. */
  readonly fields: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Of parts in parts. */
const MAX_DEPTH = 4;
const MAX_PARTS = 2_000;

/** Reads a page that a browser saved as one file. Throws `file_damaged` where there is no page in it. */
export function readMhtml(bytes: Uint8Array, hints: FormHints): Article {
  const message = partOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1").trimStart());
  const page = findPage(message);
  if (page === undefined) throw new UserError("file_damaged");
  const { text, notes } = decodeText(contentOf(page), parameter(page, "charset"));
  const saved = message.fields.get("snapshot-content-location") ?? page.fields.get("content-location") ?? "";
  const url = hints.url ?? (/^https?:\/\//i.test(saved) && URL.canParse(saved) ? saved : undefined);
  return readHtml(text, { ...hints, url, notes: [...hints.notes, ...notes] });
}

function partOf(source: string): Part {
  const seam = /\r?\n\r?\n/.exec(source);
  const head = source.slice(0, seam?.index ?? source.length).replace(/\r?\n[ \t]/g, " ");
  const fields = head.split(/\r?\n/).map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { fields: new Map(fields.toReversed()), body: seam === null ? "" : source.slice(seam.index + seam[0].length) };
}

function typeOf({ fields }: Part): string {
  return (fields.get("content-type") ?? "text/plain").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

function parameter({ fields }: Part, name: string): string | undefined {
  const found = (fields.get("content-type") ?? "")
    .split(";")
    .map((piece) => piece.trim())
    .find((piece) => piece.toLowerCase().startsWith(`${name}=`));
  return found?.slice(name.length + 1).replaceAll('"', "");
}

/** The first page; what a page frames comes after it. */
function findPage(message: Part): Part | undefined {
  let level = [message];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth++) {
    const page = level.find((part) => /^(?:text\/html|application\/xhtml\+xml)$/.test(typeOf(part)));
    if (page !== undefined) return page;
    level = level.filter((part) => typeOf(part).startsWith("multipart/")).flatMap(partsOf);
  }
  return undefined;
}

function partsOf(part: Part): Part[] {
  const boundary = parameter(part, "boundary");
  if (boundary === undefined || boundary === "") return [];
  const pieces = `\n${part.body}`.split(`\n--${boundary}`, MAX_PARTS).slice(1);
  return pieces.filter((piece) => !piece.startsWith("--")).map((piece) => partOf(piece.replace(/^\r?\n/, "")));
}

function contentOf({ fields, body }: Part): Uint8Array {
  const encoding = (fields.get("content-transfer-encoding") ?? "").toLowerCase();
  if (encoding === "base64") return Buffer.from(body, "base64");
  if (encoding !== "quoted-printable") return Buffer.from(body, "latin1");
  const unfolded = body.replace(/=\r?\n/g, "");
  const bytes = unfolded.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1");
}
