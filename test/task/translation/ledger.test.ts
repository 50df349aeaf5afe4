import { describe, expect, test } from "vitest";
import type { Term } from "../../../src/job.ts";
import { translate } from "../../../src/task/translate.ts";
import { readNames, withNames } from "../../../src/task/translation/ledger.ts";
import { articleOf, russian } from "../../fakes/articles.ts";
import { drive } from "../drive.ts";

const RU = articleOf(["Анна Петрова приехала в Мюнхен, пишет газета.", "Она говорила с мэром."]);
const LINES = "[0] Tugs\n[1] Anna Petrova came to Munich, the paper writes.\n[2] She spoke with the mayor.";

describe("names", () => {
  test.each<[line: string, names: readonly Term[]]>([
    ["NAME Мюнхен = Munich", [{ source: "Мюнхен", target: "Munich" }]],
    ["- **NAME** Мюнхен → Munich", [{ source: "Мюнхен", target: "Munich" }]],
    ["NAME: “Мюнхен” = “Munich”", [{ source: "Мюнхен", target: "Munich" }]],
    ["NAMES of ships are in italics = often", []],
    ["[1] NAME = x", []],
  ])("are read from %s", (line, names) => {
    expect(readNames(`${line}\n[1] Text`).names).toEqual(names);
  });

  test("are no part of the text around them", () => {
    expect(readNames("NAME A = B\n[0] One\n[1] Two\nNAME C = D\n").rest).toBe("[0] One\n[1] Two\n");
  });

  test.each<[what: string, name: Term]>([
    ["the article doesn't have", { source: "Берлин", target: "Berlin" }],
    ["say nothing", { source: "Мюнхен", target: "—" }],
    ["are whole sentences", { source: "Мюнхен", target: "Munich, ".repeat(20) }],
    ["are one plain sentence", { source: "Мюнхен", target: "Munich is the capital of Bavaria." }],
    ["hold an address", { source: "Мюнхен", target: "Munich (https://example.org)" }],
    ["hold a link", { source: "Мюнхен", target: "[Munich](example.org)" }],
    ["hold a mention", { source: "Мюнхен", target: "@everyone" }],
    ["have a spelling already", { source: "Анна Петрова", target: "Anne Petrow" }],
  ])("that %s are left out", (_, name) => {
    const ledger = [{ source: "Анна Петрова", target: "Anna Petrova" }];
    expect(withNames(ledger, [name], RU, "en")).toEqual(ledger);
  });
});

describe("one spelling for each name", () => {
  test("is asked for with the first lines, and given with the result", () => {
    const { asks, finish } = drive(translate, RU, { to: "en" }, [`NAME Мюнхен = Munich\n${LINES}`]);

    expect(asks[0]?.instruction).toContain("NAME the name as the article writes it = the name in English (en)");
    expect(finish().value.names).toEqual([{ source: "Мюнхен", target: "Munich" }]);
    expect(finish().value.title).toBe("Tugs");
  });

  test("is told with every later request that has the name, and not asked for again", () => {
    const long = articleOf(["Анна Петрова приехала в Мюнхен.", ...russian(30, 10), "Мюнхен далеко."]);
    const { asks, left } = drive(translate, long, { to: "en" }, [
      "NAME Мюнхен = Munich\nNAME Анна Петрова = Anna Petrova\n[0] Tugs",
    ]);
    const later = [...asks.slice(1), left].map((ask) => ask?.instruction ?? "");

    expect(later.every((instruction) => !instruction.includes("NAME the name"))).toBe(true);
    expect(later[0]).not.toContain("Anna Petrova");
  });

  test("is whoever asks's own before the model's", () => {
    const terms = [{ source: "Мюнхен", target: "München" }];
    const { asks, finish } = drive(translate, RU, { to: "en", terms }, [
      `NAME Мюнхен = Munich\n${LINES.replace("Munich", "München")}`,
    ]);

    expect(asks[0]?.instruction).toContain("These names are spelt so, wherever they occur:\n\nМюнхен = München\n");
    expect(finish().value.names).toEqual(terms);
  });
});

describe("a model that uses two spellings", () => {
  const article = articleOf([
    "Министр Анна Петрова приехала в порт рано утром, сообщила газета.",
    "Капитаны ждали до вечера и не знали, когда им позволят выйти.",
    "Вечером Петрова сказала капитанам, что порт откроют в понедельник.",
  ]);
  const names = "NAME Петрова = Petrova";
  const lines = (last: string) =>
    [
      "[0] The tugs are back at sea",
      "[1] The minister Anna Petrova came to the port early in the morning, the paper reported.",
      "[2] The captains waited until the evening and didn't know when they would be allowed to leave.",
      `[3] In the evening ${last} told the captains that the port would be opened on Monday.`,
    ].join("\n");

  test("is asked for the line with the other one once more, and told the spelling", () => {
    const { asks, left, finish } = drive(translate, article, { to: "en" }, [
      `${names}\n${lines("Pietrova")}`,
      "[3] In the evening Petrova told the captains that the port would be opened on Monday.",
    ]);

    expect(asks[1]?.instruction).toMatch(/^NUMBERS: 3$/m);
    expect(asks[1]?.instruction).toContain("[3] it has “Pietrova” where the name is spelled “Petrova”");
    expect(left).toBeUndefined();
    expect(finish().value.paragraphs.map(({ status }) => status)).toEqual(["ok", "ok", "repaired"]);
  });

  test("and stays with it is reported", () => {
    const { finish } = drive(translate, article, { to: "en" }, [
      `${names}\n${lines("Pietrova")}`,
      "[3] In the evening Pietrova told the captains that the port would be opened on Monday.",
    ]);

    expect(finish().value.coverage.flagged).toBe(1);
    expect(finish().value.paragraphs[2]).toMatchObject({ status: "flagged", problems: [{ unit: "3" }] });
  });
});
