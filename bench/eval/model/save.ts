import { accessSync, constants, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EvalError, EXIT } from "../failure.ts";

/** The folder, made where there is none. Throws EvalError where it can't be written: before anything is paid for. */
export function folderAt(path: string): string {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
    return path;
  } catch (error) {
    throw new EvalError(`The folder ${path} can't be written.`, EXIT.actable, { cause: error });
  }
}

/** Writes `eval-<date>.json`, or with a number where that is taken: what was paid for isn't overwritten. Gives its path. */
export function save(folder: string, date: string, results: object): string {
  for (let number = 1; ; number++) {
    const path = join(folder, `eval-${date}${number === 1 ? "" : `-${number}`}.json`);
    try {
      writeFileSync(path, `${JSON.stringify(results, null, 2)}\n`, { flag: "wx" });
      return path;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
}
