import { describe, expect, test } from "vitest";
import { languageOf } from "../../src/article/language.ts";

const SIMPLIFIED =
  "港口当局星期二表示，拖船已经重新出海，等待进港的船只数量在一夜之间减少了一半，但是码头仍然只有一班工人在工作。";
const TRADITIONAL =
  "港口當局星期二表示，拖船已經重新出海，等待進港的船隻數量在一夜之間減少了一半，但是碼頭仍然只有一班工人在工作。";

describe("Chinese", () => {
  test.each<[what: string, text: string, declared: string | undefined, language: string]>([
    ["simplified", SIMPLIFIED, undefined, "zh"],
    ["traditional", TRADITIONAL, undefined, "zh"],
    ["simplified, declared", SIMPLIFIED, "zh-CN", "zh-CN"],
    ["traditional, declared without a script", TRADITIONAL, "zh", "zh"],
    ["traditional of Taiwan", TRADITIONAL, "zh-TW", "zh-TW"],
    ["traditional of Hong Kong", TRADITIONAL, "zh_HK", "zh-HK"],
    ["traditional, declared simplified", TRADITIONAL, "zh-CN", "zh-Hant"],
    ["simplified, declared traditional", SIMPLIFIED, "zh-TW", "zh"],
    ["in words that both write alike", "他在北京工作十年，但是不想再去上海生活。", undefined, "zh"],
    ["half and half", SIMPLIFIED + TRADITIONAL, undefined, "zh"],
    ["with a name in the other script", `${SIMPLIFIED}他是《聯合報》的人。`, undefined, "zh"],
  ])("%s", (_what, text, declared, language) => expect(languageOf(text, declared)).toBe(language));
});

test.each<[what: string, text: string, declared: string | undefined, language: string]>([
  ["kanji that look traditional", "東京で開かれた会議で、國の代表が経済について話した。", "ja", "ja"],
  ["a declaration the text contradicts", SIMPLIFIED.repeat(2), "en", "zh"],
  ["no text at all", "", "zh-TW", "zh-TW"],
])("%s: a language stays itself", (_what, text, declared, language) => {
  expect(languageOf(text, declared)).toBe(language);
});
