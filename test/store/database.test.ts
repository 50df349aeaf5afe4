import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { eraseDeleted, openDatabase } from "../../src/store/database.ts";

const SECRET = "Kanarienvogel";

/** Two processes' connections to one store that holds a secret. */
function start() {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-database-"));
  const [database, other] = [openDatabase(folder), openDatabase(folder)];
  onTestFinished(() => {
    for (const connection of [database, other]) connection.close();
    rmSync(folder, { recursive: true });
  });
  database.exec(`CREATE TABLE t (text TEXT); INSERT INTO t VALUES ('${SECRET}'), ('other')`);
  const files = () => readdirSync(folder).filter((file) => readFileSync(join(folder, file)).includes(SECRET));
  return { database, other, files };
}

test("what was deleted is in no file once it is erased", async () => {
  const { database, other, files } = start();
  expect(files()).not.toEqual([]);
  database.exec(`DELETE FROM t WHERE text = '${SECRET}'`);
  await eraseDeleted(database);

  expect(files()).toEqual([]);
  expect(other.prepare("SELECT text FROM t").all()).toEqual([{ text: "other" }]);
});

test("a store that is too large to be written anew has what was deleted written over", () => {
  const { database, files } = start();
  database.exec(`DELETE FROM t WHERE text = '${SECRET}'; PRAGMA wal_checkpoint(TRUNCATE)`);

  expect(files()).toEqual([]);
});

test("it waits for another process that reads, without standing still", async () => {
  const { database, other, files } = start();
  other.exec("BEGIN; SELECT * FROM t");
  database.exec("DELETE FROM t");
  const erased = eraseDeleted(database);
  expect(files()).not.toEqual([]);
  other.exec("COMMIT");
  await erased;

  expect(files()).toEqual([]);
});

test("it waits for another process that writes", async () => {
  const { database, other, files } = start();
  database.exec("DELETE FROM t");
  other.exec("BEGIN IMMEDIATE");
  const erased = eraseDeleted(database);
  other.exec("COMMIT");
  await erased;

  expect(files()).toEqual([]);
  expect(database.prepare("PRAGMA busy_timeout").get()).toEqual({ timeout: 50 });
});
