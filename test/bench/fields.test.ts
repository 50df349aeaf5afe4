import { describe, expect, test } from "vitest";
import { compareFields } from "../../bench/fields.ts";

describe("the title", () => {
  test.each([
    ["the same but for case, width and marks", "Ｒate cut: “at last”", "rate cut – at last", 1, 1],
    ["with the site's name", "Rate cut at last", "Rate cut at last | The Paper", 1, 0],
    ["most of it", "Rate cut at last", "Rate cut at", 1, 0],
    ["less than half of it", "Rate cut at last", "Rate", 0, 0],
    ["another", "Rate cut at last", "Rate rise at last", 0, 0],
    ["none", "Rate cut at last", undefined, 0, 0],
  ])("%s", (_, truth, title, contained, exact) => {
    const scores = compareFields({ articleBody: "", title: truth }, { title });
    expect(scores).toMatchObject({ titleContained: contained, titleExact: exact });
  });
});

describe("the date", () => {
  test.each([
    ["2024-01-07 01:20:00+00:00", "2024-01-07T23:59:00+02:00", 1],
    ["2024-01-07", "2024-01-07", 1],
    ["2024-01-07", "2024-01-08", 0],
    ["2024-01-07", undefined, 0],
    ["UNKNOWN", "2024-01-07", undefined],
  ])("%s against %s", (date, published, score) => {
    expect(compareFields({ articleBody: "", date }, { published }).date).toBe(score);
  });
});

describe("the author", () => {
  test.each([
    ["one of several", ["Ana Díaz", "Bo Ek"], "By BO EK, in Oslo", 1],
    ["none of several", ["Ana Díaz", "Bo Ek"], "By Bo", 0],
    ["no byline", ["Bo Ek"], undefined, 0],
    ["a list written as a string", "['Ana Díaz', 'Bo Ek']", "Ana Díaz", 1],
    ["a string that is one name", "Conor O'Brien", "Conor O’Brien", 1],
    ["an empty list written as a string", "[]", "Bo Ek", undefined],
    ["an empty list", [], "Bo Ek", undefined],
    ["a truth that doesn't know", null, "Bo Ek", undefined],
  ])("%s", (_, authors, byline, score) => {
    expect(compareFields({ articleBody: "", authors }, { byline }).author).toBe(score);
  });
});

test("a truth without fields has no scores", () => {
  expect(compareFields({ articleBody: "" }, { title: "a", published: "2024-01-07", byline: "b" })).toEqual({
    date: undefined,
    titleContained: undefined,
    titleExact: undefined,
    author: undefined,
  });
});
