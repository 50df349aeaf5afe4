import { globSync, readFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { createLeases } from "../../src/queue/leases.ts";
import { openDatabase } from "../../src/store/database.ts";
import { temporaryFolder } from "../fakes/folder.ts";
import { seeded } from "../../bench/soak/random.ts";

/** Rows of many sizes that come, change and go among each other: SQLite moves them from page to page. */
test("no token of a job that ended or was written anew stays in the store's file", async () => {
  const folder = await temporaryFolder();
  const database = openDatabase(folder);
  onTestFinished(() => database.close());
  const leases = createLeases({ database, now: () => 0, owner: "us", lease: 10_000 });
  const random = seeded(7);
  const open = new Map<string, string>();
  const below = (limit: number) => Math.floor(random() * limit);
  const reply = (token: string) => JSON.stringify({ channelId: "c".repeat(below(300)), interaction: { token } });
  for (let turn = 0; turn < 3_000; turn++) {
    const token = `<${turn}>${"secret".repeat(20)}`;
    const [id] = [...open.keys()].slice(below(open.size));
    const act = id === undefined || open.size < 60 ? 0 : below(3);
    if (act === 0) {
      const added = `${below(1e9)}-${turn}`;
      leases.insert(added, { job: "j".repeat(below(300)), reply: reply(token) }, { lane: "lane", userId: "4" });
      open.set(added, token);
    } else if (act === 1) {
      leases.keep(id!, reply(token));
      open.set(id!, token);
    } else {
      leases.end(id!);
      open.delete(id!);
    }
  }
  database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  const bytes = globSync(`${folder}/dragoman.db*`).map((file) => readFileSync(file, "latin1"));
  const found = new Set(bytes.flatMap((text) => [...text.matchAll(/<(\d+)>secret/g)].map(([, turn]) => turn)));
  const live = new Set([...open.values()].map((token) => /\d+/.exec(token)?.[0]));
  expect(live.size).toBeGreaterThan(15);
  expect(found).toEqual(live);
});
