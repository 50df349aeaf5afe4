import { ZodError } from "zod";
import { expect, test } from "vitest";
import { createSettings } from "../../src/store/settings.ts";
import { openMemory } from "../fakes/memory-database.ts";

const DEFAULTS = {
  languages: [],
  channels: [],
  roles: [],
  threads: "ask",
  summarised: [],
  flags: false,
  askAboveUsd: 0.1,
};

function start(database = openMemory()) {
  const settings = createSettings(database);
  /** As another version may have left it. */
  const store = (changed: object) =>
    database.prepare("INSERT INTO settings (guild, changed) VALUES ('1', ?)").run(JSON.stringify(changed));
  return { settings, store, database };
}

test("a server that changed nothing has the defaults", async () => {
  expect(await start().settings.get("1")).toEqual(DEFAULTS);
});

test("what is changed holds for its server alone, and the rest stays", async () => {
  const { settings } = start();
  const changed = await settings.change("1", { languages: ["de", "zh-Hant"], flags: true, budgetUsd: 5 });
  await settings.change("1", { threads: "never", flags: false });

  expect(changed).toEqual({ ...DEFAULTS, languages: ["de", "zh-Hant"], flags: true, budgetUsd: 5 });
  expect(await settings.get("1")).toEqual({ ...changed, threads: "never", flags: false });
  expect(await settings.get("2")).toEqual(DEFAULTS);
});

test("every setting can be changed, kept over a restart, and put back", async () => {
  const { settings, database } = start();
  const all = {
    languages: ["fr"],
    channels: ["10"],
    roles: ["20"],
    threads: "always",
    summarised: ["10"],
    flags: true,
    budgetUsd: 20,
    personBudgetUsd: 0,
    askAboveUsd: 0.5,
  } as const;
  await settings.change("1", all);
  expect(await createSettings(database).get("1")).toEqual(all);

  const none = Object.fromEntries(Object.keys(all).map((name) => [name, null]));
  expect(await settings.change("1", none)).toEqual(DEFAULTS);
});

test("a list is replaced, not merged", async () => {
  const { settings } = start();
  await settings.change("1", { channels: ["10", "11"] });

  expect((await settings.change("1", { channels: ["12"] })).channels).toEqual(["12"]);
});

test("two changes at once are both kept", async () => {
  const { settings } = start();
  await Promise.all([settings.change("1", { flags: true }), settings.change("1", { budgetUsd: 3 })]);

  expect(await settings.get("1")).toEqual({ ...DEFAULTS, flags: true, budgetUsd: 3 });
});

test.each<[what: string, patch: object]>([
  ["a channel that is no id", { channels: ["#news"] }],
  ["an unknown way with threads", { threads: "sometimes" }],
  ["a negative budget", { budgetUsd: -1 }],
  ["a budget without end", { budgetUsd: Infinity }],
  ["a setting that isn't known", { colour: "red" }],
])("%s is refused, and nothing of that change is kept", async (_what, patch) => {
  const { settings } = start();

  await expect(settings.change("1", { flags: true, ...patch })).rejects.toThrow(ZodError);
  expect(await settings.get("1")).toEqual(DEFAULTS);
});

test("what another version left is dropped where it isn't known, and is the default where it isn't valid", async () => {
  const { settings, store } = start();
  store({ languages: ["de"], threads: "auto", budgetUsd: "a lot", colour: "red" });

  expect(await settings.get("1")).toEqual({ ...DEFAULTS, languages: ["de"] });
});

test("a removed server has the defaults again", async () => {
  const { settings } = start();
  await settings.change("1", { flags: true });
  await settings.change("2", { flags: true });
  await settings.remove("1");

  expect([(await settings.get("1")).flags, (await settings.get("2")).flags]).toEqual([false, true]);
});

test.each(["", "{", "[]", "7", "null", '{"channels":["1"]', "\u0000"])(
  "settings that are %j are told of, and the next change makes them anew",
  async (text) => {
    const { settings, database } = start();
    database.prepare("INSERT INTO settings (guild, changed) VALUES ('1', ?)").run(text);
    await expect(settings.get("1")).rejects.toMatchObject({ code: "settings_damaged" });
    expect(await settings.get("2")).toEqual(DEFAULTS);
    expect(await settings.change("1", { flags: true })).toEqual({ ...DEFAULTS, flags: true });
    expect(await settings.get("1")).toEqual({ ...DEFAULTS, flags: true });
  },
);
