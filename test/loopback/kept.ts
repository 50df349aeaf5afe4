import { randomUUID } from "node:crypto";
import { cpSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Names a folder that gets whatever the loopback tests leave behind, to be searched for secrets (npm run test:secrets). */
const FOLDER = process.env["DRAGOMAN_KEEP"];

/** Kinds of what is left behind, each with a folder of its own. */
export type Kind = "log" | "output" | "discord" | "model" | "database";

/** A new file for what a test leaves behind; undefined where nothing is kept. */
export function keptFile(kind: Kind): string | undefined {
  if (!FOLDER) return undefined;
  mkdirSync(join(FOLDER, kind), { recursive: true });
  return join(FOLDER, kind, randomUUID());
}

/** Where a log goes: to standard error, or to be kept. */
export function keptLog(): { readonly level?: "trace"; readonly fd?: number } {
  const file = keptFile("log");
  return file === undefined ? {} : { level: "trace", fd: openSync(file, "a") };
}

/** For a process's environment: where what it prints is kept, it prints all it can. */
export const KEPT_LEVEL: { readonly LOG_LEVEL?: "trace" } = FOLDER ? { LOG_LEVEL: "trace" } : {};

/** What a process printed. */
export function keepOutput(text: string): void {
  const file = keptFile("output");
  if (file !== undefined) writeFileSync(file, text);
}

/** A store as it is on the disk now. */
export function keepStore(folder: string): void {
  const copy = keptFile("database");
  if (copy !== undefined) cpSync(folder, copy, { recursive: true });
}
