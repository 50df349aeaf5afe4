import { DatabaseSync } from "node:sqlite";
import { onTestFinished } from "vitest";

/** An embedded store that ends with its test. */
export function openMemory(): DatabaseSync {
  const database = new DatabaseSync(":memory:");
  onTestFinished(() => void (database.isOpen && database.close()));
  return database;
}
