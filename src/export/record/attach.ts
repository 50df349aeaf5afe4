/** A comment in Markdown and in HTML, after the end of the text. */
const OPEN = "\n<!-- dragoman-record\n";
const CLOSE = "-->\n";

/** A text file with its record. */
export function attach(content: Uint8Array, packed: string): Buffer {
  return Buffer.concat([content, Buffer.from(`${OPEN}${packed}${CLOSE}`)]);
}

/** The two apart again; undefined where the file doesn't end with a record. No text of an article can pose as one: its `<` is escaped. */
export function detach(file: Uint8Array): { readonly content: Buffer; readonly packed: string } | undefined {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const at = bytes.lastIndexOf(OPEN);
  if (at === -1) return undefined;
  const record = bytes.toString("latin1", at + OPEN.length);
  if (!record.endsWith(CLOSE)) return undefined;
  return { content: bytes.subarray(0, at), packed: record.slice(0, -CLOSE.length) };
}
