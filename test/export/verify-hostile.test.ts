import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { zip } from "../../src/export/epub/zip.ts";
import { exportFile } from "../../src/export/file.ts";
import { carried } from "../../src/export/record/carried.ts";
import { RECORD } from "../../src/export/record/record.ts";
import { check, EDITION, failing, forged, t, written } from "./forged.ts";

describe("a file that may be anything", () => {
  const bytes = (text: string) => Buffer.from(text);

  test.each([
    ["nothing", bytes("")],
    ["a text", bytes("# A title\n")],
    ["a text that tells of a record", bytes("# A\n\n<!-- dragoman-record\nabc\n-->\nand more\n")],
    ["a ZIP file", zip([{ name: "mimetype", bytes: bytes("application/epub+zip") }])],
  ])("%s is no export", async (_, file) => {
    await expect(check(file)).rejects.toMatchObject({ code: "not_an_export" });
  });

  test("a ZIP file that is cut off is damaged", async () => {
    const file = exportFile("epub", EDITION, t);
    await expect(check(file.subarray(0, file.length >> 1))).rejects.toMatchObject({ code: "file_damaged" });
  });

  test("a ZIP file that unpacks to more than it may is refused", async () => {
    const bomb = { name: "book/bomb.xhtml", bytes: Buffer.alloc(33 * 1024 * 1024) };
    const record = { name: RECORD, bytes: bytes("") };
    await expect(check(zip([record, bomb]))).rejects.toMatchObject({ code: "page_too_complex" });
  });

  test("a record that unpacks to more than it may is damaged", async () => {
    const packed = gzipSync(Buffer.alloc(33 * 1024 * 1024, " ")).toString("base64");
    expect(await failing(written("md", [{ name: "", bytes: bytes("# A\n") }], packed))).toEqual(["record"]);
  });

  test.each([
    ["not JSON", "{"],
    ["another shape", "[]"],
    ["a deep nesting", `{"v":1,"edition":${"[".repeat(50_000)}${"]".repeat(50_000)}}`],
  ])("a record that is %s is damaged", async (_, json) => {
    const packed = gzipSync(json).toString("base64");
    expect(await failing(written("md", [{ name: "", bytes: bytes("# A\n") }], packed))).toEqual(["record"]);
  });

  test("a record with whatever values fails and throws nothing", async () => {
    const paths = leaves(carried(EDITION));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.constantFrom<unknown>(null, -1, 1e308, "", "\ud800", "\0", "constructor", [], {}, 2 ** 31),
        async (path, value) => {
          const edition = structuredClone(carried(EDITION));
          if (!set(edition, path, value)) return;
          const file = forged("html", EDITION, (record) => ({ ...record, edition }));
          expect(await check(file)).toMatchObject({ ok: false });
        },
      ),
      { numRuns: 200 },
    );
  });

  test.each(["en-", "x", "", "en-\u0000", "zz-zz-zz-zz"])(
    "a record in the language “%s” throws nothing",
    async (locale) => {
      expect(await check(forged("html", EDITION, (record) => ({ ...record, locale })))).toMatchObject({});
    },
  );
});

type Path = readonly (string | number)[];

/** Where the values are that aren't made of others. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...path, name]));
}

/** False where that is its value already. */
function set(root: object, path: Path, value: unknown): boolean {
  const last = path.at(-1) ?? "";
  const holder = path
    .slice(0, -1)
    .reduce((at, name) => at[name] as Record<string, unknown>, root as Record<string, unknown>);
  if (holder[last] === value) return false;
  holder[last] = value;
  return true;
}
