import { TextDecoder } from "@exodus/bytes/encoding.js";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../../src/article/document.ts";
import { pdf, type MappedFont } from "../../fakes/pdf.ts";

const CHINESE = "港务局周一宣布，疏浚工程将于冬季风暴来临之前开始。";
const TAIWANESE = "港務局週一宣布，疏浚工程將於冬季風暴來臨之前開始。";
const JAPANESE = "港湾局は月曜日、冬の嵐が来る前に浚渫工事を始めると発表した。カタカナ";
const KOREAN = "항만청은 월요일 겨울 폭풍이 오기 전에 준설 공사를 시작한다고 발표했다.";

/** Text in a charset of one and two bytes, found by decoding every code. */
function encoded(text: string, label: string): Buffer {
  const decoder = new TextDecoder(label);
  const codes = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  }
  return Buffer.from([...text].flatMap((letter) => codes.get(letter) ?? letter.charCodeAt(0)));
}

const utf16 = (text: string) => Buffer.from(text, "utf16le").swap16();

async function read(font: MappedFont, codes: Buffer, more: readonly Buffer[] = []) {
  const lines = [codes, ...more].map((line, at) => ({ x: 50, y: 100 + 12 * at, text: "", codes: line }));
  const bytes = pdf({ pages: [lines], font });
  return readDocument(bytes, { name: "a.pdf", now: Date.UTC(2026, 10, 22) });
}

describe("letters that a document numbers by a charset and doesn't name are told", () => {
  test.each<[MappedFont["collection"], string, string, Buffer]>([
    ...["GBK-EUC-H", "GBKp-EUC-H", "GBK2K-H", "GB-EUC-H", "GBpc-EUC-H"].map((map): ["GB1", string, string, Buffer] => [
      "GB1",
      map,
      CHINESE,
      encoded(CHINESE, "gbk"),
    ]),
    ["GB1", "UniGB-UCS2-H", CHINESE, utf16(CHINESE)],
    ["GB1", "UniGB-UTF16-H", CHINESE, utf16(CHINESE)],
    ...["ETen-B5-H", "ETenms-B5-H", "B5pc-H"].map((map): ["CNS1", string, string, Buffer] => [
      "CNS1",
      map,
      TAIWANESE,
      encoded(TAIWANESE, "big5"),
    ]),
    ["CNS1", "UniCNS-UCS2-H", TAIWANESE, utf16(TAIWANESE)],
    ...["90ms-RKSJ-H", "90msp-RKSJ-H", "90pv-RKSJ-H"].map((map): ["Japan1", string, string, Buffer] => [
      "Japan1",
      map,
      JAPANESE,
      encoded(JAPANESE, "shift_jis"),
    ]),
    ["Japan1", "EUC-H", JAPANESE, encoded(JAPANESE, "euc-jp")],
    ["Japan1", "UniJIS-UCS2-H", JAPANESE, utf16(JAPANESE)],
    ["Japan1", "UniJIS-UTF16-H", JAPANESE, utf16(JAPANESE)],
    ...["KSCms-UHC-H", "KSC-EUC-H", "KSCms-UHC-HW-H"].map((map): ["Korea1", string, string, Buffer] => [
      "Korea1",
      map,
      KOREAN,
      encoded(KOREAN, "euc-kr"),
    ]),
    ["Korea1", "UniKS-UCS2-H", KOREAN, utf16(KOREAN)],
  ])("%s by %s", async (collection, map, text, codes) => {
    const { paragraphs, notes } = await read({ map, collection }, codes);
    expect(paragraphs.map((paragraph) => paragraph.text)).toEqual([text]);
    expect(notes).toEqual([]);
  });

  test("with Latin letters, numbers and half-wide kana among them", async () => {
    const { paragraphs } = await read(
      { map: "90ms-RKSJ-H", collection: "Japan1" },
      Buffer.concat([encoded("港湾局は2026年、", "shift_jis"), Buffer.from([0xb6, 0xc5]), Buffer.from(" ABC Corp.")]),
    );
    expect(paragraphs[0]?.text).toBe("港湾局は2026年、ｶﾅ ABC Corp.");
  });
});

test.each([
  ["a map that isn't here", "UniJIS-UTF32-H"],
  ["no map, but Adobe's own numbers", "Identity-H"],
])("letters numbered by %s are said to be unknown", async (_, map) => {
  const { paragraphs, notes } = await read({ map, collection: "Japan1" }, utf16(JAPANESE));
  expect(paragraphs).toEqual([]);
  expect(notes).toEqual([{ code: "unknownLetters", values: {} }]);
});
