import { describe, expect, test } from "vitest";
import { checkReferences, existing } from "../../../src/task/check/refs.ts";
import { checkScript } from "../../../src/task/check/script.ts";
import { articleOf } from "../../fakes/articles.ts";

describe("letters left in the article's own script", () => {
  test.each<[what: string, text: string, from: string, to: string, found: boolean]>([
    ["none", "The tugs went out.", "ru", "en", false],
    ["a name in brackets", "Antony Blinken (布林肯) spoke.", "zh", "en", false],
    ["four letters", "The word мост was painted on it.", "ru", "en", false],
    ["five", "The word мосты was painted on it.", "ru", "en", true],
    ["a short line of nothing else", "布林肯", "zh", "en", true],
    ["figures alone", "1990–2026", "zh", "en", false],
    ["a line of it", "Буксиры снова вышли в море.", "ru", "en", true],
    ["a phrase", "The council 通过重质燃油禁令 on Tuesday.", "zh", "en", true],
    ["kana in a Chinese text", "理事会はこれを承認しました", "ja", "zh", true],
    ["kanji in a Chinese text", "理事会承认了这一决定", "ja", "zh", false],
    ["a script that both use", "Буксиры снова вышли в море.", "ru", "uk", false],
    ["Latin between two Latin languages", "La grève des remorqueurs", "fr", "en", false],
    ["Latin names in a text of another script", "Компания Goldman Sachs купила OpenTable", "en", "ru", false],
    ["a line of Latin alone", "The tugs went out to sea.", "en", "ru", true],
    ["an abbreviation alone", "NATO", "en", "ru", false],
    ["anything of a language that couldn't be told", "The tugs went out to sea.", "und", "ru", false],
    ["anything in a language unknown to the check", "Буксиры снова вышли в море.", "ru", "xx", false],
  ])("%s: %j from %s to %s", (_what, text, from, to, found) => {
    expect(checkScript(text, from, to).map(({ check, severity }) => [check, severity])).toEqual(
      found ? [["script", "hard"]] : [],
    );
  });

  test.each<[text: string, from: string, found: boolean]>([
    ["The 政府 denied it.", "zh", true],
    ["She said でも it was late.", "ja", true],
    ["The 서울 office is closed.", "ko", true],
    ["The government (政府) denied it.", "zh", false],
    ["It was called 内卷 (involution).", "zh", false],
    ["The sign said “福”, or “福到”.", "zh", false],
    ["The character 福 hung there.", "zh", false],
  ])("are a doubt where a word of two characters stands bare: %j", (text, from, found) => {
    expect(checkScript(text, from, "en").map(({ severity }) => severity)).toEqual(found ? ["soft"] : []);
  });

  test("are counted for whoever mends it", () => {
    expect(checkScript("мосты", "ru", "en")[0]?.detail).toMatch(/^5 letters/);
  });
});

describe("paragraphs a claim rests on", () => {
  const article = articleOf(["a", "b", { kind: "caption", text: "c" }]);

  test.each<[ids: number[], known: number[], problems: string[]]>([
    [[1, 2], [1, 2], []],
    [[3, 9], [3], []],
    [[9, 0], [], ["it names [9][0], which the article doesn't have"]],
    [[], [], ["it names no paragraph"]],
  ])("%j: the article has %j", (ids, known, problems) => {
    expect(existing(ids, article)).toEqual(known);
    expect(checkReferences(ids, article).map(({ detail }) => detail)).toEqual(problems);
  });
});
