import { performance } from "node:perf_hooks";
import { describe, expect, test } from "vitest";
import { checkEmpty } from "../../../src/task/check/empty.ts";
import { checkEnding } from "../../../src/task/check/ending.ts";
import { checkMeta } from "../../../src/task/check/meta.ts";
import { checkQuotation } from "../../../src/task/check/quotation.ts";
import { checkRepetition } from "../../../src/task/check/repeat.ts";
import type { UnitCheck } from "../../../src/task/check/unit.ts";
import { checkLanguage } from "../../../src/task/check/untranslated.ts";
import { DE_ZH, FR, RU, table } from "./unit-table.ts";

describe("a unit without words", () => {
  table(checkEmpty, [
    ["an ellipsis", "Он ушёл.", "…", RU, "hard"],
    ["nothing", "Он ушёл.", "", RU, "hard"],
    ["a row of stars, as in the source", "* * *", "* * *", RU, undefined],
    ["a figure", "1990", "1990", RU, undefined],
  ]);
});

describe("a unit that breaks off", () => {
  table(checkEnding, [
    ["in a word", "Он ушёл в порт.", "He went to the", RU, "soft"],
    ["after a comma", "Он ушёл, а она нет.", "He left,", RU, "soft"],
    ["as its source does", "Порт закрыт", "The port is closed", RU, undefined],
    ["with a stop", "Он ушёл.", "He left.", RU, undefined],
    ["with a mark after the stop", "«Он ушёл».", "“He left.”", RU, undefined],
    ["in a quotation without a stop", "„Er ging.“", "「他走了」", DE_ZH, undefined],
    ["in a language without stops", "Er ging.", "เขาไปแล้ว", { from: "de", to: "th" }, undefined],
  ]);
});

describe("repetition within a unit", () => {
  table(checkRepetition, [
    ["a loop", "Он ушёл домой.", `He went home ${"and then he went home ".repeat(6)}.`, RU, "hard"],
    ["a loop in Chinese", "Er ging.", `他走了${"然后又走了".repeat(6)}。`, DE_ZH, "hard"],
    [
      "a sentence twice",
      "Порт закрыт на неделю.",
      "The port is closed for a whole week. The port is closed for a whole week.",
      RU,
      "hard",
    ],
    [
      "a sentence twice in the source too",
      "Порт закрыт на неделю. Порт закрыт на неделю.",
      "The port is closed for a whole week. The port is closed for a whole week.",
      RU,
      undefined,
    ],
    ["a short cry", "Нет! Нет! Нет!", "No! No! No!", RU, undefined],
    [
      "a refrain of the source",
      "да, да, да, да, да, да, да, да",
      "yes, yes, yes, yes, yes, yes, yes, yes",
      RU,
      undefined,
    ],
  ]);
});

describe("quotation", () => {
  const said = "«Мы не ждали такого ветра, и никто не был готов», — сказала она.";

  table(checkQuotation, [
    ["kept", said, "“We did not expect such a wind,” she said.", RU, undefined],
    ["kept with single marks", said, "'We did not expect such a wind,' she said.", RU, undefined],
    ["lost", said, "She said they hadn't expected such a wind.", RU, "soft"],
    ["a title", "Он читал «Идиота».", "He was reading The Idiot.", RU, undefined],
    [
      "a long name in Chinese",
      "“威尔士政府二〇一七年法案”生效。",
      "The Government of Wales Act took effect.",
      { from: "zh", to: "en" },
      undefined,
    ],
    [
      "speech in Chinese",
      "他说：“我们走吧，天快黑了。”",
      "He said they should go, as it was getting dark.",
      { from: "zh", to: "en" },
      "soft",
    ],
    ["speech after a dash", said, "— We did not expect such a wind, she said.", RU, undefined],
  ]);
});

test.each([
  ["endings", checkEnding],
  ["remarks", checkMeta],
  ["languages", checkLanguage],
  ["repetitions", checkRepetition],
  ["quotations", checkQuotation],
] satisfies [string, UnitCheck][])("%s are checked in linear time", (_what, check) => {
  const started = performance.now();
  for (const piece of ["“", "( ", "a ", "here is ", "not ", "\n", "```", "[1", '"a'] as const) {
    check({ id: "1", source: piece.repeat(30_000), text: piece.repeat(30_000) }, FR);
  }
  expect(performance.now() - started).toBeLessThan(6_000);
});
