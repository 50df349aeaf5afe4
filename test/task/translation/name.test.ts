import { describe, expect, test } from "vitest";
import { isNameLike } from "../../../src/task/translation/name.ts";
import { NAMES, SENTENCES } from "./name-rows.ts";

const rowsOf = (table: typeof NAMES) =>
  Object.entries(table).flatMap(([to, rows]) => rows.map(([source, target]) => ({ to, source, target })));

describe("a name's spelling", () => {
  test.each(rowsOf(NAMES))("may be $target ($to)", ({ to, ...name }) => expect(isNameLike(name, to)).toBe(true));

  test.each(rowsOf(SENTENCES))("isn't $target ($to)", ({ to, ...name }) => expect(isNameLike(name, to)).toBe(false));

  test.each([
    ["Who Wants to Be a Millionaire?", "Wer wird Millionär?", "de"],
    ["Qui veut gagner des millions ?", "Who Wants to Be a Millionaire?", "en"],
  ])("may have the mark of its source: %s", (source, target, to) => {
    expect(isNameLike({ source, target }, to)).toBe(true);
    expect(isNameLike({ source: source.replace("?", ""), target }, to)).toBe(false);
  });

  test("is short, whatever its source", () => {
    const words = (count: number) => Array.from({ length: count }, () => "Bank").join(" ");

    expect(isNameLike({ source: "ООН", target: words(12) }, "en")).toBe(true);
    expect(isNameLike({ source: "ООН", target: words(13) }, "en")).toBe(false);
    expect(isNameLike({ source: "Мюнхен", target: words(9) }, "en")).toBe(false);
  });
});
