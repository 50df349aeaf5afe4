import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Edition } from "../../src/export/edition.ts";
import { exportFile, render } from "../../src/export/file.ts";
import { attach, detach } from "../../src/export/record/attach.ts";
import { digestOf } from "../../src/export/record/digest.ts";
import { partsDigest, type Part } from "../../src/export/record/parts.ts";
import { FORMATS, packRecord, type FileRecord } from "../../src/export/record/record.ts";
import { translator } from "../../src/locale/translate.ts";
import { check, EDITION, failing, forged, t, written } from "./forged.ts";
import { MARKUP, smallEdition } from "./small.ts";

describe.each(FORMATS)("an export as %s", (format) => {
  const file = exportFile(format, EDITION, t);

  test("is found as it was written, with all that it holds", async () => {
    const found = await check(file);
    expect(found.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(found).toMatchObject({ ok: true, file: { format, digest: digestOf(EDITION), isOther: false } });
    expect(found.file?.edition).toEqual(EDITION);
    const numbers = Object.fromEntries(found.checks.map(({ name, checked }) => [name, checked]));
    expect(numbers).toMatchObject({ source: 5, quotes: 1, counts: 3, references: 2 + 1 + 4 + 5 });
  });

  test("is the same for the same edition", () => {
    expect(exportFile(format, smallEdition(), t).equals(file)).toBe(true);
  });

  test("of a text full of markup and script is found as it was written", async () => {
    expect(await check(exportFile(format, smallEdition(MARKUP), t))).toMatchObject({ ok: true });
  });

  test.each(["de", "ar", "ja", "und"])("of a translation into %s is found as it was written", async (to) => {
    expect(await check(exportFile(format, smallEdition("Une roue", to), translator(to)))).toMatchObject({ ok: true });
  });

  test.each(["translation", "summary", "quotes"] as const)("with %s alone is found as it was written", async (part) => {
    const { article, made } = EDITION;
    expect(await check(exportFile(format, { article, made, [part]: EDITION[part] }, t))).toMatchObject({ ok: true });
  });

  test("fails where any one of its characters is another", async () => {
    const parts = render(format, EDITION, t);
    const packed = packRecord({ format, locale: "en", edition: EDITION }, partsDigest(parts));
    const places = parts.flatMap(({ bytes }, part) =>
      [...bytes.toString()].flatMap((character, at) => (character.trim() === "" ? [] : { part, at })),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), async ({ part, at }) => {
        const changed = parts.map((one, index) => (index === part ? withOther(one, at) : one));
        expect(await failing(written(format, changed, packed))).toEqual(["text"]);
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    ["source", "La roue a"],
    ["translation", "The wheel cost"],
    ["title", "The mill turns"],
    ["original title", "Le moulin tourne"],
    ["byline", "Maëlle"],
    ["outlet", "Le Courrier"],
    ["change", "Changed since"],
    ["summary", "A mill turns again"],
    ["quote", "it turns!"],
    ["speaker", "Anne Roz"],
    ["role", "miller"],
    ["name", "Querou"],
    ["count", "3 of 4"],
    ["withheld", "2 withheld"],
    ["date", "14 October 2026".slice(3, 10)],
    ["footer", digestOf(EDITION)],
    ["model", "claude-sonnet-5-5"],
  ])("tells where its %s was changed", async (_, words) => {
    const parts = render(format, EDITION, t);
    const packed = packRecord({ format, locale: "en", edition: EDITION }, partsDigest(parts));
    const changed = parts.map((part) => ({ ...part, bytes: Buffer.from(part.bytes.toString().replace(words, other)) }));
    expect(changed.some(({ bytes }, index) => !parts[index]?.bytes.equals(bytes))).toBe(true);
    const { checks } = await check(written(format, changed, packed));
    const [text] = checks.filter(({ ok }) => !ok);
    expect(text?.name).toBe("text");
    expect(text?.differences.map(({ found }) => found).join("\n")).toContain(other(words).slice(0, 20));
  });

  test("fails where its record is damaged", async () => {
    const parts = render(format, EDITION, t);
    const packed = packRecord({ format, locale: "en", edition: EDITION }, partsDigest(parts));
    const middle = packed.length >> 1;
    const damaged = packed.slice(0, middle) + (packed[middle] === "A" ? "B" : "A") + packed.slice(middle + 1);
    expect(await failing(written(format, parts, damaged))).toEqual(["record"]);
  });

  test("fails where its data aren't those it was made of", async () => {
    const other = { ...EDITION, made: "2026-11-21T00:00:00Z" };
    expect(await failing(forged(format, EDITION, (record) => ({ ...record, edition: other })))).toEqual([
      "digest",
      "text",
    ]);
  });

  test("fails where its text isn't what its data give, though all digests agree", async () => {
    const parts = render(format, EDITION, t).map((part) => ({
      ...part,
      bytes: Buffer.from(part.bytes.toString().replaceAll("Anne Roz", "Anna Roz")),
    }));
    const packed = packRecord({ format, locale: "en", edition: EDITION }, partsDigest(parts));
    expect(await failing(written(format, parts, packed))).toEqual(["text"]);
  });

  test("of another version is held against its own digest, and fails all the same", async () => {
    const older = (record: FileRecord) => ({ ...record, renderer: "0000000000000000" });
    const whole = await check(forged(format, EDITION, older));
    expect(whole).toMatchObject({ ok: true, file: { isOther: true } });
    const changed = (record: FileRecord) => ({ ...older(record), content: partsDigest([]) });
    expect(await failing(forged(format, EDITION, changed))).toEqual(["text"]);
  });
});

/** The same words, all of their characters others. */
function other(words: string): string {
  return [...words].map((character) => (/\d/.test(character) ? "9" : "x")).join("");
}

function withOther({ name, bytes }: Part, at: number): Part {
  const characters = [...bytes.toString()];
  characters[at] = characters[at] === "x" ? "y" : "x";
  return { name, bytes: Buffer.from(characters.join("")) };
}

describe("data that contradict themselves fail, whatever their digests say", () => {
  const { translation, quotes, summary } = EDITION;
  const [quote] = quotes!.value.quotes;
  const withQuote = (more: object) => ({
    ...EDITION,
    quotes: { ...quotes!, value: { ...quotes!.value, quotes: [{ ...quote!, ...more }] } },
  });
  const withCoverage = (more: object) => ({
    ...EDITION,
    translation: {
      ...translation!,
      value: { ...translation!.value, coverage: { ...translation!.value.coverage, ...more } },
    },
  });
  const withText = (text: string) => ({
    ...EDITION,
    article: {
      ...EDITION.article,
      paragraphs: EDITION.article.paragraphs.map((one) => (one.id === 2 ? { ...one, text } : one)),
    },
  });

  test.each<[string, Edition, string[]]>([
    ["a quote in other words", withQuote({ original: "Enfin […] il tourne !" }), ["quotes"]],
    ["a quote that stands elsewhere", withQuote({ spans: [{ start: 0, end: 5 }] }), ["quotes"]],
    ["a quote whose parts are in another order", withQuote({ spans: [...quote!.spans].toReversed() }), ["quotes"]],
    [
      "a quote that has one part twice",
      withQuote({ original: "Enfin […] Enfin", spans: [quote!.spans[0], quote!.spans[0]] }),
      ["quotes"],
    ],
    ["a quote of a paragraph that isn't there", withQuote({ paragraph: 9 }), ["quotes", "references"]],
    ["a wrong number of paragraphs", withCoverage({ paragraphs: 5 }), ["counts"]],
    ["a wrong number of translated ones", withCoverage({ translated: 4 }), ["counts"]],
    ["a wrong number of flagged ones", withCoverage({ flagged: 0 }), ["counts"]],
    ["a source that isn't the article's", withText("La roue a coûté 5 millions."), ["source"]],
    [
      "a point that rests on nothing",
      {
        ...EDITION,
        summary: { ...summary!, value: { ...summary!.value, bullets: [{ text: "x", paragraphs: [7] }] } },
      },
      ["references"],
    ],
  ])("%s", async (_, edition, wrong) => {
    expect(await failing(forged("md", edition))).toEqual(wrong);
  });
});

test("a text file comes apart where its record begins, whatever stands before", () => {
  const before = Buffer.from("a\n<!-- dragoman-record\nx\n-->\nb\n");
  expect(detach(attach(before, "AAAA\n"))).toEqual({ content: before, packed: "AAAA\n" });
});
