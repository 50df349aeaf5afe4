import { expect, test } from "vitest";
import { setUp } from "./desk.ts";

test.each(["", "{", "null", "7", "[]", '{"id":', "{}", '"text"'])(
  "a row whose job is %j is dropped, and the others are taken up",
  async (json) => {
    const { start, events, leave, rows, database } = await setUp();
    for (const id of ["1", "2", "3"]) leave(id);
    database.prepare("UPDATE queue SET job = ? WHERE id = '2'").run(json);
    database.prepare("UPDATE queue SET reply = ? WHERE id = '3'").run(json);
    leave("4");
    const runner = start();
    runner.recover();
    await expect.poll(() => rows().every((row) => row["state"] === "done")).toBe(true);
    await runner.close();
    expect(events.filter((event) => /[14]$/.test(event))).toEqual(["perform 1", "perform 4"]);
    expect(rows().every((row) => row["job"] === null && row["reply"] === null)).toBe(true);
  },
);
