import { expect, test } from "vitest";
import { shown } from "./asking.ts";
import { serverOf, startRig, textOf } from "./rig.ts";
import { databaseOf } from "../fakes/core-database.ts";

test("damaged settings shut the server until somebody who manages it opens them", async () => {
  const rig = await startRig();
  const { core, discord, site } = rig;
  const write = databaseOf(core).prepare("INSERT INTO settings (guild, changed) VALUES (?, ?)");
  write.run(serverOf(rig), '{"channels":["1"');
  const sent = discord.command({ name: "summarize", options: { link: site.url("/article") } });
  expect((await sent.original()).content).toContain("can't be read any more");
  expect(site.hits()).toBe(0);

  const panel = await discord.command({ name: "settings", user: "owner" }).original();
  expect(textOf(panel)).toContain("Settings");
  await shown(rig);
});
