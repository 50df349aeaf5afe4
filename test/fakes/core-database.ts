import type { DatabaseSync } from "node:sqlite";
import type { Core } from "../../src/core.ts";

/** The database of a core whose store is the embedded one. */
export function databaseOf({ backend }: Pick<Core, "backend">): DatabaseSync {
  if (backend.kind !== "sqlite") throw new Error("the store is not the embedded one");
  return backend.database;
}
