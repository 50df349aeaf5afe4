import { parseArgs } from "node:util";
import type { Length } from "../job.ts";
import { parseLanguage } from "../locale/language.ts";

export const COMMANDS = ["extract", "translate", "summarize", "quotes", "ask", "chat", "doctor"] as const;

export type CommandName = (typeof COMMANDS)[number];

/** A command line, understood. */
export interface Arguments {
  readonly command: CommandName;
  /** A web address, a path, or “-” for standard input; absent for doctor. */
  readonly article?: string;
  readonly question?: string;
  /** Of a book, from 1. */
  readonly chapter?: number;
  readonly to: string;
  readonly length: Length;
  readonly json: boolean;
}

/** A command line that can't be understood. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

const LENGTHS: readonly Length[] = ["short", "medium", "long"];

/** Undefined where help is asked for. Throws UsageError. */
export function parseArguments(argv: readonly string[]): Arguments | undefined {
  const { values, positionals } = parsed(argv);
  const [command, ...rest] = positionals;
  if (values.help || command === "help") return undefined;
  if (command === undefined) throw new UsageError("Name a command.");
  if (!isCommand(command)) throw new UsageError(`There is no command “${command}”.`);
  if (command === "chat" && values.json) throw new UsageError("chat has no --json: its answers are for people.");
  const length = lengthNamed(values.length);
  if (!length) throw new UsageError("--length is short, medium or long.");
  const to = parseLanguage(values.to);
  if (!to) throw new UsageError(`--to: there is no language “${values.to}”.`);
  const chapter = chapterNumbered(values.chapter);
  return {
    command,
    to,
    length,
    json: values.json,
    ...inputs(command, rest),
    ...(chapter === undefined ? {} : { chapter }),
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        to: { type: "string", default: "en" },
        length: { type: "string", default: "medium" },
        chapter: { type: "string" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function inputs(command: CommandName, rest: readonly string[]): Pick<Arguments, "article" | "question"> {
  const [article, ...words] = rest;
  if (command === "doctor") {
    if (article !== undefined) throw new UsageError("doctor takes no article.");
    return {};
  }
  if (article === undefined || article.trim() === "")
    throw new UsageError(`${command} needs an article: a link, a file, or - for standard input.`);
  if (command === "ask") {
    const question = words.join(" ").trim();
    if (question === "") throw new UsageError("ask needs a question after the article.");
    return { article, question };
  }
  if (words.length > 0) throw new UsageError(`${command} takes one article.`);
  return { article };
}

function chapterNumbered(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^[1-9]\d{0,3}$/.test(given)) throw new UsageError("--chapter is the number of a chapter, from 1.");
  return Number(given);
}

export function lengthNamed(name: string): Length | undefined {
  return LENGTHS.find((length) => length === name);
}

const isCommand = (name: string): name is CommandName => (COMMANDS as readonly string[]).includes(name);
