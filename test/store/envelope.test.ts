import fc from "fast-check";
import { expect, test } from "vitest";
import { seal, unseal, VERSION } from "../../src/store/envelope.ts";

const NOW = Date.UTC(2026, 10, 1);
const DATA = { title: "Буксиры", paragraphs: [{ id: 1, text: "Один." }], cost: 0.5, none: null };
const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test("what was sealed comes back with its time, through JSON", () => {
  expect(unseal("key", stored(seal("key", DATA, NOW)))).toEqual({ data: DATA, storedAt: "2026-11-01T00:00:00.000Z" });
});

test("any JSON comes back", () => {
  fc.assert(
    fc.property(fc.string(), fc.jsonValue(), (key, data) => {
      expect(unseal(key, stored(seal(key, data, NOW)))).toMatchObject({ data: stored(data) });
    }),
  );
});

test("a value with what JSON leaves out comes back without it", () => {
  expect(unseal("key", stored(seal("key", { a: 1, b: undefined }, NOW)))).toMatchObject({ data: { a: 1 } });
});

test("a change of any byte is a miss", () => {
  const text = JSON.stringify(seal("key", DATA, NOW));
  const changed = [...text].flatMap((character, index) => {
    const other = String.fromCharCode((character.codePointAt(0) ?? 0) ^ 1);
    try {
      return [JSON.parse(text.slice(0, index) + other + text.slice(index + 1)) as unknown];
    } catch {
      return [];
    }
  });

  expect(changed.length).toBeGreaterThan(100);
  expect(changed.filter((entry) => typeof unseal("key", entry) !== "string")).toEqual([]);
});

test.each<[what: string, entry: unknown]>([
  ["another key's entry", seal("other", DATA, NOW)],
  ["an entry under a changed key", { ...seal("other", DATA, NOW), key: "key" }],
  ["a version that is none", { ...seal("key", DATA, NOW), v: "4" }],
  ["another time", { ...seal("key", DATA, NOW), storedAt: "2026-11-02T00:00:00.000Z" }],
  ["no time", { ...seal("key", DATA, NOW), storedAt: "yesterday" }],
  ["another value", { ...seal("key", DATA, NOW), data: { ...DATA, cost: 5 } }],
  ["no value", { ...seal("key", DATA, NOW), data: undefined }],
  ["no envelope", DATA],
  ["text", "text"],
  ["null", null],
  ["nothing", undefined],
])("%s is damaged", (_what, entry) => expect(unseal("key", entry)).toBe("damaged"));

test.each([0, VERSION - 1, VERSION + 1])("another version is outdated: %i", (v) => {
  expect(unseal("key", { ...seal("key", DATA, NOW), v })).toBe("outdated");
  expect(unseal("key", { v })).toBe("outdated");
});
