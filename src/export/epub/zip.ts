import { crc32, deflateRawSync } from "node:zlib";
import type { Part } from "../record/parts.ts";

/** What begins each record: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.7, 4.3.12, 4.3.16. */
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** 2.0, the first with folders and deflate. */
const VERSION = short(20);
const UTF8_NAMES = short(0x0800);
const STORED = 0;
const DEFLATED = 8;

/**
 * A ZIP file of these parts, in their order, and nothing of the hour or machine it was made on: the same bytes for the
 * same parts and time. The first is stored as it is, as EPUB wants its media type.
 */
export function zip(parts: readonly Part[], made: Date): Buffer {
  const time = dosTime(made);
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [index, { name, bytes }] of parts.entries()) {
    const method = index === 0 ? STORED : DEFLATED;
    const packed = method === STORED ? bytes : deflateRawSync(bytes, { level: 9 });
    const named = Buffer.from(name);
    const sizes = [long(crc32(bytes)), long(packed.length), long(bytes.length), short(named.length), short(0)];
    const about = Buffer.concat([VERSION, UTF8_NAMES, short(method), time, ...sizes]);
    const file = Buffer.concat([long(LOCAL), about, named, packed]);
    // No comment, on the first disk, without attributes.
    const place = [short(0), short(0), short(0), long(0), long(offset)];
    directory.push(long(CENTRAL), VERSION, about, ...place, named);
    files.push(file);
    offset += file.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const count = short(parts.length);
  const end = [long(END), short(0), short(0), count, count, long(size), long(offset), short(0)];
  return Buffer.concat([...files, ...directory, ...end]);
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Two seconds at best, since 1980, without a time zone: by UTC. */
function dosTime(at: Date): Buffer {
  const year = Math.min(Math.max(at.getUTCFullYear(), 1980), 2107);
  const clock = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const day = ((year - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return Buffer.concat([short(clock), short(day)]);
}
