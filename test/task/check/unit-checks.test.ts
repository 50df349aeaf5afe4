import { performance } from "node:perf_hooks";
import { describe, expect, test } from "vitest";
import { checkEmpty } from "../../../src/task/check/empty.ts";
import { checkEnding } from "../../../src/task/check/ending.ts";
import { checkMeta } from "../../../src/task/check/meta.ts";
import { checkQuotation } from "../../../src/task/check/quotation.ts";
import { checkRepetition } from "../../../src/task/check/repeat.ts";
import type { UnitCheck } from "../../../src/task/check/unit.ts";
import { checkLanguage } from "../../../src/task/check/untranslated.ts";

const RU = { from: "ru", to: "en" };
const FR = { from: "fr", to: "en" };
const DE_ZH = { from: "de", to: "zh" };

type Row = [what: string, source: string, text: string, pair: typeof RU, found: "hard" | "soft" | undefined];

function table(check: UnitCheck, rows: readonly Row[]): void {
  test.each(rows)("%s", (_what, source, text, pair, severity) => {
    const found = check({ id: "1", source, text }, pair);
    expect(found.map((problem) => problem.severity)).toEqual(severity === undefined ? [] : [severity]);
  });
}

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

describe("what a model says for itself", () => {
  const source = "Порт закрыли во вторник вечером.";
  const english = "The port was closed on Tuesday evening.";

  table(checkMeta, [
    ["the translation alone", source, english, RU, undefined],
    ...[
      "Here is the translation: ",
      "Sure! Here's the English version:\n",
      "**Translation:** ",
      "Translated from Russian: ",
      "The following is a translation of line 3. ",
      "Certainly, I'd be glad to help. ",
      "Below is the text in English: ",
      "I'm sorry, but I can't reproduce copyrighted articles. ",
      "I cannot translate this text. ",
      "```\n",
      "<translation>",
      "[4.2] ",
      "TASK: translate\n",
    ].map((lead): Row => [lead, source, `${lead}${english}`, RU, "hard"]),
    ...[" Let me know if you need anything else!", " [Translator's note: literal]", " I hope this helps."].map(
      (end): Row => [end, source, `${english}${end}`, RU, "hard"],
    ),
    [
      "in the target language",
      "Le port est fermé.",
      "Übersetzung: Der Hafen ist zu.",
      { from: "fr", to: "de" },
      "hard",
    ],
    ["in Chinese", "Le port est fermé.", "以下是译文：港口关闭了。", { from: "fr", to: "zh" }, "hard"],
    ["an article on a translation", "Перевод романа: скандал.", "Translation of the novel: a scandal.", RU, undefined],
    [
      "a text announced in the article",
      "Вот полный текст: «Уходим».",
      "Here is the full text: “We leave.”",
      RU,
      undefined,
    ],
    [
      "someone who can't help it",
      "Я не могу понять, как это вышло.",
      "I can't understand how this happened.",
      RU,
      undefined,
    ],
    ["a source with numbers in brackets", "Об этом пишет газета [1].", "The newspaper reports it [1].", RU, undefined],
    ["someone who says of course", "«Конечно, я пойду», — сказал он.", "“Of course, I'll go,” he said.", RU, undefined],
  ]);
});

describe("the language of a unit", () => {
  const french = "Le préfet a interdit l’arrosage des jardins dans les communes du département.";

  table(checkLanguage, [
    ["asked for", french, "The prefect has forbidden the watering of gardens in the department.", FR, undefined],
    ["given back", french, french, FR, "hard"],
    ["given back but for a word", french, french.replace("jardins", "gardens"), FR, "hard"],
    [
      "a short line given back",
      "Les vergers de Montaigu manquent d’eau",
      "Les vergers de Montaigu manquent d’eau",
      FR,
      "hard",
    ],
    [
      "a short line given back of a language without small words",
      "Muhalefet seçimi farkla kazandı",
      "Muhalefet seçimi farkla kazandı",
      { from: "tr", to: "en" },
      "hard",
    ],
    [
      "a line that was English in the source",
      "Black lives matter",
      "Black lives matter",
      { from: "tr", to: "en" },
      undefined,
    ],
    [
      "addresses that are the same",
      "https://haberler.example/spor/futbol/maclar @limanhaber #limangrevi",
      "https://haberler.example/spor/futbol/maclar @limanhaber #limangrevi",
      { from: "tr", to: "en" },
      undefined,
    ],
    [
      "a name that is the same",
      "Real Madrid – FC Barcelona",
      "Real Madrid – FC Barcelona",
      { from: "es", to: "en" },
      undefined,
    ],
    ["a phrase left", french, "The prefect has forbidden watering dans les communes of the department.", FR, "soft"],
    ["in English for Chinese", "Буксиры вышли из порта.", "The tugs left the port.", { from: "ru", to: "zh" }, "hard"],
    ["in English for Arabic", "Порт открыт.", "The port is open now.", { from: "ru", to: "ar" }, "hard"],
    [
      "in Chinese with names",
      "Фильм «Man of Steel».",
      "电影《Man of Steel》（Warner Bros.）。",
      { from: "ru", to: "zh" },
      undefined,
    ],
    ["of a name alone", "«Нью-Йорк таймс»", "The New York Times", { from: "ru", to: "zh" }, undefined],
    [
      "an address that the source has",
      "https://press.example.org/news/of/port",
      "https://press.example.org/news/of/port",
      { from: "ru", to: "ar" },
      undefined,
    ],
    [
      "in the Latin letters of Serbian",
      "Порт је отворен од јутрос.",
      "Luka je otvorena od jutros.",
      { from: "mk", to: "sr" },
      undefined,
    ],
    [
      "a title in quotation marks",
      "Il a lu « la vie dans les bois » hier.",
      "He read “la vie dans les bois” yesterday.",
      FR,
      undefined,
    ],
    ["an institution's name", "Le Conseil de la Ville a voté.", "The Conseil de la Ville has voted.", FR, undefined],
    ["another script than asked for", "Er ging.", "Он ушёл.", { from: "de", to: "en" }, "hard"],
    ["the target's own script", "Er ging nach Hause.", "他回家了。", DE_ZH, undefined],
    [
      "a third language",
      "Порт закрыли во вторник вечером, после того как шторм повредил краны и склады на берегу.",
      "Der Hafen wurde am Dienstagabend geschlossen, nachdem ein Sturm die Kräne und Lager am Ufer beschädigt hatte, und bis er wieder offen ist, fährt man mit dem Zug.",
      RU,
      "hard",
    ],
    [
      "a list of names",
      "Анна, Борис, Вера, Глеб",
      "Anna, Boris, Vera, Gleb, Dina, Yegor, Zhanna, Zoya, Igor, Kira",
      RU,
      undefined,
    ],
    [
      "a target language that isn't known",
      french,
      "Prefekti amezuia kumwagilia bustani katika wilaya zote za mkoa huo leo.",
      { from: "fr", to: "sw" },
      undefined,
    ],
    ["one language in two countries", "He left.", "He left.", { from: "en-US", to: "en-GB" }, undefined],
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
