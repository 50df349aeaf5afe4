import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { setUp } from "./doctor.ts";
import { cli, start, type Environment } from "./process.ts";
import { temporaryFolder } from "../fakes/folder.ts";
import { FRENCH, json, site, TITLE } from "./terminal.ts";

const LINE = /^ {2}NODE_USE_ENV_PROXY: It, or --use-env-proxy, sends .+\n {4}Unset it\. docs\/hardening\.md .+$/m;

describe("a proxy that Node is told to use ends the start, and says why", () => {
  test.each<[name: string, env: Environment, flags: string[]]>([
    ["by its variable", { NODE_USE_ENV_PROXY: "1" }, []],
    ["by its flag", {}, ["--use-env-proxy"]],
  ])("%s", async (_, change, flags) => {
    const proxy = await site({});
    const { env } = await setUp();
    const proxies = { HTTP_PROXY: proxy.url(""), HTTPS_PROXY: proxy.url("") };
    const bot = start("src/main.ts", [], { ...env, ...proxies, ...change }, { flags });
    const { code, stdout, stderr } = await bot.ended;
    expect({ code, stdout }).toEqual({ code: 78, stdout: "" });
    expect(stderr).toMatch(LINE);
    expect(proxy.hits()).toBe(0);
  });

  test("in a terminal too", async () => {
    const ended = await cli(["extract", FRENCH, "--json"], { NODE_USE_ENV_PROXY: "1" });
    expect(ended.code).toBe(78);
    expect(json(ended)).toMatchObject({ error: { code: "configuration" } });
  });
});

describe("a proxy that only stands in the environment", () => {
  const proxied = async () => {
    const proxy = await site({});
    const address = proxy.url("");
    return { proxy, proxies: { HTTP_PROXY: address, HTTPS_PROXY: address, ALL_PROXY: address } };
  };

  test("never hears of an article", async () => {
    const { proxy, proxies } = await proxied();
    const web = await site({ "/story": readFileSync(FRENCH, "utf8") });
    const ended = await cli(["extract", web.url("/story"), "--json"], { DRAGOMAN_ALLOW_HOSTS: web.host, ...proxies });
    expect(json(ended)).toMatchObject({ article: { title: TITLE } });
    expect([proxy.hits(), web.hits()]).toEqual([0, 1]);
  });

  test("is named in the bot's log as not used", async () => {
    const { proxies } = await proxied();
    const { env } = await setUp();
    const bot = start("src/main.ts", [], {
      DRAGOMAN_DATA: await temporaryFolder(),
      ...env,
      ...proxies,
      LOG_LEVEL: "warn",
    });
    await bot.says("articles are fetched past the proxy that these name");
    bot.signal("SIGKILL");
    expect((await bot.ended).stderr).toContain('"variables":["HTTP_PROXY","HTTPS_PROXY","ALL_PROXY"]');
  });
});
