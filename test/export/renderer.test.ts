import { globSync } from "node:fs";
import { expect, test } from "vitest";
import { rendererSources } from "../../src/export/record/renderer.ts";
import { loadedWith } from "../structure/imports.ts";
import { SOURCES } from "../structure/project.ts";

test("a renderer is told by every file that it is made of", () => {
  const code = [...loadedWith("src/export/file.ts", SOURCES)].filter((name) => name.startsWith("src/"));
  const rest = globSync(["src/export/**/*.css", "src/locale/catalogues/*.json"]);
  expect(rest.length).toBeGreaterThan(2);
  const sources = rendererSources().map((name) => `src/${name}`);
  expect([...code, ...rest].filter((name) => !sources.includes(name))).toEqual([]);
});
