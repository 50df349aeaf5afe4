import { describe, expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { BOUNDARIES, folderOf, violations } from "./structure/boundaries.ts";
import { importsIn, loadedWith } from "./structure/imports.ts";
import { DATA, SOURCES } from "./structure/project.ts";

describe("the project", () => {
  test("keeps every boundary", () => {
    expect(violations(SOURCES)).toEqual([]);
  });

  test("has a boundary for every folder, and a folder for every boundary", () => {
    const folders = new Set([...SOURCES.keys()].flatMap((file) => folderOf(file) ?? []));
    expect([...folders].toSorted()).toEqual(Object.keys(BOUNDARIES).toSorted());
  });

  test("imports only files that are there and packages it depends on", () => {
    const known = new Set([...Object.keys(manifest.dependencies), ...SOURCES.keys(), ...DATA, "package.json"]);
    const types = new Set(["@types/node"]);
    for (const [file, source] of SOURCES) {
      for (const { target, kind } of importsIn(file, source)) {
        if (target.startsWith("node:") || target.startsWith("(") || (kind === "type" && types.has(target))) continue;
        expect(known, `${file} imports ${target}`).toContain(target);
      }
    }
  });
});

describe("what is loaded", () => {
  const terminal = [...SOURCES.keys()].filter((file) => /^src\/(?:cli\.ts|terminal\/|doctor\/)/.test(file));

  test.each([...terminal, "src/core.ts"])("with %s is never discord.js", (entry) => {
    expect(loadedWith(entry, SOURCES)).not.toContain("discord.js");
  });

  test("with the terminal at once is little", () => {
    const packages = [...loadedWith("src/cli.ts", SOURCES, "static")].filter((name) => !/^(?:src\/|node:)/.test(name));
    expect(packages.toSorted()).toEqual(["i18next", "pino", "zod"]);
  });

  test("with the core at once are no parser, no HTTP client and no SDK", () => {
    const loaded = loadedWith("src/core.ts", SOURCES, "static");
    for (const late of ["cheerio", "undici", "@anthropic-ai/sdk"]) expect(loaded).not.toContain(late);
  });

  test("with the bot is discord.js: the walk finds what there is", () => {
    expect(loadedWith("src/main.ts", SOURCES)).toContain("discord.js");
    expect(loadedWith("src/cli.ts", SOURCES)).toContain("@anthropic-ai/sdk");
    expect(loadedWith("src/cli.ts", SOURCES)).toContain("commands/ask.ts");
  });
});

describe("a planted import is found", () => {
  const never = Object.entries(BOUNDARIES).flatMap(([folder, boundary]) =>
    boundary.never.map((name) => [folder, name]),
  );

  test.each(never)("%s never has %s", (folder = "", name = "") => {
    const target = name.endsWith("/") ? `${name}some.ts` : name;
    const specifier = /^(?:src|commands)\//.test(target)
      ? `${"../".repeat(folder.split("/").length - 1)}${target}`
      : target;
    for (const statement of [
      `import { a } from "${specifier}";`,
      `import type { A } from "${specifier}";`,
      `import "${specifier}";`,
      `export * from "${specifier}";`,
      `const a = await import("${specifier}");`,
    ]) {
      expect(violations(new Map([[`${folder}planted.ts`, statement]])), statement).toEqual([
        `${folder}planted.ts: must never import ${target}`,
      ]);
    }
  });

  test.each([
    ["a folder that isn't named", "src/article/a.ts", `import { a } from "../locale/date.ts";`],
    ["a package that isn't named", "src/llm/a.ts", `import a from "undici";`],
    ["a part of a package", "src/discord/a.ts", `import { load } from "cheerio/slim";`],
    ["a part of a module", "src/task/a.ts", `import { lookup } from "node:dns/promises";`],
    ["a value where types are allowed", "src/queue/a.ts", `import { a } from "../job.ts";`],
    ["inline types, which load the module", "src/queue/a.ts", `import { type Job } from "../job.ts";`],
    ["several lines", "src/llm/a.ts", `import {\n  a,\n  type B,\n} from "../source/a.ts";`],
    ["no blanks", "src/llm/a.ts", `import{a}from"../source/a.ts";`],
    ["single quotes", "src/llm/a.ts", `import a from 'cheerio';`],
    ["a default and names", "src/llm/a.ts", `import a, { b } from "cheerio";`],
    ["a namespace", "src/llm/a.ts", `import * as a from "cheerio";`],
    ["after another import", "src/task/a.ts", `import { a } from "../errors.ts";\nimport { b } from "../source/a.ts";`],
    ["the other spelling of a file", "src/discord/a.ts", `import { a } from "./b.js";`],
    ["no ending", "src/discord/a.ts", `export { a } from "./b";`],
    ["a file of src itself without its ending", "src/a.ts", `import { a } from "./errors";`],
    ["an absolute path", "src/discord/a.ts", `import { a } from "/src/discord/b.ts";`],
    ["a computed name", "src/store/a.ts", `await import(name);`],
    ["a template", "src/store/a.ts", "await import(`./${name}.ts`);"],
    ["a call of the runtime", "src/article/a.ts", `const page = await fetch(url);`],
    ["the runtime's function by its object", "src/task/a.ts", `const get = globalThis.fetch;`],
  ])("%s", (_, file, source) => {
    expect(violations(new Map([[file, source]]))).toHaveLength(1);
  });

  test.each([
    ["a type where types are allowed", "src/queue/a.ts", `import type { Job } from "../job.ts";`],
    ["a neighbour", "src/article/a.ts", `import { b } from "./b.ts";`],
    ["a folder below", "src/task/check/a.ts", `import { b } from "../result.ts";`],
    [
      "a comment",
      "src/article/a.ts",
      `// import { a } from "../llm/llm.ts" was here; fetch(it)\n/** import("undici") */`,
    ],
    ["a method of that name", "src/task/a.ts", `const page = await store.fetch(key); prefetch(key);`],
  ])("%s is none", (_, file, source) => {
    expect(violations(new Map([[file, source]]))).toEqual([]);
  });
});
