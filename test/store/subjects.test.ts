import { describe, expect, test } from "vitest";
import { createRedisSubjects } from "../../src/store/redis/subjects.ts";
import { createSubjects } from "../../src/store/subjects.ts";
import { HAS_REDIS } from "../fakes/redis.ts";
import { DAY, redisDriver, SQLITE } from "./drivers.ts";

const redis = redisDriver();
const now = () => Date.now();

const PLACES = {
  async SQLite() {
    const place = await SQLITE.open();
    return { place, subjects: createSubjects(place.database, now) };
  },
  async Redis() {
    const place = await redis.open();
    return { place, subjects: createRedisSubjects(place.redis, place.prefix, now) };
  },
};

describe.each([["SQLite", PLACES.SQLite] as const, ...(HAS_REDIS ? [["Redis", PLACES.Redis] as const] : [])])(
  "subjects in %s",
  (_name, start) => {
    test("entries are found by each of their subjects, shelf by shelf", async () => {
      const { subjects } = await start();
      await subjects.note("link", "1", ["a", "b"]);
      await subjects.note("link", "2", ["b"]);
      await subjects.note("copy", "3", ["b"]);
      await subjects.note("link", "4", []);

      expect(await subjects.keys("link", "a")).toEqual(["1"]);
      expect(await subjects.keys("link", "b")).toEqual(["1", "2"]);
      expect(await subjects.keys("link", "c")).toEqual([]);
    });

    test("a removed entry tells of nothing", async () => {
      const { subjects } = await start();
      for (const shelf of ["link", "copy"]) await subjects.note(shelf, "1", ["a"]);
      await subjects.remove("link", "1");

      expect([await subjects.keys("link", "a"), await subjects.keys("copy", "a")]).toEqual([[], ["1"]]);
    });

    test("a changed entry tells of what is left in it", async () => {
      const { subjects } = await start();
      await subjects.note("link", "1", ["a", "b"]);
      await subjects.remove("link", "1", ["b", "c"]);

      expect([await subjects.keys("link", "a"), await subjects.keys("link", "b")]).toEqual([[], ["1"]]);
    });

    test("a note goes when its entry expires, and stays with one that is stored again", async () => {
      const { subjects, place } = await start();
      await subjects.note("link", "old", ["a"], Date.now() + DAY);
      await subjects.note("link", "again", ["a"], Date.now() + DAY);
      await subjects.note("link", "again", ["a"], Date.now() + 2 * DAY);
      await subjects.note("link", "ever", ["a"]);
      await place.wait(DAY);
      await subjects.note("link", "new", ["a", "b"], Date.now() + DAY);

      expect(await subjects.keys("link", "a")).toEqual(["again", "ever", "new"]);
      expect([...(await place.content()).values()].join(" ")).not.toContain("old");
    });
  },
);
