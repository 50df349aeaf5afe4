import { performance } from "node:perf_hooks";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readDocuments } from "../../../bench/eval/documents.ts";
import { checkTranslation } from "../../../src/task/check/checks.ts";
import { checkLatin } from "../../../src/task/check/latin.ts";
import { checkLengths } from "../../../src/task/check/length/length.ts";
import { checkNames } from "../../../src/task/check/names.ts";
import { checkDuplicates } from "../../../src/task/check/repeat.ts";

const EN = { to: "en" };
const unit = (source: string, text: string, id = "1") => ({ id, source, text });
const documents = readDocuments(readFileSync(new URL("../../fixtures/eval/documents.jsonl", import.meta.url), "utf8"));

/** The units of a document, one of them changed. */
function changed(document: (typeof documents)[number], id: string, change: (text: string) => string) {
  return document.units.map(({ source, text, ...each }) => ({
    id: each.id,
    source,
    text: each.id === id ? change(text) : text,
  }));
}

describe.each(documents)("the lengths of $id, from $language", (document) => {
  const pair = { from: document.language, to: "en" };
  const found = (id: string, change: (text: string) => string) =>
    [...checkLengths(changed(document, id, change), pair)].map(
      ([at, { check, severity }]) => `${at} ${check} ${severity}`,
    );

  test("are right as they are", () => expect(found("", String)).toEqual([]));

  test("show a sentence that is missing", () => {
    expect(found("1.2", (text) => text.slice(0, text.search(/[.”] [A-Z“]/u) + 1))).toEqual([
      expect.stringMatching(/^1\.2 (?:sentence|short) /) as string,
    ]);
  });

  test("show a sentence that was added", () => {
    const added = "The prime minister of another country flew to a summit on the other side of the world last night.";
    expect(found("1.2", (text) => `${text} ${added}`)).toEqual([
      expect.stringMatching(/^1\.2 (?:sentence|long) /) as string,
    ]);
  });

  test("let sentences be joined", () => {
    expect(found("1.2", (text) => text.replace(/[.] (?=[A-Z])/gu, "; "))).toEqual([]);
  });

  test("are the document's own where nothing is known of the language", () => {
    const units = changed(document, "1.2", (text) => text.slice(0, text.length / 4));
    expect([...checkLengths(units, { from: "xx", to: "en" }).keys()]).toContain("1.2");
    expect([...checkLengths(changed(document, "", String), { from: "xx", to: "en" }).keys()]).toEqual([]);
  });
});

describe("one text for two sources", () => {
  test("is found where it stands the second time", () => {
    const units = [
      unit("Порт закрыт.", "The port is closed.", "1"),
      unit("Поезда идут.", "The port is closed.", "2"),
      unit("Да.", "Yes.", "3"),
      unit("Ага.", "Yes.", "4"),
      unit("Порт закрыт!", "The port is closed!", "5"),
    ];
    expect([...checkDuplicates(units).keys()]).toEqual(["2"]);
  });
});

describe("Latin letters of a text in another script", () => {
  test.each<[what: string, source: string, text: string, found: boolean]>([
    ["kept", "公司 OpenTable 上市。", "OpenTable went public.", false],
    ["lost", "公司 OpenTable 上市。", "The company went public.", true],
    ["with a slip mended", "在 Encinita 海滩。", "At Encinitas beach.", false],
    ["written out", "国会议员 (LSU) 说。", "Louisiana State University said.", false],
    ["with a hyphen less", "COVID-19 疫情。", "The COVID 19 epidemic.", false],
    ["a unit", "5 KM 外。", "Three miles away.", false],
    ["an address kept", "见 https://example.org/a。", "See example.org/a.", false],
    ["an address lost", "见 https://example.org/a 。", "See there.", true],
  ])("%s", (_what, source, text, isFound) => {
    expect(checkLatin([unit(source, text)], { from: "zh", to: "en" }).size).toBe(isFound ? 1 : 0);
  });

  test("may come in the next unit", () => {
    const units = [unit("OpenTable 说。", "It said so.", "1"), unit("他们走了。", "OpenTable left.", "2")];
    expect(checkLatin(units, { from: "zh", to: "en" }).size).toBe(0);
  });

  test("are nothing in a language of Latin letters, or into one that spells as it speaks", () => {
    expect(checkLatin([unit("Die Firma OpenTable.", "The firm.")], { from: "de", to: "en" }).size).toBe(0);
    expect(checkLatin([unit("公司 OpenTable 上市。", "Tas.")], { from: "zh", to: "lv" }).size).toBe(0);
  });
});

