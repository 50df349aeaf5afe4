import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { loadConfig } from "../src/config.ts";
import { VARIABLES } from "../src/variables.ts";
import { DEFAULT_LIMITS } from "../src/limit-rules.ts";

const root = join(import.meta.dirname, "..");
const example = readFileSync(join(root, ".env.example"), "utf8");

describe(".env.example", () => {
  test("has a line for every variable that is read, and no other", () => {
    expect(Object.keys(parseEnv(example)).toSorted()).toEqual(VARIABLES.toSorted());
  });

  test("says above each line what it is and what happens when it is empty", () => {
    for (const variable of VARIABLES) {
      const comment = new RegExp(`((?:^#.*\\n)+)${variable}=$`, "m").exec(example)?.[1] ?? "";
      expect(comment, variable).toMatch(/^# [\s\S]*\bEmpty\b/);
    }
  });

  test("is a configuration as it stands, the same as none", () => {
    expect(loadConfig(parseEnv(example), "nothing")).toEqual(loadConfig({}, "nothing"));
  });

  test("names the defaults that hold", () => {
    const { budgetUsd, data, drainSeconds, leaseSeconds, retentionDays } = loadConfig({}, "nothing");
    const { model } = loadConfig({ ANTHROPIC_API_KEY: "key" }, "nothing");
    const { discord } = loadConfig({}, "nothing");
    const limits = Object.entries(DEFAULT_LIMITS).map(([name, count]) => `${name}=${count}`);
    for (const value of [
      limits.join(", "),
      budgetUsd,
      data,
      drainSeconds,
      leaseSeconds,
      retentionDays,
      model?.name,
      discord.apiUrl,
    ]) {
      expect(example).toMatch(new RegExp(`Empty: ${value}$`, "m"));
    }
  });
});

test("the environment is read in src/config.ts alone", () => {
  const files = globSync(["src/**/*.ts", "commands/**/*.ts"], { cwd: root });
  const readers = files.filter((file) =>
    /process\s*\.\s*env\b|\[["']env["']\]|import\.meta\.env/.test(readFileSync(join(root, file), "utf8")),
  );
  expect(readers).toEqual([join("src", "config.ts")]);
});
