import type { Edition } from "../edition.ts";
import { render } from "../file.ts";
import type { Translate } from "../../locale/translate.ts";
import { carried, editionOf, type Carried } from "../record/carried.ts";
import { dataDigest } from "../record/digest.ts";
import { partsDigest, type Part } from "../record/parts.ts";
import { unpackRecord, type FileRecord } from "../record/record.ts";
import { renderer } from "../record/renderer.ts";
import { counts, quotes, references, source, type Findings } from "./data.ts";
import { difference, differencesIn, MOST_DIFFERENCES, type Difference } from "./difference.ts";
import { openExport } from "./open.ts";

/**
 * `record`: what the file says of itself can be read. `digest`: its data are those it was made of. `source`, `quotes`,
 * `counts`, `references`: they agree with each other. `text`: the file is what they give, to the byte.
 */
export type CheckName = "record" | "digest" | "source" | "quotes" | "counts" | "references" | "text";

export interface Check {
  readonly name: CheckName;
  readonly ok: boolean;
  /** How many were looked at: quotes, numbers, references, paragraphs, characters of the file. */
  readonly checked: number;
  /** The first of them. */
  readonly differences: readonly Difference[];
}

/** What was found in an export. It shows damage, not forgery: whoever changes a file can make a new record for it. */
export interface Verification {
  readonly ok: boolean;
  readonly checks: readonly Check[];
  /** What the file says of itself; absent where that can't be read. */
  readonly file?: Pick<FileRecord, "format" | "maker" | "digest"> & {
    /** Of another version, whose layout can't be made again here: its text is held against its digest alone. */
    readonly isOther: boolean;
    readonly edition: Edition;
  };
}

/** Checks an export by what it carries, without asking anything or anybody else. Throws as `openExport`. */
export async function verify(file: Uint8Array, translator: (locale: string) => Translate): Promise<Verification> {
  const { parts, packed } = await openExport(file);
  const record = unpackRecord(packed);
  const data = record && dataIn(record);
  if (!record || !data) return { ok: false, checks: [check("record", { checked: 1, differences: [] }, false)] };
  const edition = editionOf(data);
  const { format, maker, digest } = record;
  const checks = [
    check("record", { checked: 1, differences: [] }),
    check("digest", compared(record.digest, dataDigest(data))),
    check("source", source(edition)),
    check("quotes", quotes(edition)),
    check("counts", counts(edition)),
    check("references", references(edition)),
    check("text", text(record, edition, parts, translator(record.locale))),
  ];
  const isOther = record.renderer !== renderer();
  return { ok: checks.every(({ ok }) => ok), checks, file: { format, maker, digest, isOther, edition } };
}

function dataIn({ edition }: FileRecord): Carried | undefined {
  try {
    return carried(edition);
  } catch {
    return undefined;
  }
}

function check(name: CheckName, { checked, differences }: Findings, ok = differences.length === 0): Check {
  return { name, ok, checked, differences: differences.slice(0, MOST_DIFFERENCES) };
}

function compared(expected: string, found: string): Findings {
  return { checked: 1, differences: expected === found ? [] : [difference("SHA-256", expected, found)] };
}

/** The file's own digest finds every changed byte; made again, a file also shows where, and what was changed in both. */
function text(record: FileRecord, edition: Edition, parts: readonly Part[], t: Translate): Findings {
  const checked = parts.reduce((sum, { bytes }) => sum + bytes.toString().length, 0);
  const { differences } = compared(record.content, partsDigest(parts));
  if (record.renderer !== renderer()) return { checked, differences };
  const shown = differencesIn(render(record.format, edition, t), parts);
  return { checked, differences: shown.length > 0 ? shown : differences };
}
