import { describe, expect, it } from "vitest";
import { decodeText } from "../../src/article/decode.ts";

const bytes = (latin1: string): Uint8Array => Buffer.from(latin1, "latin1");
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const GBK = "\xd6\xd0\xb9\xfa"; // 中国
const EUC_KR = "\xc7\xd1\xb1\xdb"; // 한글
const KOI8 = "\xf0\xd2\xc9\xd7\xc5\xd4"; // Привет

describe("decodeText finds the encoding", () => {
  it.each([
    ["of the byte order mark before all else", bytes("\xef\xbb\xbfa"), "gbk", "a"],
    ["of UTF-16 with its mark", bytes("\xff\xfea\0b\0"), "utf-8", "ab"],
    [
      "of UTF-16 without a mark",
      Buffer.from(`<html><body><p>${"Straße, ".repeat(20)}</p>`, "utf16le"),
      undefined,
      "<html>",
    ],
    ["of the header", bytes(GBK), "gb2312", "中国"],
    ["of a header browsers don't know", bytes(GBK), "cp936", "中国"],
    ["of cp949", bytes(EUC_KR), "CP949", "한글"],
    ["of KOI8-R", bytes(KOI8), "koi8-r", "Привет"],
    ["of meta", bytes(`<meta charset=gb2312>${GBK}`), undefined, "<meta charset=gb2312>中国"],
    ["of meta far down", bytes(`<!--${"x".repeat(9000)}--><meta charset=gb2312>${GBK}`), undefined, "中国"],
    ["UTF-8 where nothing is declared", utf8("żółw"), undefined, "żółw"],
    ["ISO-2022-JP, whose bytes are all ASCII", bytes('\x1b$B$"\x1b(B'), "iso-2022-jp", "あ"],
  ])("%s", (_, given, header, wanted) => {
    const { text, notes } = decodeText(given, header);
    expect(text).toContain(wanted);
    expect(notes).toEqual([]);
  });

  it("believes UTF-8 bytes over their declaration, and says so", () => {
    expect(decodeText(utf8("żółw"), "iso-8859-2")).toEqual({
      text: "żółw",
      encoding: "utf-8",
      notes: [{ code: "overruledEncoding", values: { used: "UTF-8", declared: "ISO-8859-2" } }],
    });
  });

  it("guesses where the declaration breaks the text", () => {
    const sentence = Buffer.from(
      `<p>${GBK.repeat(3)}\xb5\xc4\xc8\xcb\xc3\xf1\xd4\xda\xd5\xe2\xc0\xef\xa1\xa3</p>`.repeat(30),
      "latin1",
    );
    const { text, encoding, notes } = decodeText(sentence, "utf-8");
    expect(text).toContain("中国中国中国的人民在这里。");
    expect(encoding).toMatch(/^gb/);
    expect(notes).toEqual([
      { code: "overruledEncoding", values: { used: expect.stringMatching(/^GB/) as string, declared: "UTF-8" } },
    ]);
  });

  it("keeps UTF-8 with a few damaged characters", () => {
    const damaged = Buffer.concat([utf8("żółw ".repeat(500)), bytes("\xff")]);
    expect(decodeText(damaged, "utf-8").encoding).toBe("utf-8");
  });
});

const hex = (digits: string): Uint8Array => Buffer.from(digits, "hex");
const gbk = hex("d6d0b9fac8cbc3f1d4dad5e2c0efc9fabbeea1a3"); // 中国人民在这里生活。

