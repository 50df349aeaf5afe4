import fc from "fast-check";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createCache, type Cache } from "../../src/store/cache.ts";
import { createKeyvSqlite } from "../../src/store/keyv-sqlite.ts";
import { createSubjects } from "../../src/store/subjects.ts";
import { articleOf } from "../fakes/articles.ts";

const DAY = 24 * 60 * 60 * 1000;

/** Shelves whose entries share keys, as those of a job do. */
const NAMES = ["results", "shown", "editions", "requests"] as const;
type Name = (typeof NAMES)[number];
const NAMESPACES: Record<Name, string> = {
  results: "result",
  shown: "shown",
  editions: "edition",
  requests: "request",
};

interface Entry {
  readonly name: Name;
  readonly key: string;
  readonly data: unknown;
  /** As it is stored. */
  readonly value: Buffer;
  readonly expires: number;
}

const ENTRIES = 200;

const clock = { time: Date.now() };
const database = new DatabaseSync(":memory:");
afterAll(() => database.close());
const errors: string[] = [];
const now = () => clock.time;
const cache: Cache = createCache({
  storage: () => createKeyvSqlite(database, now),
  subjects: createSubjects(database, now),
  now,
  retentionDays: 30,
  onError: (error) => errors.push(String(error)),
});
const entries: Entry[] = [];

const find = database.prepare("SELECT CAST(value AS BLOB) AS value, expires FROM keyv WHERE namespace = ? AND key = ?");
const put = database.prepare(
  "INSERT OR REPLACE INTO keyv (namespace, key, value, expires) VALUES (?, ?, CAST(? AS TEXT), ?)",
);
const rows = database.prepare("SELECT count(*) AS n FROM keyv");

const shelf = (name: Name) =>
  cache[name] as { readonly [K in "get" | "put" | "remove"]: (...of: never[]) => Promise<unknown> };
const get = async (name: Name, key: string) =>
  ((await shelf(name).get(...([key] as never[]))) as { data: unknown } | undefined)?.data;

function dataOf(name: Name, index: number): unknown {
  const article = articleOf([`Один ${index}.`, "Два."], {
    title: `Title ${index}`,
    page: `https://n.example/${index}`,
  });
  const value = { answer: `So ${index}.`, paragraphs: [1] };
  const answer = { value, problems: [], model: "m", task: "ask" as const };
  switch (name) {
    case "results":
      return { ...answer, article: article.id };
    case "shown":
      return { ...answer, article, to: "en", question: "Why?", engine: "model" };
    case "editions":
      return { article, made: "2026-11-01T00:00:00.000Z" };
    case "requests":
      return { task: "ask", options: { to: "en", question: `Why ${index}?` }, private: false, userId: `${index}` };
  }
}

beforeAll(async () => {
  for (let index = 0; index < ENTRIES; index++) {
    const name = NAMES[index % NAMES.length]!;
    const [key, data] = [`${Math.floor(index / NAMES.length)}`, dataOf(name, index)];
    await shelf(name).put(...([key, data] as never[]));
    const row = find.get(NAMESPACES[name], key)!;
    entries.push({ name, key, data, value: Buffer.from(row["value"] as Uint8Array), expires: Number(row["expires"]) });
  }
});

const write = ({ name, key, expires }: Pick<Entry, "name" | "key" | "expires">, value: Buffer | string) =>
  put.run(NAMESPACES[name], key, Buffer.from(value as string), expires);

/** What comes of reading an entry, how often that is told of, and whether its row is there still; it is mended then. */
async function reading(entry: Entry) {
  errors.length = 0;
  const given = await get(entry.name, entry.key);
  const outcome = { given, told: errors.length, stays: find.get(NAMESPACES[entry.name], entry.key) !== undefined };
  write(entry, entry.value);
  return outcome;
}

const MISSED = { given: undefined, told: 1, stays: false };
const givenAsItWas = ({ data }: Entry) => ({ given: data, told: 0, stays: true });

const flipped = (bytes: Buffer, at: number, bit: number): Buffer => {
  const changed = Buffer.from(bytes);
  changed[at] = changed[at]! ^ (1 << bit);
  return changed;
};

const entry = fc.integer({ min: 0, max: ENTRIES - 1 }).map((index) => () => entries[index]!);
const runs = { numRuns: 500 };

test("an entry of another version is missed and removed; one of them is told of", async () => {
  const told: number[] = [];
  for (const each of entries) {
    const sealed = JSON.parse(each.value.toString()) as { value: { v: number } };
    write(each, JSON.stringify({ ...sealed, value: { ...sealed.value, v: sealed.value.v - 1 } }));
    errors.length = 0;
    expect(await get(each.name, each.key)).toBeUndefined();
    told.push(errors.length);
    expect(find.get(NAMESPACES[each.name], each.key)).toBeUndefined();
    write(each, each.value);
  }
  expect(told.reduce((all, one) => all + one)).toBe(NAMES.length);
});

