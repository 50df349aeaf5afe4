import { describe, expect, test } from "vitest";
import { withoutPreamble } from "../../../src/task/check/preamble.ts";

describe("what a model says before it begins is taken off", () => {
  test.each([
    ["en", "Sure! Here is the summary:\n", "The tugs left."],
    ["en", "Here's a summary of the article: ", "The tugs left."],
    ["en", "**Here are the key points:**\n", "The tugs left."],
    ["en", "Based on the article, here is the answer:\n\n", "The tugs left."],
    ["en", "Headline: ", "The tugs left."],
    ["en", "**Summary:** ", "The tugs left."],
    ["en", "Here is what you asked for:\n", "The tugs left."],
    ["de", "Gerne! Hier ist die Zusammenfassung:\n", "Die Schlepper sind weg."],
    ["de", "Here is the summary in German:\n", "Die Schlepper sind weg."],
    ["fr", "Voici le résumé de l'article : ", "Les remorqueurs sont partis."],
    ["es", "Aquí está el resumen:\n", "Los remolcadores zarparon."],
    ["pt", "Aqui está a resposta: ", "Os rebocadores partiram."],
    ["it", "Ecco il riassunto: ", "I rimorchiatori sono partiti."],
    ["pl", "Oto streszczenie:\n", "Holowniki odpłynęły."],
    ["ru", "Вот краткое изложение:\n", "Буксиры вышли."],
    ["uk", "Ось відповідь: ", "Буксири вийшли."],
    ["tr", "İşte haberin özeti:\n", "Römorkörler ayrıldı."],
    ["ar", "إليك ملخص المقال:\n", "غادرت القاطرات."],
    ["zh-CN", "好的！以下是文章摘要：\n", "拖船离开了。"],
    ["ja", "以下は記事の要約です：", "タグボートは出港した。"],
    ["ko", "다음은 기사 요약입니다: ", "예인선이 떠났다."],
  ])("%s: %j", (to, preamble, text) => {
    expect(withoutPreamble(`${preamble}${text}`, to)).toBe(text);
  });

  test("and so is a fence around it", () => {
    expect(withoutPreamble("Here is the answer:\n```text\nThe tugs left [1].\n\nThat is all.\n```\n", "en")).toBe(
      "The tugs left [1].\n\nThat is all.",
    );
    expect(withoutPreamble("```\nThe tugs left.", "en")).toBe("The tugs left.");
  });

  test("and nothing is left where there is nothing else", () => {
    expect(withoutPreamble("Here are the key points:", "en")).toBe("");
  });
});

test.each([
  ["en", "Here the river is deepest: 40 metres."],
  ["en", "Her answer: no."],
  ["en", "The minister gave an answer: the port stays open."],
  ["en", "Summary executions were reported."],
  ["en", "Of course the port stays open."],
  ["en", "Two things are known: who did it, and when."],
  ["en", "**The port** stays open."],
  ["de", "Die Antwort des Ministers: Der Hafen bleibt offen."],
  ["fr", "Titre de champion : Lyon l'emporte"],
  ["zh", "总结大会在北京举行：三百人参加。"],
  ["xx", "Whatever: this is."],
])("an article's own words stay, in %s: %j", (to, text) => {
  expect(withoutPreamble(text, to)).toBe(text);
});

test("a long line takes no time", () => {
  const started = performance.now();
  for (const text of ["here ".repeat(50_000), "summary ".repeat(50_000), `*${" ".repeat(200_000)}:`])
    withoutPreamble(text, "en");

  expect(performance.now() - started).toBeLessThan(500);
});
