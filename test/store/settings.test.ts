import { ZodError } from "zod";
import { describe, expect, test } from "vitest";
import { HAS_REDIS } from "../fakes/redis.ts";
import { drivers, redisDriver, SQLITE } from "./drivers.ts";

const DEFAULTS = {
  languages: [],
  channels: [],
  roles: [],
  threads: "ask",
  summarised: [],
  flags: false,
  askAboveUsd: 0.1,
};

describe.each(drivers())("settings in $name", ({ open }) => {
  async function start() {
    const place = await open();
    return { place, settings: (await place.connect()).settings };
  }

  test("a server that changed nothing has the defaults", async () => {
    expect(await (await start()).settings.get("1")).toEqual(DEFAULTS);
  });

  test("what is changed holds for its server alone, and the rest stays", async () => {
    const { settings } = await start();
    const changed = await settings.change("1", { languages: ["de", "zh-Hant"], flags: true, budgetUsd: 5 });
    await settings.change("1", { threads: "never", flags: false });

    expect(changed).toEqual({ ...DEFAULTS, languages: ["de", "zh-Hant"], flags: true, budgetUsd: 5 });
    expect(await settings.get("1")).toEqual({ ...changed, threads: "never", flags: false });
    expect(await settings.get("2")).toEqual(DEFAULTS);
  });

  test("every setting can be changed, kept over a restart, and put back", async () => {
    const { place, settings } = await start();
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
    expect(await (await place.connect()).settings.get("1")).toEqual(all);

    const none = Object.fromEntries(Object.keys(all).map((name) => [name, null]));
    expect(await settings.change("1", none)).toEqual(DEFAULTS);
  });

  test("a list is replaced, not merged", async () => {
    const { settings } = await start();
    await settings.change("1", { channels: ["10", "11"] });

    expect((await settings.change("1", { channels: ["12"] })).channels).toEqual(["12"]);
  });

  test("two changes at once are both kept", async () => {
    const { place, settings } = await start();
    const other = (await place.connect()).settings;
    await Promise.all([settings.change("1", { flags: true }), other.change("1", { budgetUsd: 3 })]);

    expect(await settings.get("1")).toEqual({ ...DEFAULTS, flags: true, budgetUsd: 3 });
  });

  test.each<[what: string, patch: object]>([
    ["a channel that is no id", { channels: ["#news"] }],
    ["an unknown way with threads", { threads: "sometimes" }],
    ["a negative budget", { budgetUsd: -1 }],
    ["a budget without end", { budgetUsd: Infinity }],
    ["a setting that isn't known", { colour: "red" }],
  ])("%s is refused, and nothing of that change is kept", async (_what, patch) => {
    const { settings } = await start();

    await expect(settings.change("1", { flags: true, ...patch })).rejects.toThrow(ZodError);
    expect(await settings.get("1")).toEqual(DEFAULTS);
  });

  test("a removed server has the defaults again", async () => {
    const { settings } = await start();
    await settings.change("1", { flags: true });
    await settings.change("2", { flags: true });
    await settings.remove("1");

    expect([(await settings.get("1")).flags, (await settings.get("2")).flags]).toEqual([false, true]);
  });
});

describe("settings in SQLite that another version left", () => {
  async function start() {
    const place = await SQLITE.open();
    const { settings } = await place.connect();
    const write = place.database.prepare("INSERT INTO settings (guild, changed) VALUES ('1', ?)");
    return { settings, store: (text: string) => void write.run(text) };
  }

  test("are dropped where they aren't known, and are the default where they aren't valid", async () => {
    const { settings, store } = await start();
    store(JSON.stringify({ languages: ["de"], threads: "auto", budgetUsd: "a lot", colour: "red" }));

    expect(await settings.get("1")).toEqual({ ...DEFAULTS, languages: ["de"] });
  });

  test.each(["", "{", "[]", "7", "null", '{"channels":["1"]', "\u0000"])(
    "are told of where they are %j, and the next change makes them anew",
    async (text) => {
      const { settings, store } = await start();
      store(text);
      await expect(settings.get("1")).rejects.toMatchObject({ code: "settings_damaged" });
      expect(await settings.get("2")).toEqual(DEFAULTS);
      expect(await settings.change("1", { flags: true })).toEqual({ ...DEFAULTS, flags: true });
      expect(await settings.get("1")).toEqual({ ...DEFAULTS, flags: true });
    },
  );
});

describe.runIf(HAS_REDIS)("settings in Redis that another version left", () => {
  const redis = redisDriver();

  async function start(stored: Readonly<Record<string, string>>) {
    const place = await redis.open();
    await place.redis.hset(`${place.prefix}settings:1`, stored);
    return (await place.connect()).settings;
  }

  test("are dropped where they aren't known, and are the default where they aren't valid", async () => {
    const settings = await start({ languages: '["de"]', threads: '"auto"', budgetUsd: '"a lot"', colour: '"red"' });

    expect(await settings.get("1")).toEqual({ ...DEFAULTS, languages: ["de"] });
  });

  test.each(["", "{", '["1"', "\u0000"])(
    "are told of where one is %j, and the next change makes them anew",
    async (text) => {
      const settings = await start({ channels: text, roles: '["1"]' });
      await expect(settings.get("1")).rejects.toMatchObject({ code: "settings_damaged" });
      expect(await settings.get("2")).toEqual(DEFAULTS);
      expect(await settings.change("1", { flags: true })).toEqual({ ...DEFAULTS, flags: true });
      expect(await settings.get("1")).toEqual({ ...DEFAULTS, flags: true });
    },
  );
});
