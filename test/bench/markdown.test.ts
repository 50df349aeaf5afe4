import { expect, test } from "vitest";
import { markdownTable } from "../../bench/markdown.ts";

test("a table is aligned, and a cell that a row hasn't stays empty", () => {
  const rows = [
    { name: "memory", ms: 7 },
    { name: "a", ms: undefined },
  ];
  const table = markdownTable<(typeof rows)[number]>({ "": ({ name }) => name, ms: ({ ms }) => ms?.toString() }, rows);
  expect(table).toBe(["|        |  ms |", "| ------ | --: |", "| memory |   7 |", "| a      |     |"].join("\n"));
});
