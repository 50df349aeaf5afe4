import { describe, expect, test } from "vitest";
import { jsonObjects } from "../../src/task/json-objects.ts";

const A = { a: 1, b: 'x } { “y” \\ " , z' };
const B = { c: { d: [] } };
const [a, b] = [JSON.stringify(A), JSON.stringify(B)];

describe("objects are found", () => {
  test.each<[what: string, text: string]>([
    ["one a line", `${a}\n${b}\n`],
    ["side by side", `${a}${b} and so`],
    ["in a list", `[${a},\n${b}]`],
    ["in a list on lines of its own", `[\n  ${a},\n  ${b}\n]`],
    ["over several lines", JSON.stringify([A, B], null, 2)],
    ["over several lines, without a list", `${JSON.stringify(A, null, 2)}\r\n${JSON.stringify(B, null, 2)}`],
    ["behind bullets and numbers", `- ${a}\n* ${b}`],
    ["in a fence, with remarks", `Here "they are:\n\`\`\`json\n${a}\n${b}\n\`\`\`\nThat's all}`],
  ])("%s", (_what, text) => expect(jsonObjects(text)).toEqual({ objects: [A, B], broken: [] }));

  test("in another object's list, which is none itself", () => {
    expect(jsonObjects(`{"all": [${a}, ${b}]}`)).toEqual({ objects: [A, B], broken: ['{"all": ['] });
  });
});

describe("what is broken says nothing of the next", () => {
  test.each([
    ['{"a": "x', "cut within a string"],
    ['{"a": "x"', "never closed"],
    ['{"a": "he said "x" once"}', "with marks that were not escaped"],
    ['{"a": "he said "x once"}', "with one mark too many"],
    ["{a: 1}", "without marks"],
    ['{"a": 1,}', "with a comma too many"],
  ])("%s: %s", (text) => {
    expect(jsonObjects(`${text}\n${a}\n${text}`)).toEqual({ objects: [A], broken: [text, text] });
  });
});

test.each(["", "NONE", "}}}", '"', "no } object"])("there is nothing in %j", (text) => {
  expect(jsonObjects(text)).toEqual({ objects: [], broken: [] });
});

test("a long hostile text is read in no time", () => {
  const start = performance.now();
  for (const piece of ["{", '{"', '{"a":', '{"a":{', '{"\n', "\\", '"', "{}"])
    jsonObjects(piece.repeat(60_000 / piece.length));
  expect(performance.now() - start).toBeLessThan(5_000);
});
