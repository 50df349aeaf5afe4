import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "../../src/store/database.ts";
import { holdStore } from "../fakes/locker.ts";
import { temporaryFolder } from "../fakes/folder.ts";
import { cli } from "./process.ts";

const list = (data: string) => cli(["term", "list"], { DRAGOMAN_DATA: data });

test("a store that another process writes to is waited for", async () => {
  const data = await temporaryFolder();
  openDatabase(data).close();
  await holdStore(data, 700);

  expect(await list(data)).toMatchObject({ code: 0 });
});

test("a store that is none is named, with what to do", async () => {
  const data = await temporaryFolder();
  await writeFile(join(data, "dragoman.db"), "This is a letter to my aunt. ".repeat(500));
  const { code, stderr } = await list(data);

  expect(code).toBe(78);
  expect(stderr).toContain(`The store “${data}/dragoman.db” is damaged. Move it away: a new one is made.`);
});

test("a store whose tables are no tables is one that is damaged", async () => {
  const data = await temporaryFolder();
  const database = openDatabase(data);
  database.exec("CREATE VIEW keyv AS SELECT 1 AS namespace");
  database.close();
  const { code, stderr } = await list(data);

  expect(code).toBe(78);
  expect(stderr).toContain("DRAGOMAN_DATA");
});
