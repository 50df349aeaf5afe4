import { expect, it } from "vitest";
import { parseLenient } from "../../../src/article/metadata/lenient-json.ts";

it.each([
  ["as it should be", '{"a":"b"}'],
  ["a trailing comma", '{"a":"b",}'],
  ["a trailing comma before a line break", '{"a":"b",\n}'],
  ["a comment around it", '<!-- {"a":"b"} -->'],
  ["a comment in it", '{/* data */"a":"b"}'],
  ["a comment at a line's end", '{ // data\n"a":"b"}'],
  ["a CDATA section", '//<![CDATA[\n{"a":"b"}\n//]]>'],
  ["a statement", '{"a":"b"};'],
])("reads %s", (_, source) => {
  expect(parseLenient(source)).toEqual({ a: "b" });
});

it.each([
  ["line breaks in a string", '{"a":"b\nc"}', "b\nc"],
  ["tabs in a string", '{"a":"b\tc"}', "b c"],
  ["escapes that JSON has not", String.raw`{"a":"it\'s"}`, "it's"],
  ["escaped escapes", String.raw`{"a":"b\\'\"",}`, String.raw`b\'"`],
  ["what looks like a comment in a string", '{"a":"http://n.example/*x*/,}",}', "http://n.example/*x*/,}"],
])("keeps %s", (_, source, wanted) => {
  expect(parseLenient(source)).toEqual({ a: wanted });
});

it.each(["", "{", '{"a":"b', "alert(1)"])("makes nothing of %j", (source) => {
  expect(parseLenient(source)).toBeUndefined();
});

it("takes time with the length of broken data, no more", () => {
  const started = performance.now();
  parseLenient(`{"a":[${'"\\\'",'.repeat(200_000)}`);
  parseLenient(",]".repeat(200_000));
  parseLenient("/*".repeat(200_000));
  parseLenient("<!--".repeat(200_000));
  expect(performance.now() - started).toBeLessThan(2000);
});
