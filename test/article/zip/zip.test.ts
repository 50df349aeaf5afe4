import { describe, expect, test } from "vitest";
import { readDocument } from "../../../src/article/document.ts";
import { openZip } from "../../../src/article/zip/zip.ts";
import { UserError } from "../../../src/errors.ts";
import { docx, wordParagraph, zip } from "../../fakes/zip.ts";

const MEGABYTE = 1024 * 1024;
const END = Buffer.from("PK\x05\x06", "latin1");
const CENTRAL = Buffer.from("PK\x01\x02", "latin1");

/** What comes of reading a part, by default the first. */
async function outcome(bytes: Uint8Array, name = "a"): Promise<string> {
  try {
    const { read } = await openZip(bytes);
    return (await read(name))?.toString() ?? "none";
  } catch (error) {
    return error instanceof UserError ? error.code : String(error);
  }
}

/** The file with bytes of its own at a place behind the n-th mark. */
function patched(file: Buffer, mark: Buffer, n: number, at: number, bytes: Buffer): Buffer {
  let found = -1;
  for (let count = 0; count <= n; count++) found = file.indexOf(mark, found + 1);
  const copy = Buffer.from(file);
  bytes.copy(copy, found + at);
  return copy;
}

const uint32 = (value: number) => Buffer.from(Uint32Array.of(value).buffer);

test("a part is read, and one that isn't there is none", async () => {
  const file = zip({ a: "text" });
  expect([await outcome(file), await outcome(file, "b")]).toEqual(["text", "none"]);
});

describe("by its list alone a file is refused that", () => {
  test.each<[string, Buffer, string]>([
    [
      "has 2,001 parts",
      zip(Object.fromEntries(Array.from({ length: 2_001 }, (_, n) => [`${n}`, ""]))),
      "page_too_complex",
    ],
    [
      "says that it has 65,534 parts",
      patched(zip({ a: "x" }), END, 0, 8, Buffer.from("fefffeff", "hex")),
      "page_too_complex",
    ],
    [
      "has more than 100 MB in all",
      zip(Object.fromEntries([..."abcd"].map((name) => [name, { data: "x", declared: 30 * MEGABYTE }]))),
      "page_too_complex",
    ],
    ["has a part of more than 32 MB", zip({ a: { data: "x", declared: 33 * MEGABYTE } }), "page_too_complex"],
    ["is encrypted in any part", zip({ a: "x", b: { data: "x", encrypted: true } }), "file_locked"],
    ["leads out of itself", zip({ a: "x", "../b": "x" }), "file_damaged"],
    ["leads out of itself from within", zip({ a: "x", "b/../../c": "x" }), "file_damaged"],
    ["names a place on the machine", zip({ a: "x", "/etc/passwd": "x" }), "file_damaged"],
    ["names a drive", zip({ a: "x", "C:/b": "x" }), "file_damaged"],
    ["has no list", Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), Buffer.alloc(200)]), "file_damaged"],
    ["has its list beyond its end", patched(zip({ a: "x" }), END, 0, 16, uint32(0x7fffffff)), "file_damaged"],
    [
      "has fewer parts than it says",
      patched(zip({ a: "x" }), END, 0, 8, Buffer.from("09000900", "hex")),
      "file_damaged",
    ],
  ])("%s", async (_what, file, code) => {
    expect(await outcome(file)).toBe(code);
  });
});

describe("a part that lies", () => {
  test("and is larger than it says ends there", async () => {
    expect(await outcome(zip({ a: { data: "x".repeat(MEGABYTE), declared: 10 } }))).toBe("file_damaged");
  });

  test("and is smaller than it says is damaged", async () => {
    expect(await outcome(zip({ a: { data: "x", declared: 10 } }))).toBe("file_damaged");
  });

  test("and says no size at all isn't inflated", async () => {
    expect(await outcome(zip({ a: { data: "x".repeat(MEGABYTE), declared: 0 } }))).toBe("file_damaged");
  });

  test("and stands beyond the file's end is damaged", async () => {
    expect(await outcome(patched(zip({ a: "x" }), CENTRAL, 0, 42, uint32(0x7ffffff0)))).toBe("file_damaged");
  });

  test("and is no packed data is damaged", async () => {
    const file = zip({ a: "x".repeat(1_000) });
    expect(await outcome(patched(file, Buffer.from("PK\x03\x04", "latin1"), 0, 31, Buffer.alloc(8, 0xff)))).toBe(
      "file_damaged",
    );
  });
});