describe("every encoding that newsrooms have used is read", () => {
  const words: readonly (readonly [label: string, digits: string, text: string])[] = [
    ["gb2312", "d6d0b9fa", "中国"],
    ["gbk", "d6d0b9fae946", "中国镕"],
    ["gb18030", "d6d0b9fa8139ee39", "中国㐀"],
    ["big5", "a4a4b0ea", "中國"],
    ["big5-hkscs", "a4a4b0ea", "中國"],
    ["shift_jis", "93fa967b83858a", "日本ュ"],
    ["x-sjis", "93fa967b", "日本"],
    ["euc-jp", "c6fccbdc", "日本"],
    ["iso-2022-jp", "1b2442467c4b5c1b2842", "日本"],
    ["euc-kr", "c7d1b1db", "한글"],
    ["ks_c_5601-1987", "c7d1b1db", "한글"],
    ["windows-949", "c7d1b1db8c63", "한글똠"],
    ["windows-1250", "9cf3b3e6", "śółć"],
    ["windows-1251", "cff0e8e2e5f2", "Привет"],
    ["windows-1252", "93e992", "“é’"],
    ["windows-1253", "c5ebebdcf2", "Ελλάς"],
    ["windows-1254", "fefdf0", "şığ"],
    ["windows-1255", "f9ece5ed", "שלום"],
    ["windows-1256", "d3e1c7e3", "سلام"],
    ["windows-1257", "f0e0", "šą"],
    ["windows-1258", "56fd", "Vư"],
    ["windows-874", "e4b7c2", "ไทย"],
    ["tis-620", "e4b7c2", "ไทย"],
    ["koi8-r", "f0d2c9d7c5d4", "Привет"],
    ["koi8-u", "f5cbd2c1a7cec1", "Україна"],
    ["iso-8859-1", "e9", "é"],
    ["iso-8859-2", "bff3b3", "żół"],
    ["iso-8859-5", "bfe0d8d2d5e2", "Привет"],
    ["iso-8859-6", "d3e4c7e5", "سلام"],
    ["iso-8859-7", "c5ebebdcf2", "Ελλάς"],
    ["iso-8859-8", "f9ece5ed", "שלום"],
    ["iso-8859-9", "fefdf0", "şığ"],
    ["iso-8859-15", "a4", "€"],
    ["macintosh", "8e", "é"],
    ["utf-16le", "2d4efd56", "中国"],
    ["utf-16be", "4e2d56fd", "中国"],
    // Labels that no standard has.
    ["cp936", "d6d0b9fa", "中国"],
    ["ms936", "d6d0b9fa", "中国"],
    ["cp949", "c7d1b1db", "한글"],
    ["cp932", "93fa967b", "日本"],
    ["cp950", "a4a4b0ea", "中國"],
    ["cp874", "e4b7c2", "ไทย"],
  ];

  it.each(words)("%s by the header", (label, digits, text) => {
    expect(decodeText(hex(digits.slice(0, 60)), label).text.startsWith(text)).toBe(true);
  });

  it.each(words.filter(([label]) => !label.startsWith("utf-16")))("%s by meta, near and far", (label, digits, text) => {
    for (const [before, meta] of [
      ["", `<meta charset="${label}">`],
      ["", `<meta http-equiv="Content-Type" content="text/html; charset=${label}">`],
      [`<script>${"x".repeat(3000)}</script>`, `<meta charset=${label}>`],
    ]) {
      const page = Buffer.concat([Buffer.from(`<html><head>${before}${meta}</head><p>`), hex(digits)]);
      expect(decodeText(page).text).toContain(`<p>${text}`);
    }
  });

  it.each([
    ["UTF-8", "efbbbf", "utf8"],
    ["UTF-16, little end first", "fffe", "utf16le"],
  ] as const)("%s by its mark", (_, mark, encoding) => {
    const page = Buffer.concat([hex(mark), Buffer.from("<p>中国, żółw</p>", encoding)]);
    expect(decodeText(page, "gbk").text).toBe("<p>中国, żółw</p>");
  });

  it("UTF-16 with the great end first, by its mark and without", () => {
    const page = Buffer.from(`<html><body><p>${"Straße, ".repeat(40)}</p>`, "utf16le").swap16();
    expect(decodeText(page).text).toContain("<p>Straße, ");
    expect(decodeText(Buffer.concat([hex("feff"), page]), "gbk").text).toContain("<p>Straße, ");
  });
});

describe("a page without a declaration is read by its bytes", () => {
  it.each([
    ["GBK", "d6d0b9fac8cbc3f1d4dad5e2c0efc9fabbeea1a3", "中国人民在这里生活。"],
    ["Big5", "a4a4b0eaa448a662b36fb8cca5cdaca1a143", "中國人在這裡生活。"],
    ["KOI8-R", "f0d2c9d7c5d42c20cdc9d221", "Привет, мир!"],
    ["EUC-JP", "c6fccbdca4cebfb7cab9a4cfcbe8c6fcbdd0a4dea4b9a1a3", "日本の新聞は毎日出ます。"],
    ["Shift_JIS", "93fa967b82cc905695b782cd9688937a8f6f82dc82b78142", "日本の新聞は毎"],
    ["EUC-KR", "c7d1b1dbc0ba20bcbcc1beb4ebbfd5c0cc20b8b8b5e7b4d92e", "한글은 세종대왕이 만든다."],
  ])("%s", (_, digits, text) => {
    const line = Buffer.concat([Buffer.from("<p>"), hex(digits), Buffer.from("</p>\n")]);
    const page = Buffer.concat(Array.from({ length: 40 }, () => line));
    expect(decodeText(page).text).toContain(text);
  });
});

describe("a wrong declaration", () => {
  const page = Buffer.concat([Buffer.from("<meta charset=utf-8>"), ...Array.from({ length: 40 }, () => gbk)]);
  it.each([undefined, "utf-8", "gb2312"])("in meta, and %s in the header", (header) => {
    expect(decodeText(page, header).text).toContain("中国人民在这里生活。");
  });

  it("of no encoding at all is none", () => {
    expect(decodeText(page, "x-nonsense").text).toContain("中国人民在这里生活。");
  });
});

describe("damaged characters", () => {
  it.each([
    [
      "half a character of GBK",
      "gbk",
      Buffer.concat([...Array.from({ length: 40 }, () => gbk), hex("b5"), Buffer.from(" x")]),
      1,
    ],
    ["a stray byte in UTF-8", "utf-8", Buffer.concat([utf8("żółw ".repeat(500)), hex("ff"), utf8("x")]), 1],
    ["the end of a page cut off", "utf-8", utf8("żółw ".repeat(500) + "ż").subarray(0, -1), 1],
  ])("%s are left out, and counted", (_, encoding, bytes, count) => {
    const { text, notes } = decodeText(bytes, encoding);
    expect(text).not.toContain("\ufffd");
    expect(notes).toEqual([{ code: "damagedCharacters", values: { count } }]);
  });

  it("stay where the text itself shows them", () => {
    expect(decodeText(utf8("a\ufffdb")).text).toBe("a\ufffdb");
    const page = Buffer.concat([utf8(`${"żółw ".repeat(500)}\ufffd `), hex("ff"), utf8("\ufffdx")]);
    const { text, notes } = decodeText(page, "utf-8");
    expect(text.endsWith("\ufffd \ufffdx")).toBe(true);
    expect(text.split("\ufffd")).toHaveLength(3);
    expect(notes).toEqual([{ code: "damagedCharacters", values: { count: 1 } }]);
  });
});
