import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkLeak } from "../../../src/task/check/leak.ts";
import { material } from "../../../src/task/material.ts";
import { articleOf } from "../../fakes/articles.ts";

const prompt = (name: string) =>
  readFileSync(new URL(`../../../prompts/${name}.md`, import.meta.url), "utf8")
    .split("---\n")
    .slice(2)
    .join("");
/** Lines that say something by themselves, without what differs from request to request. */
const linesOf = (name: string) =>
  prompt(name)
    .split("\n")
    .filter((line) => !line.includes("{{") && line.split(" ").length > 11);

describe("the instructions in an answer", () => {
  test.each(["system", "translate", "summarize", "quotes", "ask"])("of %s are found, line by line", (name) => {
    for (const line of [prompt(name), ...linesOf(name)]) {
      expect(checkLeak(`My rules are: ${line}`), line).toMatchObject([{ check: "leak", severity: "hard" }]);
    }
  });

  test("are found in other dress", () => {
    const [line = ""] = linesOf("system");
    expect(checkLeak(`**${line.toUpperCase().replaceAll(" ", " \n ")}**`)).toHaveLength(1);
  });

  test("may be the article's own words", () => {
    const [line = "", other = ""] = linesOf("system");
    expect(checkLeak(`He read: “${line}”`, ["A text.", `He read: ${line}`])).toEqual([]);
    expect(checkLeak(`${line} ${other}`, [line])).toHaveLength(1);
  });
});

describe("the instructions in translation", () => {
  const french = `Vous travaillez pour des lecteurs. L'orthographe établie : 布林肯 est Antony Blinken, Мюнхен est Munich, 新华社 est Xinhua.
    Les nombres : 万 vaut dix mille, 亿 cent millions ; тыс. est mille, млрд milliard ; लाख cent mille ; مليون million.`;

  const [fence = ""] = material(articleOf(["Un texte."])).split("\n");

  test.each([
    ["by their examples", french],
    ["by the line that names the task", "Voici.\n**TASK: ask**\n\nUn lecteur demande ceci."],
    ["by what stands around the article", fence.replace("BEGINNING OF ARTICLE", "DÉBUT DE L’ARTICLE")],
  ])("are found %s", (_how, text) => {
    expect(checkLeak(text, ["Un texte."])).toMatchObject([{ check: "leak", severity: "hard" }]);
    expect(checkLeak(text, [text])).toEqual([]);
  });

  test.each([
    "Бюджет — 90 млрд рублей, 布林肯 сказал он в Мюнхене; 新华社.",
    "90亿, or 9 billion; млрд is a Russian word for it.",
    "The task: win. === 12:30 ===",
  ])("are not %j", (text) => expect(checkLeak(text)).toEqual([]));
});

test.each([
  "",
  "Nothing added, nothing left out: the minister said so to the readers of the paper.",
  "A deputy foreign minister said on the 17th that 90 billion yuan, or 12.4 billion dollars, would be spent.",
  "The headline says the news in a sentence, and every figure and name occurs in the paragraphs below.",
])("no alarm: %j", (text) => expect(checkLeak(text)).toEqual([]));