describe("parts that are one and the same", () => {
  /** Each part's entry leads to the first one's bytes. */
  function overlapping(count: number, declared: number): Buffer {
    const data = "x".repeat(MEGABYTE);
    const parts = Object.fromEntries(
      Array.from({ length: count }, (_, n) => [`${n}`, { data: n === 0 ? data : "x", declared }]),
    );
    const file = zip(parts);
    const first = file.subarray(file.indexOf(CENTRAL) + 20, file.indexOf(CENTRAL) + 24);
    let at = -1;
    for (let n = 0; n < count; n++) {
      at = file.indexOf(CENTRAL, at + 1);
      first.copy(file, at + 20);
      uint32(0).copy(file, at + 42);
    }
    return file;
  }

  test("count each time", async () => {
    expect(await outcome(overlapping(200, MEGABYTE), "0")).toBe("page_too_complex");
  });

  test("and say that they are small are no smaller", async () => {
    expect(await outcome(overlapping(200, 100), "0")).toBe("file_damaged");
  });

  test("are inflated up to 100 MB in all, whatever they say", async () => {
    const { read } = await openZip(overlapping(90, MEGABYTE));
    const all = Array.from({ length: 90 }, (_, n) => n);
    const readAll = async () => {
      for (const n of [...all, ...all]) await read(String(n));
    };
    await expect(readAll()).rejects.toThrow("page_too_complex");
  });
});

describe("64-bit sizes", () => {
  /** With an end of its own before the usual one, and its place. */
  function zip64(entries: bigint, size: bigint): Buffer {
    const file = zip({ a: "x" });
    const at = file.indexOf(END);
    const central = file.indexOf(CENTRAL);
    const record = Buffer.alloc(56);
    record.write("PK\x06\x06", "latin1");
    record.writeBigUInt64LE(44n, 4);
    record.writeBigUInt64LE(entries, 24);
    record.writeBigUInt64LE(entries, 32);
    record.writeBigUInt64LE(size, 40);
    record.writeBigUInt64LE(BigInt(central), 48);
    const locator = Buffer.alloc(20);
    locator.write("PK\x06\x07", "latin1");
    locator.writeBigUInt64LE(BigInt(at), 8);
    locator.writeUInt32LE(1, 16);
    const end = Buffer.from(file.subarray(at));
    end.fill(0xff, 8, 20);
    return Buffer.concat([file.subarray(0, at), record, locator, end]);
  }

  test("are read", async () => {
    expect(await outcome(zip64(1n, 47n))).toBe("x");
  });

  test.each([2n ** 32n, 2n ** 53n, 2n ** 64n - 1n])("of %d parts are too many", async (entries) => {
    expect(await outcome(zip64(entries, 47n))).toMatch(/^(?:page_too_complex|file_damaged)$/);
  });

  test("of a part are counted", async () => {
    const file = zip({ a: "x" });
    const extra = Buffer.alloc(12);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(8, 2);
    extra.writeBigUInt64LE(2n ** 40n, 4);
    const central = file.indexOf(CENTRAL);
    const at = file.indexOf(END);
    const entry = Buffer.from(file.subarray(central, at));
    entry.fill(0xff, 24, 28);
    entry.writeUInt16LE(extra.length, 30);
    const end = Buffer.from(file.subarray(at));
    end.writeUInt32LE(entry.length + extra.length, 12);
    expect(await outcome(Buffer.concat([file.subarray(0, central), entry, extra, end]))).toBe("page_too_complex");
  });
});

describe("a file in a file", () => {
  const code = async (file: Buffer) =>
    readDocument(file, { name: "a.zip", now: 0 }).then(
      () => "read",
      (error: UserError) => error.code,
    );

  test("is no document", async () => {
    expect(await code(zip({ "a.docx": docx(wordParagraph("Text.")) }))).toBe("unsupported_file");
  });

  test("isn't opened where a part of a document should stand", async () => {
    expect(await code(docx("", { "word/document.xml": docx(wordParagraph("Text.")) }))).toBe("file_damaged");
  });
});
