import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Command } from "../../src/discord/command/command.ts";
import { loadCommands } from "../../src/discord/load.ts";
import { CATALOGUES } from "../../src/locale/catalogues.ts";
import en from "../../src/locale/catalogues/en.json" with { type: "json" };
import { SOURCES } from "../structure/project.ts";
import { faultsOf, KEYS, type Texts } from "./catalogue-faults.ts";

/** What is the same word as in English, by language: looked at one by one. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  // Discord has no Arabic: who reads it there types and looks for the English names.
  ar: [
    ..."translate summarize quotes ask settings usage privacy forget term help doctor".split(" "),
    ..."link article file chapter to private length include question month".split(" "),
    ..."mine add remove list source target".split(" "),
    ...Object.values(en.permissions),
  ],
  de: ["link", "Original", "Text", "Link", "Threads"],
  es: ["{input} → {output} tokens", "Original", "{tokens} tokens"],
  fr: ["article", "question", "long", "{input} → {output} tokens", "Article", "Original", "Opinion", "{tokens} tokens"],
  "pt-BR": ["link", "{input} → {output} tokens", "Original", "Link", "{tokens} tokens"],
};

test("every file of the folder is a catalogue", () => {
  const files = readdirSync(new URL("../../src/locale/catalogues/", import.meta.url));
  expect(files.toSorted()).toEqual(
    Object.keys(CATALOGUES)
      .map((code) => `${code}.json`)
      .toSorted(),
  );
});

test.each(Object.entries<Texts>(CATALOGUES))("%s is whole, and Discord takes it", (code, texts) => {
  expect(faultsOf(code, texts, SAME[code])).toEqual([]);
});

describe("a catalogue", () => {
  const change = (more: Texts): Texts => ({ ...en, ...more });
  const own = (more: Texts) => {
    const before = new Set(faultsOf("de", en));
    return faultsOf("de", change(more)).filter((fault) => !before.has(fault));
  };

  test.each<[string, Texts, string[]]>([
    ["that lacks a text", { failure: {} }, ["failure: missing"]],
    ["with a text of its own", { extra: "Extra" }, ["extra: not wanted"]],
    ["that lacks a value", { failure: "Das ging schief." }, ["failure: without {ref}"]],
    ["that misspells one", { failure: "{ref} {Ref}" }, ["failure: {Ref} isn't filled"]],
    ["with an open place", { failure: "{ref} {" }, ["failure: a brace too many"]],
    ["with an empty text", { hello: "" }, ["hello: empty"]],
    ["with a space too many", { hello: "Hallo " }, ["hello: spaces at an end"]],
    ["that names a command otherwise", { hello: "/translate, /übersetzen" }, ["hello: there is no /übersetzen"]],
    [
      "with a name that can't be typed",
      { options: { ...en.options, link: { name: "Der Link", description: "d" } } },
      ["options.link.name: “Der Link” can't be typed after a slash"],
    ],
    [
      "with a long description",
      { commands: { ...en.commands, ask: { name: "ask", description: "d".repeat(101) } } },
      ["commands.ask.description: 101 characters of 100"],
    ],
    ["with a long label", { buttons: { ...en.buttons, ask: "d".repeat(81) } }, ["buttons.ask: 81 characters of 80"]],
  ])("%s is found", (_, more, faults) => {
    expect(own(more)).toEqual(faults);
  });

  test("has each plural form of its language, which says the number unless it stands for one alone", () => {
    const { removed_other: _, ...versions } = en.versions;
    const faults = (code: string, more: Texts) =>
      faultsOf(code, change({ versions: { ...versions, ...more } })).filter((fault) => fault.includes(".removed_"));
    const russian = { removed_one: "удалён один", removed_few: "{count} удалены", removed_many: "{count} удалено" };
    expect(faults("ru", russian)).toEqual(["versions.removed_other: missing", "versions.removed_one: without {count}"]);
    const arabic = { removed_zero: "لا شيء", removed_one: "واحد", removed_two: "اثنان", removed_few: "بعضها" };
    expect(faults("ar", { ...arabic, removed_many: "{count}", removed_other: "{count}" })).toEqual([
      "versions.removed_few: without {count}",
    ]);
  });

  test("isn't English, but for what was looked at, and the list of that has nothing more", () => {
    expect(own({ failure: "{ref}" })).toEqual([]);
    expect(faultsOf("de", en, ["Link", "Verweis"])).toContain("“Verweis” is translated: take it off the list");
    expect(faultsOf("de", en).filter((fault) => fault === "forms.paste.link: still “Link”")).toHaveLength(1);
    expect(faultsOf("de", en, ["Link"]).filter((fault) => fault === "forms.paste.link: still “Link”")).toEqual([]);
  });
});

describe("the code", () => {
  const code = [...SOURCES.values()].join("\n");
  const literals = new Set([...code.matchAll(/["'`]([\w.-]+)["'`]/g)].map(([, literal]) => literal ?? ""));
  /** “errors.” of `errors.${code}`. */
  const stems = new Set([...code.matchAll(/`([\w.]+\.)\$\{/g)].map(([, stem]) => stem ?? ""));

  const isUsed = (key: string) => {
    const place = key.replace(/\.(?:name|description)$/, "");
    const dots = [...place.matchAll(/\./g)].map(({ index }) => index + 1);
    return (
      [key, place].some((whole) => literals.has(whole)) ||
      dots.some((dot) => stems.has(place.slice(0, dot)) && literals.has(place.slice(dot)))
    );
  };

  test("uses every text", () => {
    expect([...KEYS].filter((key) => !isUsed(key))).toEqual([]);
  });

  test("uses no text that isn't there", () => {
    const named = [...code.matchAll(/\bt\(\s*"([\w.]+)"/g)].map(([, key]) => key ?? "");
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((key) => !KEYS.has(key))).toEqual([]);
  });
});

interface Part {
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string | null>> | null;
  readonly description?: string;
  readonly description_localizations?: Readonly<Record<string, string | null>> | null;
  readonly value?: string | number;
  readonly options?: readonly Part[];
  readonly choices?: readonly Part[];
}

const longest = (text = "", localised: Part["name_localizations"] = {}) =>
  Math.max(text.length, ...Object.values(localised ?? {}).map((each) => each?.length ?? 0));

/** Of each text Discord counts the longest of its localisations. */
function sizeOf(part: Part): number {
  const own = longest(part.name, part.name_localizations) + longest(part.description, part.description_localizations);
  const inside = [...(part.options ?? []), ...(part.choices ?? [])].map(sizeOf);
  return own + String(part.value ?? "").length + inside.reduce((sum, size) => sum + size, 0);
}

const namesIn = (locale: string, parts: readonly Part[]) =>
  parts.map(({ name, name_localizations }) => name_localizations?.[locale] ?? name);

describe("the commands in all languages", async () => {
  const commands = (await loadCommands()).map(({ data }) => data as Command["data"] & Part);
  const locales = Object.keys(commands[0]?.name_localizations ?? {});

  test.each(commands.map((data) => [data.name, data] as const))("/%s has at most 8,000 characters", (_, data) => {
    expect(sizeOf(data)).toBeLessThanOrEqual(8_000);
  });

  test.each(locales)("are told apart by their names in %s, and so are their options", (locale) => {
    const groups = [
      ...Map.groupBy(commands, ({ type }) => type).values(),
      ...commands.flatMap(({ options }): (readonly Part[])[] => (options ? [options] : [])),
    ];
    for (const parts of groups) expect(new Set(namesIn(locale, parts)).size).toBe(parts.length);
  });
});