describe("names of the ledger", () => {
  const ledger = [
    { source: "Анна Королёва", target: "Anna Korolyova" },
    { source: "Тверда", target: "Tverda" },
    { source: "Германия", target: "Germany" },
    { source: "丹尼尔·斯图里奇", target: "Daniel Sturridge" },
    { source: "손흥민", target: "Son Heung-min" },
    { source: "كرومويل", target: "Cromwell" },
    { source: "Port-Ellec", target: "Port Ellec" },
    { source: "习近平", target: "Xi Jinping" },
    { source: "Ankara", target: "Ankara" },
  ];

  test.each<[what: string, source: string, text: string, found: RegExp | undefined]>([
    ["as it is", "Анна Королёва ушла.", "Anna Korolyova left.", undefined],
    ["by its surname", "Королёва ушла.", "Korolyova left.", undefined],
    ["in another case", "В Тверде с Анной Королёвой говорили.", "In Tverda Anna Korolyova was spoken to.", undefined],
    ["in another case, swapped", "В Тверде тихо.", "In Germany all is quiet.", /names “Germany” .* “Tverda”/],
    ["in another transcription", "Королёва ушла.", "Koroljoffa left.", /it has “Koroljoffa” .* “Anna Korolyova”/],
    ["spelled in another way", "Королёва ушла.", "Korolyeva left.", /it has “Korolyeva” .* “Anna Korolyova”/],
    ["nowhere", "Королёва ушла.", "The governor left.", /names “Anna Korolyova”, and it doesn't/],
    ["as an adjective", "Правительство Германии.", "The German government.", undefined],
    ["in Chinese, the surname alone", "斯图里奇进球。", "Sturridge scored.", undefined],
    ["in Chinese, swapped", "斯图里奇进球。", "Cromwell scored.", /names “Cromwell”/],
    ["with a Korean particle", "손흥민은 떠났다.", "He left.", /Son Heung-min/],
    ["with an Arabic prefix", "وكرومويل وصل.", "The man arrived.", /Cromwell/],
    ["with a Turkish suffix", "Ankara'nın valisi.", "The governor of Ankara.", undefined],
    ["with a Turkish suffix, lost", "Ankara’da yağmur.", "Rain.", /Ankara/],
    ["part of another name", "La coopérative d’Ellec.", "The cooperative of Ellec.", undefined],
    ["by the family's part of it", "习近平抵达。", "Mr Xi arrived.", undefined],
    ["in a word of its own letters", "Это твердая почва.", "This is firm ground.", undefined],
  ])("%s", (_what, source, text, found) => {
    const details = [...checkNames([unit(source, text)], ledger, EN).values()].flat().map(({ detail }) => detail);
    expect(details).toHaveLength(found === undefined ? 0 : 1);
    expect(details.join("")).toMatch(found ?? /^$/);
  });

  test("may be a pronoun where the unit before has the name", () => {
    const [before, after] = [
      unit("Королёва ушла.", "Korolyova left.", "1"),
      unit("Королёва молчала.", "She was silent.", "2"),
    ];
    expect(checkNames([before, after], ledger, EN).size).toBe(0);
    expect([...checkNames([after], ledger, EN).keys()]).toEqual(["2"]);
  });

  test("may have endings in other languages", () => {
    const polish = [{ source: "Anna Weber", target: "Anna Weber" }];
    expect(checkNames([unit("Anna Weber kam.", "Rozmawiano z Anną Weberową.")], polish, { to: "pl" }).size).toBe(0);
    expect(checkNames([unit("Anna Weber kam.", "Rozmawiano z ministrem.")], polish, { to: "pl" }).size).toBe(1);
  });
});

describe("a whole translation", () => {
  test.each(documents)("of $id has nothing wrong", ({ units, language, ledger }) => {
    expect([...checkTranslation(units, { from: language, to: "en" }, ledger)]).toEqual([]);
  });

  test("says of what isn't one that alone", () => {
    const [document] = documents;
    const units = changed(document!, "1.1", () => document!.units[1]!.source);
    const found = checkTranslation(units, { from: "ru", to: "en" }, document!.ledger);
    expect([...found].map(([id, problems]) => [id, problems.map(({ check }) => check)])).toEqual([["1.1", ["script"]]]);
  });

  test("into a language nothing is known of is let pass", () => {
    const [document] = documents;
    const units = document!.units.map(({ id, source, text }) => ({ id, source, text: text.toLowerCase() }));
    const hard = [...checkTranslation(units, { from: "ru", to: "xx" }).values()].flat();
    expect(hard.filter(({ check }) => check !== "numbers")).toEqual([]);
  });

  test("is checked in linear time", () => {
    const [document] = documents;
    const units = Array.from({ length: 400 }, (_, at) => ({ ...document!.units[1 + (at % 3)]!, id: String(at) }));
    const ledger = Array.from({ length: 500 }, (_, at) => ({
      source: `Имя${at} Королёва`,
      target: `Name${at} Korolyova`,
    }));
    const started = performance.now();
    checkTranslation(units, { from: "ru", to: "en" }, ledger);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
