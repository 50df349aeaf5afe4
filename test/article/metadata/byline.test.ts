import { describe, expect, it } from "vitest";
import { cleanByline, isCredit, isImpersonal } from "../../../src/article/metadata/byline.ts";

describe("cleanByline leaves names", () => {
  it.each([
    [["By Ann Writer"], "Ann Writer"],
    [["Written by: Ann Writer"], "Ann Writer"],
    [["Words and photos by Ann Writer"], "Ann Writer"],
    [["Von Anna Schreiber"], "Anna Schreiber"],
    [["Ein Kommentar von Anna Schreiber"], "Anna Schreiber"],
    [["Par Anne Plume"], "Anne Plume"],
    [["Por Ana Pluma"], "Ana Pluma"],
    [["di Anna Penna"], "Anna Penna"],
    [["Автор: Анна Перова"], "Анна Перова"],
    [["記者 王小明"], "王小明"],
    [["文／王小明"], "王小明"],
    [["(责编：王明、李红)"], "王明, 李红"],
    [["홍길동 기자"], "홍길동"],
    [["بقلم: سارة الكاتب"], "سارة الكاتب"],
    [["Ann Writer ann@n.example"], "Ann Writer"],
    [["Ann Writer @annwrites"], "Ann Writer"],
    [["Ann Writer, Politics Editor"], "Ann Writer"],
    [["Ann Writer (Berlin)"], "Ann Writer"],
    [["Ann Writer | 3 May 2024"], "Ann Writer"],
    [["Ann Writer, 3 May 2024, 05:00"], "Ann Writer"],
    [["Ann Writer November 15, 2019"], "Ann Writer"],
    [["Ann Writer and Bob Pen"], "Ann Writer, Bob Pen"],
    [["Ann Writer", "ANN WRITER", "Bob Pen -"], "Ann Writer, Bob Pen"],
    [["Ann Writer, Associated Press", "Bob Pen, Associated Press"], "Ann Writer, Bob Pen, Associated Press"],
    [["By"], undefined],
    [["Byron Day"], "Byron Day"],
    [["Dina Vondel"], "Dina Vondel"],
    [["https://n.example/ann"], undefined],
    [["ann@n.example"], undefined],
    [["05:00"], undefined],
    [["", "—"], undefined],
  ])("%j", (names, wanted) => {
    expect(cleanByline(names)).toBe(wanted);
  });
});

it.each([
  ["The Gazette", true],
  ["gazette.example", true],
  ["ann-writer", true],
  ["L_104485", true],
  ["admin", true],
  ["Redaktion", true],
  ["Ann Writer", false],
  ["AFP", false],
  ["kicker", false],
])("isImpersonal of %j", (byline, wanted) => {
  expect(isImpersonal(byline, ["The Gazette"])).toBe(wanted);
});

it.each([
  ["（责任编辑：王明）", true],
  ["Автор: Анна Перова", true],
  ["The author: a life", false],
  ["记者在现场看到，桥已经通车。", false],
])("isCredit of %j", (text, wanted) => {
  expect(isCredit(text)).toBe(wanted);
});
