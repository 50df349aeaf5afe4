import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { formsOf, INTERACTION_TOKEN, SECRET } from "../fakes/canary.ts";

/** Where a secret stands that has no business there. */
export interface Leak {
  readonly file: string;
  /** The characters around it. */
  readonly around: string;
}

const AROUND = 120;
const [PLAIN, ...OTHERS] = formsOf(SECRET);

/** Secrets of the fakes in text that may hold none. */
export function leaksIn(file: string, text: string | Buffer): Leak[] {
  const bytes = Buffer.from(text as string);
  return [PLAIN!, ...OTHERS].flatMap((form) => {
    const at = bytes.indexOf(form);
    return at < 0 ? [] : [leak(file, bytes, at)];
  });
}

/** In the bodies of recorded requests: their paths hold interactions' tokens, and their headers keys, as they must. */
export function leaksInRequests(file: string): Leak[] {
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  const bodies = lines.map((line) => (JSON.parse(line) as { body?: unknown }).body);
  return leaksIn(file, JSON.stringify(bodies));
}

/**
 * In the files of a store: an interaction's token stands in the row of its job until that has ended. The addresses of
 * Discord's files are stored as the input they are.
 */
export function leaksInStore(folder: string): Leak[] {
  const files = globSync("*", { cwd: folder }).map((file) => join(folder, file));
  const contents = files.map((file) => [file, readFileSync(file)] as const);
  const pending = pendingTokens(join(folder, "dragoman.db"));
  return contents.flatMap(([file, bytes]) => [
    ...plainIn(bytes).flatMap((at) =>
      isSignature(bytes, at) || pending.has(tokenAt(bytes, at)) ? [] : [leak(file, bytes, at)],
    ),
    ...OTHERS.flatMap((form) => (bytes.includes(form) ? [leak(file, bytes, bytes.indexOf(form))] : [])),
  ]);
}

function plainIn(bytes: Buffer): number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf(PLAIN!); at >= 0; at = bytes.indexOf(PLAIN!, at + 1)) found.push(at);
  return found;
}

const isSignature = (bytes: Buffer, at: number) => bytes.subarray(Math.max(0, at - 3), at).toString() === "hm=";

const PREFIX = INTERACTION_TOKEN.length - SECRET.length;

function tokenAt(bytes: Buffer, at: number): string {
  const text = bytes.subarray(Math.max(0, at - PREFIX), at + 200).toString("latin1");
  return /^[\w-]+/.exec(text)?.[0] ?? "";
}

/** Tokens in rows of jobs that haven't ended. */
function pendingTokens(path: string): Set<string> {
  if (!existsSync(path)) return new Set();
  const database = new DatabaseSync(path);
  try {
    // A test that breaks the store gives the table another name.
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE name IN ('queue', 'gone_queue')").all();
    const rows = tables.flatMap(({ name }) => database.prepare(`SELECT reply FROM "${String(name)}"`).all());
    return new Set(
      rows.flatMap(({ reply }) => String(reply).match(new RegExp(`${INTERACTION_TOKEN}[\\w-]+`, "g")) ?? []),
    );
  } finally {
    database.close();
  }
}

const leak = (file: string, bytes: Buffer, at: number): Leak => ({
  file,
  around: bytes
    .subarray(Math.max(0, at - AROUND), at + AROUND)
    .toString("utf8")
    .replace(/[^ -~]+/g, "·"),
});
