import { documentForm } from "../../article/form.ts";
import { openZip } from "../../article/zip/zip.ts";
import { UserError } from "../../errors.ts";
import { detach } from "../record/attach.ts";
import type { Part } from "../record/parts.ts";
import { RECORD } from "../record/record.ts";

/** An export, taken apart. */
export interface Opened {
  readonly parts: readonly Part[];
  readonly packed: string;
}

/** Throws `not_an_export` for a file without a record; `file_damaged`, `page_too_complex` for a ZIP file that can't be read. */
export async function openExport(file: Uint8Array): Promise<Opened> {
  if (documentForm(file) === "zip") return openEpub(file);
  const detached = detach(file);
  if (!detached) throw new UserError("not_an_export");
  return { parts: [{ name: "", bytes: detached.content }], packed: detached.packed };
}

async function openEpub(file: Uint8Array): Promise<Opened> {
  const { names, read } = await openZip(file);
  const record = await read(RECORD);
  if (!record) throw new UserError("not_an_export");
  const parts: Part[] = [];
  for (const name of names) {
    if (name !== RECORD) parts.push({ name, bytes: (await read(name)) ?? Buffer.alloc(0) });
  }
  return { parts, packed: record.toString("latin1") };
}
