import { expect, it } from "vitest";
import { dangles, leans, quoted } from "../../../src/task/extractive/standalone.ts";

it.each([
  ["en", "He said it was over.", "Hepburn said it was over."],
  ["en", "According to him, it was over.", "According to police, it was over."],
  ["fr", "Elle a refusé.", "Ellen a refusé."],
  ["de", "Zudem fehlt Geld.", "Zudemann fehlt Geld."],
  ["es", "Sin embargo, no llegó.", "Sin agua no llegó nadie."],
  ["ru", "По её данным, выросло.", "По данным завода, выросло."],
  ["uk", "Він поїхав.", "Вінниця чекає."],
  ["ar", "وقال إن المشروع تأخر.", "وقالب الثلج ذاب."],
  ["zh", "他说不知道。", "罗启明说不知道。"],
  ["ja", "しかし、終わらない。", "市長は終わらないと述べた。"],
  ["ko", "그는 떠났다.", "그림은 팔렸다."],
])("%s: “%s” leans on what came before, “%s” doesn't", (language, leaning, standing) => {
  expect([leans(leaning, language), leans(standing, language)]).toEqual([true, false]);
});

it("leans on nothing in a language it doesn't know", () => {
  expect(leans("He said it was over.", "und")).toBe(false);
});

it.each([
  ["He left.” Then", true],
  ["“He left.” Then", false],
  ["„Er ging.“", false],
  ["„Er ging.", true],
  ["»Er ging.", true],
  ["»Er ging.«", false],
  ['She said "no.', true],
  ["他说：「走。", true],
  ["(yes", true],
])("dangles: %s → %s", (text, expected) => {
  expect(dangles(text)).toBe(expected);
});

it("measures how much of a sentence is quotation", () => {
  expect(quoted("plain")).toBe(0);
  expect(quoted("“12345678” a")).toBeCloseTo(10 / 12);
});
