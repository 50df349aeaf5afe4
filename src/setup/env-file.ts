import { chmodSync, existsSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual, parseEnv } from "node:util";
import { ConfigError } from "../config.ts";

export interface EnvFile {
  /** Lets nobody else read a file that is there. Throws ConfigError. */
  readonly protect: () => void;
  readonly read: () => Readonly<Record<string, string>>;
  /** Throws ConfigError where the file can't be written, or the values can't be put into it. */
  readonly write: (values: Readonly<Record<string, string>>) => void;
}

const OWNER_ALONE = 0o600;

/** A file of variables that its owner alone may read. Where there is none yet, it begins as `example`. */
export function createEnvFile(path: string, example: string): EnvFile {
  const content = () => readFileSync(existsSync(path) ? path : example, "utf8");
  return {
    protect: () => attempt(() => existsSync(path) && chmodSync(path, OWNER_ALONE)),
    read: () => variablesIn(content()),
    write: (values) => replace(path, withVariables(content(), values)),
  };
}

/** The content with these values; every other line stays as it is. Throws ConfigError. */
export function withVariables(content: string, values: Readonly<Record<string, string>>): string {
  const changed = Object.entries(values).reduce((text, [name, value]) => withVariable(text, name, value), content);
  if (!isDeepStrictEqual(variablesIn(changed), { ...variablesIn(content), ...values })) {
    throw unwritable("Lines of it can't be told apart.", `Write these by hand: ${Object.keys(values).join(", ")}.`);
  }
  return changed;
}

function variablesIn(content: string): Record<string, string> {
  return { ...parseEnv(content) } as Record<string, string>;
}

/** The last line of a variable is the one that counts. */
function withVariable(content: string, name: string, value: string): string {
  const lines = content.split("\n");
  const ending = content.includes("\r\n") ? "\r" : "";
  const written = `${name}=${quoted(value)}${ending}`;
  const at = lines.findLastIndex((line) => assigns(line, name));
  if (at >= 0) return lines.with(at, written).join("\n");
  if (lines.at(-1) === "") lines.pop();
  return [...lines, written, ""].join("\n");
}

function assigns(line: string, name: string): boolean {
  const [before = "", ...after] = line.split("=");
  return after.length > 0 && before.replace(/^\s*export\s/, "").trim() === name;
}

/** As plain as can be read back. */
function quoted(value: string): string {
  if (/^[\w./:@%+,-]*$/.test(value)) return value;
  const mark = ["'", '"', "`"].find((one) => !value.includes(one) && !(one === '"' && value.includes("\\")));
  if (mark === undefined) throw unwritable("A value has all kinds of quotation marks.", "Write it by hand.");
  return `${mark}${value}${mark}`;
}

/** In one step: whoever stops the process loses neither the old file nor the new one. */
function replace(path: string, content: string): void {
  // A link stays one.
  const target = existsSync(path) ? realpathSync(path) : path;
  const draft = `${target}.${process.pid}`;
  attempt(() => {
    try {
      writeFileSync(draft, content, { mode: OWNER_ALONE, flag: "wx", flush: true });
      renameSync(draft, target);
    } finally {
      rmSync(draft, { force: true });
    }
  });
}

function attempt(act: () => void): void {
  try {
    act();
  } catch (error) {
    throw unwritable("It can't be written.", "Make it and its folder writable, or fill it in by hand.", error);
  }
}

function unwritable(problem: string, fix: string, cause?: unknown): ConfigError {
  return new ConfigError([{ variable: ".env", problem, fix }], { cause });
}
