import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { checkLanguage } from "../../../src/task/check/untranslated.ts";
import { DE_ZH, FR, RU, table } from "./unit-table.ts";

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

/** What a process of its own has loaded of the detector after it has checked a unit. */
async function detectorAfter(source: string, text: string): Promise<string> {
  const script = `
    import { createRequire } from "node:module";
    import { checkLanguage } from "./src/task/check/untranslated.ts";
    checkLanguage(${JSON.stringify({ source, text })}, ${JSON.stringify(FR)});
    const files = Object.keys(createRequire(import.meta.url).cache);
    process.stdout.write(String(files.some((file) => file.includes("/eld/"))));
  `;
  const run = promisify(execFile);
  return (await run(process.execPath, ["--input-type=module", "--eval", script])).stdout;
}

test("what the target's small words show to be translated needs no detector", async () => {
  const source =
    "Le préfet a interdit l’arrosage des jardins et le lavage des voitures dans les communes du département.";
  const translated =
    "The prefect of La Rochelle has forbidden the watering of gardens and the washing of cars in the towns of the department.";
  const left =
    "Les agriculteurs de la plaine demandent que les barrages soient ouverts avant la fin de la semaine, par solidarité.";
  expect(await detectorAfter(source, translated)).toBe("false");
  expect(await detectorAfter(source, left)).toBe("true");
});
