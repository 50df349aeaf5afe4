import { expect, test } from "vitest";
import { createTerms, type FixedTerm } from "../../src/store/terms.ts";
import { shelfOf } from "../fakes/shelves.ts";

const term = (source: string, target: string, to = "en"): FixedTerm => ({ source, target, to });

const start = () => createTerms(shelfOf(new Map<string, readonly FixedTerm[]>()));

test("a place has its own terms, one spelling for each source and language", async () => {
  const terms = start();
  await terms.add("a", term("Мюнхен", "Munich"));
  await terms.add("a", term("Мюнхен", "München"));
  await terms.add("a", term("Мюнхен", "Munich", "fr"));
  await terms.add("b", term("Киев", "Kyiv"));

  expect(await terms.list("a")).toEqual([term("Мюнхен", "München"), term("Мюнхен", "Munich", "fr")]);
  expect(await terms.list("b")).toEqual([term("Киев", "Kyiv")]);
  expect(await terms.list("c")).toEqual([]);
});

test("a term is removed in its language alone, and only where it is", async () => {
  const terms = start();
  await terms.add("a", term("Мюнхен", "Munich"));

  expect(await terms.remove("a", { source: "Мюнхен", to: "fr" })).toBe(false);
  expect(await terms.remove("b", { source: "Мюнхен", to: "en" })).toBe(false);
  expect(await terms.remove("a", { source: "Мюнхен", to: "en" })).toBe(true);
  expect(await terms.list("a")).toEqual([]);
});

test("a place has room for 200, and may change them", async () => {
  const terms = start();
  for (let index = 0; index < 200; index++) await terms.add("a", term(`источник ${index}`, "x"));

  expect(await terms.add("a", term("один", "one"))).toBe(false);
  expect(await terms.add("a", term("источник 7", "seven"))).toBe(true);
  expect(await terms.list("a")).toHaveLength(200);
});
