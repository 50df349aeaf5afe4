import { describe, expect, test } from "vitest";
import { DEFAULT_LIMITS } from "../src/limit-rules.ts";
import { ConfigError, loadConfig, type ConfigProblem } from "../src/config.ts";

const TOKEN = `${Buffer.from("123456789012345678").toString("base64url")}.Gabcde.${"x".repeat(38)}`;

function problemsOf(
  env: NodeJS.ProcessEnv,
  needs: "discord" | "redis" | "nothing" = "nothing",
): readonly ConfigProblem[] {
  try {
    loadConfig(env, needs);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe("an empty environment", () => {
  test("is enough for the terminal", () => {
    expect(loadConfig({}, "nothing")).toEqual({
      discord: { apiUrl: "https://discord.com/api", messageContent: false },
      review: "flagged",
      data: "data",
      retentionDays: 30,
      leaseSeconds: 10,
      drainSeconds: 25,
      budgetUsd: 20,
      limits: DEFAULT_LIMITS,
      allowHosts: [],
      denyAddresses: [],
    });
  });

  test("lacks a token for the bot", () => {
    expect(problemsOf({}, "discord")).toMatchObject([{ variable: "DISCORD_TOKEN", problem: "It is missing." }]);
  });

  test("lacks a queue for a worker", () => {
    expect(problemsOf({}, "redis")).toMatchObject([
      { variable: "REDIS_URL", problem: expect.stringMatching(/^It is missing/) },
    ]);
  });

  test("is the same as one of empty and blank values", () => {
    const empty = { DISCORD_TOKEN: "", ANTHROPIC_API_KEY: "  ", DRAGOMAN_DATA: "", LOG_LEVEL: "\t" };
    expect(loadConfig(empty, "nothing")).toEqual(loadConfig({}, "nothing"));
  });
});

describe("several processes", () => {
  const redis = { REDIS_URL: "redis://127.0.0.1:6379" };

  test.each([
    ["a number of shards", { ...redis, SHARDS: "2" }, { redisUrl: redis.REDIS_URL, shards: 2 }],
    ["as many shards as Discord advises", { SHARDS: "auto" }, { shards: "auto" }],
    ["one shard", { SHARDS: "1" }, { shards: 1 }],
  ])("are set up by %s", (_, env, expected) => {
    expect(loadConfig(env, "nothing")).toMatchObject(expected);
  });

  test.each([
    ["REDIS_URL", { SHARDS: "2" }],
    ["REDIS_URL", { SHARDS: "2", REDIS_URL: " " }],
    ["REDIS_URL", { REDIS_URL: "http://127.0.0.1:6379" }],
    ["SHARDS", { SHARDS: "0" }],
    ["SHARDS", { SHARDS: "two" }],
  ])("are not set up where %s is wrong, as in %o", (variable, env) => {
    expect(problemsOf(env)).toMatchObject([{ variable }]);
  });
});

describe("a model", () => {
  test.each([
    ["a key", { ANTHROPIC_API_KEY: "k" }, { apiKey: "k", name: "claude-sonnet-5-5" }],
    ["an address alone", { ANTHROPIC_BASE_URL: "http://127.0.0.1:11434" }, { baseUrl: "http://127.0.0.1:11434" }],
    ["a name", { ANTHROPIC_API_KEY: "k", DRAGOMAN_MODEL: "qwen3:8b" }, { name: "qwen3:8b" }],
    [
      "another one where it declines",
      { ANTHROPIC_API_KEY: "k", DRAGOMAN_FALLBACK_MODEL: "claude-opus-5-5" },
      { name: "claude-sonnet-5-5", fallback: "claude-opus-5-5" },
    ],
  ])("is set up by %s", (_, env, model) => {
    expect(loadConfig(env, "nothing").model).toMatchObject(model);
  });

  test("is not set up by its name alone", () => {
    expect(loadConfig({ DRAGOMAN_MODEL: "claude-opus-5-5" }, "nothing").model).toBeUndefined();
  });
});

test.each([
  [{ DRAGOMAN_FALLBACK_MODEL: " claude-sonnet-5-5" }],
  [{ DRAGOMAN_MODEL: "qwen3:8b", DRAGOMAN_FALLBACK_MODEL: "qwen3:8b" }],
])("a model can't stand in for itself: %j", (env) => {
  expect(problemsOf({ ANTHROPIC_API_KEY: "k", ...env })).toMatchObject([{ variable: "DRAGOMAN_FALLBACK_MODEL" }]);
});

test.each(["ANTHROPIC_BASE_URL", "DISCORD_API_URL", "PUBLIC_URL"])("no password stands in %s", (variable) => {
  const env = { HTTP_PORT: "8080", PUBLIC_URL: "https://n.example", [variable]: "http://me:hunter2@n.example/api" };
  const problems = problemsOf(env);
  expect(problems).toMatchObject([{ variable }]);
  expect(JSON.stringify(problems)).not.toContain("hunter2");
});

describe("pages", () => {
  test("have a port and an address, without a slash at its end", () => {
    const env = { HTTP_PORT: " 8080 ", PUBLIC_URL: "https://news.example/press/" };
    expect(loadConfig(env, "nothing").http).toEqual({ port: 8080, publicUrl: "https://news.example/press" });
  });

  test("need an address beside the port", () => {
    expect(loadConfig({ HTTP_PORT: "8080", PUBLIC_URL: " " }, "nothing").http).toEqual({ port: 8080 });
  });

  test.each([
    [{ PUBLIC_URL: "https://news.example" }, "PUBLIC_URL"],
    [{ HTTP_PORT: "0", PUBLIC_URL: "https://news.example" }, "HTTP_PORT"],
    [{ HTTP_PORT: "65536", PUBLIC_URL: "https://news.example" }, "HTTP_PORT"],
    [{ HTTP_PORT: "http", PUBLIC_URL: "https://news.example" }, "HTTP_PORT"],
    [{ HTTP_PORT: "8080", PUBLIC_URL: "news.example" }, "PUBLIC_URL"],
    [{ HTTP_PORT: "8080", PUBLIC_URL: "https://news.example/?page" }, "PUBLIC_URL"],
  ])("aren't set up by %j", (env, variable) => {
    expect(problemsOf(env)).toMatchObject([{ variable }]);
  });
});

describe("Discord", () => {
  test("needs a token alone", () => {
    expect(loadConfig({ DISCORD_TOKEN: TOKEN }, "discord").discord).toEqual({
      token: TOKEN,
      apiUrl: "https://discord.com/api",
      messageContent: false,
    });
  });

  test("takes blanks around the token and a slash after the address away", () => {
    const env = { DISCORD_TOKEN: ` ${TOKEN}\n`, DISCORD_API_URL: "http://127.0.0.1:9/api/" };
    expect(loadConfig(env, "discord").discord).toMatchObject({ token: TOKEN, apiUrl: "http://127.0.0.1:9/api" });
  });

  test.each([
    ["on", true],
    ["1", true],
    ["true", true],
    ["off", false],
    ["0", false],
    ["false", false],
  ])("message content %s", (value, messageContent) => {
    const env = { DISCORD_TOKEN: TOKEN, DISCORD_MESSAGE_CONTENT: value };
    expect(loadConfig(env, "discord").discord).toMatchObject({ messageContent });
  });
});

test("hosts are split at commas and in lower case", () => {
  const { allowHosts } = loadConfig({ DRAGOMAN_ALLOW_HOSTS: "News.Intranet:80, 127.0.0.1:8080,[::1]:9," }, "nothing");
  expect(allowHosts).toEqual(["news.intranet:80", "127.0.0.1:8080", "[::1]:9"]);
});

test("addresses that are denied may be blocks, of both kinds", () => {
  const env = { DRAGOMAN_DENY_ADDRESSES: "198.51.100.7, 11.0.0.0/8,2001:DB8::/32 ,::1" };
  expect(loadConfig(env, "nothing").denyAddresses).toEqual(["198.51.100.7", "11.0.0.0/8", "2001:db8::/32", "::1"]);
});

describe("a proxy that Node uses can't be, since articles are fetched past it", () => {
  test.each([
    [{ NODE_USE_ENV_PROXY: "1" }],
    [{ NODE_OPTIONS: "--use-env-proxy" }],
    [{ NODE_OPTIONS: "--no-warnings --use-env-proxy --inspect" }],
  ])("%j", (env) => {
    expect(problemsOf({ ...env, HTTPS_PROXY: "http://proxy.example:3128" })).toEqual([
      {
        variable: "NODE_USE_ENV_PROXY",
        problem: expect.stringMatching(/^It.+\.$/),
        fix: expect.stringContaining("docs/hardening.md"),
      },
    ]);
  });

  test.each([{ HTTPS_PROXY: "http://proxy.example:3128" }, { NODE_USE_ENV_PROXY: "0" }, { NODE_OPTIONS: "--inspect" }])(
    "%j is none",
    (env) => {
      expect(problemsOf(env)).toEqual([]);
    },
  );
});

describe("a wrong value is named with what to do", () => {
  test.each([
    ["DISCORD_API_URL", "discord.com/api"],
    ["DISCORD_API_URL", "discord.com"],
    ["DISCORD_API_URL", "https://discord.com/api/v10"],
    ["DISCORD_API_URL", "ftp://127.0.0.1/api"],
    ["DISCORD_MESSAGE_CONTENT", "yes please"],
    ["ANTHROPIC_API_KEY", "sk-ant one"],
    ["ANTHROPIC_API_KEY", "“sk-ant-one”"],
    ["ANTHROPIC_BASE_URL", "localhost:11434"],
    ["DRAGOMAN_MODEL", "two words"],
    ["DRAGOMAN_FALLBACK_MODEL", "two words"],
    ["DRAGOMAN_BUDGET_USD", "-1"],
    ["DRAGOMAN_BUDGET_USD", "$20"],
    ["DRAGOMAN_BUDGET_USD", "1e3"],
    ["DRAGOMAN_RETENTION_DAYS", "-7"],
    ["DRAGOMAN_RETENTION_DAYS", "00"],
    ["DRAGOMAN_RETENTION_DAYS", "a month"],
    ["DRAGOMAN_ALLOW_HOSTS", "127.0.0.1"],
    ["DRAGOMAN_ALLOW_HOSTS", "http://127.0.0.1:80"],
    ["DRAGOMAN_ALLOW_HOSTS", "a:80 b:80"],
    ["DRAGOMAN_ALLOW_HOSTS", "a:99999"],
    ["DRAGOMAN_DENY_ADDRESSES", "printer.example"],
    ["DRAGOMAN_DENY_ADDRESSES", "10.0.0.1/33"],
    ["DRAGOMAN_DENY_ADDRESSES", "10.0.0.1/"],
    ["DRAGOMAN_DENY_ADDRESSES", "10.0.0.1/8/8"],
    ["DRAGOMAN_DENY_ADDRESSES", "2001:db8::/129"],
    ["DRAGOMAN_DENY_ADDRESSES", "fe80::1%eth0"],
    ["LOG_LEVEL", "loud"],
  ])("%s=%s", (variable, value) => {
    const problems = problemsOf({ [variable]: value });
    expect(problems).toEqual([
      { variable, problem: expect.stringMatching(/^It .+\.$/), fix: expect.stringMatching(/.\.$/) },
    ]);
    expect(JSON.stringify(problems)).not.toContain(value);
  });
});

test("all problems are found at once, the token's among them", () => {
  const env = {
    DISCORD_TOKEN: "12345678901234567",
    ANTHROPIC_BASE_URL: "x",
    LOG_LEVEL: "y",
    DRAGOMAN_RETENTION_DAYS: "z",
  };
  const problems = problemsOf(env, "discord");
  expect(problems.map(({ variable }) => variable)).toEqual([
    "DISCORD_TOKEN",
    "ANTHROPIC_BASE_URL",
    "DRAGOMAN_RETENTION_DAYS",
    "LOG_LEVEL",
  ]);
  expect(problems[0]?.problem).toContain("application id");
});

test.each([
  [{ DRAGOMAN_LEASE_SECONDS: "0" }, "DRAGOMAN_LEASE_SECONDS"],
  [{ DRAGOMAN_LEASE_SECONDS: "ten" }, "DRAGOMAN_LEASE_SECONDS"],
  [{ CRASH_AT: "thought" }, "CRASH_AT"],
])("%j can't be", (env, variable) => {
  expect(problemsOf(env)).toMatchObject([{ variable }]);
});

describe("limits", () => {
  test.each([
    ["person=5", { ...DEFAULT_LIMITS, person: 5 }],
    ["off", undefined],
  ])("“%s” are set", (limits, expected) => {
    expect(loadConfig({ DRAGOMAN_LIMITS: limits }, "nothing").limits).toEqual(expected);
  });

  test.each(["none", "person=-1", "person=5 all=6"])("“%s” are none", (limits) => {
    expect(problemsOf({ DRAGOMAN_LIMITS: limits })).toMatchObject([{ variable: "DRAGOMAN_LIMITS" }]);
  });
});

describe("servers", () => {
  test("are a list, with what is in none", () => {
    const env = { DRAGOMAN_SERVERS: "123456789012345678, 223456789012345678,Personal" };
    expect(loadConfig(env, "nothing").servers).toEqual(["123456789012345678", "223456789012345678", "personal"]);
  });

  test.each(["Our server", "12", "123456789012345678;223456789012345678"])("aren't “%s”", (servers) => {
    expect(problemsOf({ DRAGOMAN_SERVERS: servers })).toMatchObject([{ variable: "DRAGOMAN_SERVERS" }]);
  });
});