describe("an entry is given as it was, or missed", () => {
  test("whatever byte of its value is flipped", async () => {
    let given = 0;
    let silent = 0;
    for (const [index, each] of entries.entries()) {
      for (let at = index % 13; at < each.value.length; at += 13) {
        write(each, flipped(each.value, at, (at + index) % 8));
        const outcome = await reading(each);
        if (outcome.stays) given++;
        else if (outcome.told === 0) silent++;
        expect({ ...outcome, told: 1 }).toEqual({ ...(outcome.stays ? givenAsItWas(each) : MISSED), told: 1 });
      }
      expect(await get(each.name, each.key)).toEqual(each.data);
    }
    // Keyv's own note of the expiry stands beside what the digest covers; another version is told of once.
    expect(given / ENTRIES).toBeLessThan(4);
    expect(silent / ENTRIES).toBeLessThan(1);
  });

  test("whatever byte of its key or kind is flipped", async () => {
    for (const each of entries) {
      const namespace = NAMESPACES[each.name];
      for (const [column, text] of Object.entries({ key: each.key, namespace })) {
        const other = flipped(Buffer.from(text), text.length - 1, 1).toString();
        const change = database.prepare(`UPDATE OR REPLACE keyv SET ${column} = ? WHERE namespace = ? AND key = ?`);
        change.run(other, namespace, each.key);
        expect(await get(each.name, each.key)).toBeUndefined();
        for (const one of entries) write(one, one.value);
      }
    }
  });

  test("cut off anywhere, with anything after it, or changed for other JSON", async () => {
    const change = fc.oneof(
      fc
        .double({ min: 0, max: 1, noNaN: true })
        .map((part) => (value: Buffer) => value.subarray(0, Math.floor(value.length * part * 0.999))),
      fc
        .string({ minLength: 1 })
        .filter((text) => text.trim() !== "")
        .map((text) => (value: Buffer) => Buffer.concat([value, Buffer.from(text)])),
      fc.json().map((text) => () => Buffer.from(text)),
      fc.uint8Array().map((bytes) => () => Buffer.from(bytes)),
    );
    await fc.assert(
      fc.asyncProperty(entry, change, async (which, changed) => {
        write(which(), changed(which().value));
        expect(await reading(which())).toEqual(MISSED);
      }),
      runs,
    );
  });

  test("in another's place, of whatever kind", async () => {
    await fc.assert(
      fc.asyncProperty(entry, entry, async (which, other) => {
        fc.pre(which() !== other());
        write(which(), other().value);
        write(other(), which().value);
        expect(await reading(which())).toEqual(MISSED);
        expect(await reading(other())).toEqual(MISSED);
      }),
      runs,
    );
  });

  test("with any word in it of another's", async () => {
    await fc.assert(
      fc.asyncProperty(entry, entry, async (which, other) => {
        fc.pre(which() !== other() && which().name === other().name);
        const sealed = JSON.parse(which().value.toString()) as { value: Record<string, unknown> };
        const lent = JSON.parse(other().value.toString()) as { value: Record<string, unknown> };
        for (const field of ["data", "digest", "key"]) {
          write(which(), JSON.stringify({ ...sealed, value: { ...sealed.value, [field]: lent.value[field] } }));
          expect(await reading(which())).toEqual(MISSED);
        }
      }),
      runs,
    );
  });

  test("as something that isn't text", async () => {
    const each = entries[0]!;
    for (const sql of ["x'00ff'", "7", "CAST(value AS BLOB) || x'ff'"]) {
      const change = database.prepare(`UPDATE keyv SET value = ${sql} WHERE namespace = ? AND key = ?`);
      change.run(NAMESPACES[each.name], each.key);
      expect(await reading(each)).toEqual(MISSED);
    }
  });
});

test.each([["later"], [null], ["never"], [Number.MAX_SAFE_INTEGER]])(
  "an entry whose expiry was changed to %s is missed when its time is over",
  async (expires) => {
    const each = entries[0]!;
    put.run(NAMESPACES[each.name], each.key, each.value, expires);
    expect(await get(each.name, each.key)).toEqual(each.data);
    clock.time += 30 * DAY;
    expect(await get(each.name, each.key)).toBeUndefined();
    clock.time -= 30 * DAY;
    write(each, each.value);
  },
);

test("what was fixed by hand stays where it is damaged, and the next change is taken", async () => {
  await cache.terms.put("guild", [{ source: "Мюнхен", target: "Munich", to: "en" }]);
  const before = rows.get()!["n"];
  database.exec("UPDATE keyv SET value = replace(value, 'Munich', 'Monaco') WHERE namespace = 'term'");
  errors.length = 0;
  expect(await cache.terms.get("guild")).toBeUndefined();
  expect(errors).toEqual(["Error: damaged entry of “term”, number 1"]);
  expect(rows.get()!["n"]).toBe(before);
  await cache.terms.put("guild", []);
  expect((await cache.terms.get("guild"))?.data).toEqual([]);
});
