import { describe, expect, test } from "vitest";
import { readDocument } from "../../src/article/document.ts";
import { joinParts } from "../../src/article/parts.ts";

const now = Date.UTC(2026, 10, 22);

const FERRY = "Le ferry a quitté le port à l’aube, et personne sur le quai ne l’a vu partir ce matin-là.";
const PREFECT = "Le préfet s’est tu longtemps, puis il a parlé des vents, des courants et de la nuit.";
const INQUIRY = "Une enquête a été ouverte, dit-il, et les deux capitaines seront entendus dans la semaine.";

const read = (text: string, more: { title?: string; url?: string } = {}) => {
  const { title, ...rest } = more;
  return readDocument(Buffer.from(text), { now, pasted: title === undefined ? {} : { title }, ...rest });
};

const textsOf = async (text: string, title?: string) => {
  const { paragraphs } = await read(text, title === undefined ? {} : { title });
  return paragraphs.map((paragraph) => paragraph.text);
};

describe("pasted text", () => {
  test("has its first line for a headline, where that reads as one, and the address that came with it", async () => {
    const article = await read(`Le ferry du matin\n\n${FERRY}\n\n${PREFECT}`, { url: "https://journal.example/ferry" });
    expect(article).toMatchObject({
      title: "Le ferry du matin",
      url: "https://journal.example/ferry",
      language: "fr",
      reading: "full",
      pasted: true,
      notes: [],
    });
    expect(article.paragraphs.map(({ text }) => text)).toEqual([FERRY, PREFECT]);
  });

  test("has the headline it was given, once", async () => {
    const article = await read(`Qui a vu le ferry ?\n\n${FERRY}`, { title: "Qui a vu le ferry ?" });
    expect(article.title).toBe("Qui a vu le ferry ?");
    expect(article.paragraphs.map(({ text }) => text)).toEqual([FERRY]);
  });

  test.each([
    ["its first words", FERRY, `${FERRY.slice(0, FERRY.lastIndexOf(" ", 60))}…`],
    ["all of them where they are few", "Vu.", "Vu."],
    ["its first characters where there are no spaces", "渡轮停航。".repeat(20), `${"渡轮停航。".repeat(12)}…`],
  ])("without a headline is called by %s", async (_, text, title) => {
    expect((await read(text, { url: "https://news.example/a" })).title).toBe(title);
  });

  test.each([
    ["blank lines", `${FERRY}\n\n${PREFECT}\n\n${INQUIRY}`],
    ["single breaks, as phones give them", `${FERRY}\n${PREFECT}\n${INQUIRY}`],
    ["Windows' breaks", `${FERRY}\r\n\r\n${PREFECT}\r\n\r\n${INQUIRY}`],
  ])("is parted by %s", async (_, text) => {
    expect(await textsOf(text)).toEqual([FERRY, PREFECT, INQUIRY]);
  });

  test("keeps dashes of speech, stars and angle brackets, which mark nothing here", async () => {
    const speech =
      "- Vous partez ? demanda-t-elle en regardant la mer, le vent et les *deux* lumières <rouges> du port.";
    expect(await textsOf(`${FERRY}\n${speech}\n${PREFECT}`)).toEqual([FERRY, speech, PREFECT]);
  });

  test("shows nothing that can't be seen, and no line that leads away", async () => {
    const hidden = FERRY.replace("ferry", "fer\u202ery\u200b");
    expect(await textsOf(`${hidden}\n\nAdvertisement\n\n${PREFECT}\n\nLire aussi : Les phares\n\n${INQUIRY}`)).toEqual([
      FERRY,
      PREFECT,
      INQUIRY,
    ]);
  });

  test("that is a page's source is read as one", async () => {
    const page = `<html><title>Le ferry</title><article><h1>Le ferry</h1><p>${FERRY}</p><p>${PREFECT}</p></article></html>`;
    const article = await read(page);
    expect(article).toMatchObject({ title: "Le ferry", pasted: true });
    expect(article.paragraphs.map(({ text }) => text)).toEqual([FERRY, PREFECT]);
  });

  test("can't claim an address or a headline by the marks of an archive", async () => {
    const article = await read(`---\nfrom: https://journal.example/ferry\n---\n\n${FERRY}\n\n${PREFECT}`);
    expect(article).not.toHaveProperty("url");
  });

  test("of blanks is empty", async () => {
    expect(await read(" \n\u200b\n ")).toMatchObject({ reading: "empty", paragraphs: [] });
  });
});

describe("the parts of a text", () => {
  test.each<[string, string[], string]>([
    [
      "go on where a field was full",
      ["The ferry left the", "harbour before dawn."],
      "The ferry left the harbour before dawn.",
    ],
    ["go on without a space in scripts that have none", ["渡轮在黎明前离", "开了港口。"], "渡轮在黎明前离开了港口。"],
    ["are paragraphs where one ends", ["It left.", "Nobody saw it."], "It left.\n\nNobody saw it."],
    ["may be missing", ["", " ", "It left."], "It left."],
  ])("%s", (_, parts, expected) => {
    expect(joinParts(parts)).toBe(expected);
  });
});
