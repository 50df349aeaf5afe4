import { fromBufferPromise, type Entry, type ZipFile } from "yauzl";
import { UserError } from "../../errors.ts";

/** Of a document's parts: as declared, and once more as they come out. */
const MAX_INFLATED = 100 * 1024 * 1024;
/** Of one part; the text of a long book has a tenth of it. */
const MAX_PART = 32 * 1024 * 1024;
const MAX_ENTRIES = 2_000;

/** The parts of a document that is a ZIP file. */
export interface Zip {
  readonly names: ReadonlySet<string>;
  /** Undefined where there is no such part. Throws `file_damaged`, `page_too_complex`. */
  readonly read: (name: string) => Promise<Buffer | undefined>;
}

/** Reads the list of parts. Throws `file_damaged`, `file_locked`, `page_too_complex`. */
export async function openZip(bytes: Uint8Array): Promise<Zip> {
  const { zipFile, entries } = await listed(bytes);
  let inflated = 0;

  async function read(name: string): Promise<Buffer | undefined> {
    const entry = entries.get(name);
    if (entry === undefined) return undefined;
    if (entry.uncompressedSize > MAX_PART) throw new UserError("page_too_complex");
    const chunks: Buffer[] = [];
    try {
      // The stream ends with an error where a part is larger than it says.
      for await (const chunk of await zipFile.openReadStreamPromise(entry)) {
        inflated += (chunk as Buffer).length;
        if (inflated > MAX_INFLATED) throw new UserError("page_too_complex");
        chunks.push(chunk as Buffer);
      }
    } catch (error) {
      throw error instanceof UserError ? error : new UserError("file_damaged", {}, { cause: error });
    }
    return Buffer.concat(chunks);
  }

  return { names: new Set(entries.keys()), read };
}

async function listed(bytes: Uint8Array): Promise<{ zipFile: ZipFile; entries: Map<string, Entry> }> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const zipFile = await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false });
    if (zipFile.entryCount > MAX_ENTRIES) throw new UserError("page_too_complex");
    const entries = new Map<string, Entry>();
    let declared = 0;
    // Absolute names and such with “..” end it with an error.
    for await (const entry of zipFile.eachEntry()) {
      declared += entry.uncompressedSize;
      if (declared > MAX_INFLATED) throw new UserError("page_too_complex");
      if (entry.isEncrypted()) throw new UserError("file_locked");
      entries.set(entry.fileName, entry);
    }
    return { zipFile, entries };
  } catch (error) {
    throw error instanceof UserError ? error : new UserError("file_damaged", {}, { cause: error });
  }
}
