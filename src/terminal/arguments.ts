import { parseArgs } from "node:util";
import type { Format } from "../export/record/record.ts";
import type { Include, Length } from "../job.ts";
import { parseLanguage } from "../locale/language.ts";

const COMMANDS = [
  "extract",
  "translate",
  "summarize",
  "quotes",
  "ask",
  "chat",
  "verify",
  "term",
  "setup",
  "doctor",
] as const;

export type CommandName = (typeof COMMANDS)[number];

/** A command line, understood. */
export interface Arguments {
  readonly command: Exclude<CommandName, "term">;
  /** A web address, a path, or “-” for standard input; absent for setup and doctor. */
  readonly article?: string;
  readonly question?: string;
  /** Of a book, from 1. */
  readonly chapter?: number;
  readonly to: string;
  readonly length: Length;
  readonly include: Include;
  readonly json: boolean;
  /** Files to write, by their format; “-” for standard output. */
  readonly exports: Exports;
}

export type Exports = Readonly<Partial<Record<Format, string>>>;

/** `term add SOURCE TARGET`, `term remove SOURCE`, `term list`. */
export interface TermArguments {
  readonly command: "term";
  readonly action: "add" | "remove" | "list";
  readonly source?: string;
  readonly target?: string;
  /** Language of the target. */
  readonly to: string;
  readonly json: boolean;
}

/** A command line that can't be understood. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

const LENGTHS: readonly Length[] = ["short", "medium", "long"];
const INCLUDES: readonly Include[] = ["speech", "all"];

/** Undefined where help is asked for. Throws UsageError. */
export function parseArguments(argv: readonly string[]): Arguments | TermArguments | undefined {
  const { values, positionals } = parsed(argv);
  const [command, ...rest] = positionals;
  if (values.help || command === "help") return undefined;
  if (command === undefined) throw new UsageError("Name a command.");
  if (!isCommand(command)) throw new UsageError(`There is no command “${command}”.`);
  if ((command === "chat" || command === "setup") && values.json)
    throw new UsageError(`${command} has no --json: what it says is for people.`);
  const length = lengthNamed(values.length);
  if (!length) throw new UsageError("--length is short, medium or long.");
  const include = INCLUDES.find((one) => one === values.include);
  if (!include) throw new UsageError("--include is speech or all.");
  const to = parseLanguage(values.to);
  if (!to) throw new UsageError(`--to: there is no language “${values.to}”.`);
  if (command === "term") return { command, ...termWords(rest), to, json: values.json };
  const chapter = chapterNumbered(values.chapter);
  return {
    command,
    to,
    length,
    include,
    json: values.json,
    exports: exportsNamed(command, values),
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
        include: { type: "string", default: "speech" },
        chapter: { type: "string" },
        md: { type: "string" },
        html: { type: "string" },
        epub: { type: "string" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** A longer one is no name. */
const MAX_TERM = 80;

function termWords([action, ...words]: readonly string[]): Pick<TermArguments, "action" | "source" | "target"> {
  const [source = "", target = ""] = words.map((word) => word.split(/\s+/).join(" ").trim());
  const needed = { add: 2, remove: 1, list: 0 };
  if (action !== "add" && action !== "remove" && action !== "list") throw new UsageError("term: add, remove or list?");
  if (words.length !== needed[action] || words.some((word) => word.trim() === ""))
    throw new UsageError(
      "term add SOURCE TARGET, term remove SOURCE, or term list; what has several words in quotation marks.",
    );
  if ([source, target].some((word) => word.length > MAX_TERM))
    throw new UsageError("A term has 80 characters at most.");
  return { action, ...(action === "list" ? {} : { source }), ...(action === "add" ? { target } : {}) };
}

function inputs(command: CommandName, rest: readonly string[]): Pick<Arguments, "article" | "question"> {
  const [article, ...words] = rest;
  if (command === "setup" || command === "doctor") {
    if (article !== undefined) throw new UsageError(`${command} takes no article.`);
    return {};
  }
  if (command === "verify" && (article === undefined || /^https?:/i.test(article)))
    throw new UsageError("verify needs a file that --md, --html or --epub has written.");
  if (article === undefined || article.trim() === "")
    throw new UsageError(`${command} needs an article: a link, a file, or - for standard input.`);
  if (command === "ask") {
    const question = words.join(" ").trim();
    if (question === "") throw new UsageError("ask needs a question after the article.");
    return { article, question };
  }
  if (words.length > 0) throw new UsageError(`${command} takes one ${command === "verify" ? "file" : "article"}.`);
  return { article };
}

/** What can stand in a file of its own. */
const EXPORTED: readonly CommandName[] = ["translate", "summarize", "quotes"];

function exportsNamed(
  command: CommandName,
  { md, html, epub, json }: { [Name in Format]?: string | undefined } & { readonly json: boolean },
): Exports {
  const exports = {
    ...(md === undefined ? {} : { md }),
    ...(html === undefined ? {} : { html }),
    ...(epub === undefined ? {} : { epub }),
  };
  const paths = Object.values(exports);
  if (paths.length > 0 && !EXPORTED.includes(command))
    throw new UsageError("--md, --html and --epub go with translate, summarize and quotes.");
  if (paths.some((path) => path.trim() === "")) throw new UsageError("--md, --html and --epub each need a file.");
  if (html === "-" || epub === "-") throw new UsageError("Only --md can go to standard output (-).");
  if (md === "-" && json) throw new UsageError("--json and --md - both want standard output: choose one.");
  return exports;
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
