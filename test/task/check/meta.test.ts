import { describe } from "vitest";
import { checkMeta } from "../../../src/task/check/meta.ts";
import { RU, table, type Row } from "./unit-table.ts";

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
