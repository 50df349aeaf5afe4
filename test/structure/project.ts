import { globSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import type { Sources } from "./imports.ts";

export const ROOT = join(import.meta.dirname, "../..");

/** Every source file that runs: `src/` and `commands/`. */
export const SOURCES: Sources = new Map(
  globSync(["src/**/*.ts", "commands/**/*.ts"], { cwd: ROOT, exclude: ["**/*.d.ts"] }).map((file) => [
    file.split(sep).join("/"),
    readFileSync(join(ROOT, file), "utf8"),
  ]),
);

/** Data that is imported as it is. */
export const DATA: readonly string[] = globSync("src/**/*.json", { cwd: ROOT }).map((file) =>
  file.split(sep).join("/"),
);
