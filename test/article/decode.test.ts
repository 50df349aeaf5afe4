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
    const { text, note } = decodeText(given, header);
    expect(text).toContain(wanted);
    expect(note).toBeUndefined();
  });

  it("believes UTF-8 bytes over their declaration, and says so", () => {
    expect(decodeText(utf8("żółw"), "iso-8859-2")).toEqual({
      text: "żółw",
      encoding: "utf-8",
      note: "The text was decoded as UTF-8 against its declaration (ISO-8859-2).",
    });
  });

  it("guesses where the declaration breaks the text", () => {
    const sentence = Buffer.from(
      `<p>${GBK.repeat(3)}\xb5\xc4\xc8\xcb\xc3\xf1\xd4\xda\xd5\xe2\xc0\xef\xa1\xa3</p>`.repeat(30),
      "latin1",
    );
    const { text, encoding, note } = decodeText(sentence, "utf-8");
    expect(text).toContain("中国中国中国的人民在这里。");
    expect(encoding).toMatch(/^gb/);
    expect(note).toMatch(/^The text was decoded as GB.* against its declaration \(UTF-8\)\.$/);
  });

  it("keeps UTF-8 with a few damaged characters", () => {
    const damaged = Buffer.concat([utf8("żółw ".repeat(500)), bytes("\xff")]);
    expect(decodeText(damaged, "utf-8").encoding).toBe("utf-8");
  });
});
