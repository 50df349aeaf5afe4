import { COMPUTED, importsIn, withoutComments, type Import, type Sources } from "./imports.ts";

/** What the files of a folder may import: paths from the root (a folder ends in `/`), packages, `node:` modules. */
export interface Boundary {
  readonly may: readonly string[];
  /** Only as types. */
  readonly types?: readonly string[];
  /** Not even as types, whatever `may` grows to. */
  readonly never: readonly string[];
  /** Functions of the runtime that are not called. */
  readonly calls?: readonly string[];
}

const NETWORK = [
  "node:net",
  "node:tls",
  "node:http",
  "node:https",
  "node:http2",
  "node:dns",
  "node:dgram",
  "undici",
  "ws",
];
const NETWORK_CALLS = ["fetch", "WebSocket", "EventSource"];
const SDK = "@anthropic-ai/sdk";

/**
 * The tree reads as the pipeline, and nothing reaches back. Names and sizes for people (`locale/`) and the plain data of
 * a job (`job.ts`) know nothing of their users, so that every layer may have them.
 */
export const BOUNDARIES: Readonly<Record<string, Boundary>> = {
  "src/article/": {
    may: [
      "src/errors.ts",
      "cheerio",
      "domhandler",
      "htmlparser2",
      "@exodus/bytes",
      "html-encoding-sniffer",
      "jschardet",
      "eld",
      "mammoth",
      "unpdf",
      "yauzl",
      "zod",
      "node:crypto",
      // A library that is loaded when it is needed, at once.
      "node:module",
      "node:url",
    ],
    never: ["src/source/", "src/llm/", "src/task/", "src/discord/", "src/terminal/", ...NETWORK],
    calls: NETWORK_CALLS,
  },
  // What it keeps, and gives again, is in the store's words; the store itself is handed in.
  "src/source/": {
    may: [
      "src/article/",
      "src/errors.ts",
      "src/flight.ts",
      "src/locale/size.ts",
      "src/sample.ts",
      "package.json",
      "undici",
      "p-limit",
      "zod",
      "node:",
    ],
    types: ["src/exclusive.ts", "src/job.ts", "src/store/articles.ts", "src/store/copies.ts", "src/store/links.ts"],
    never: ["src/llm/", "src/task/", "src/discord/", "src/terminal/", "discord.js", SDK],
  },
  "src/llm/": {
    may: [SDK, "cockatiel", "mustache", "node:crypto", "node:fs"],
    never: ["src/discord/", "src/source/", "src/task/", "src/terminal/", "cheerio", "discord.js"],
  },
  // The model is handed in; prompts and prices are plain text and figures. What a check finds is told to the model in the
  // English sentence that a reader gets too, so that it stands once.
  "src/task/": {
    may: [
      "src/turns.ts",
      "src/article/",
      "src/errors.ts",
      "src/flight.ts",
      "src/job.ts",
      "src/llm/llm.ts",
      "src/llm/price.ts",
      "src/llm/prompt.ts",
      // What counts as one written language is said once.
      "src/locale/language.ts",
      "src/locale/remembered.ts",
      "src/locale/problem.ts",
      "src/locale/translate.ts",
      "zod",
      "node:crypto",
    ],
    types: ["src/exclusive.ts", "src/llm/retry.ts"],
    never: [SDK, "src/llm/claude.ts", "src/discord/", "src/source/", "src/terminal/", "discord.js", ...NETWORK],
    calls: NETWORK_CALLS,
  },
  "src/store/": {
    may: [
      "src/errors.ts",
      "src/turns.ts",
      "src/limit-rules.ts",
      "keyv",
      "hookified",
      "ioredis",
      "rate-limiter-flexible",
      "zod",
      "node:crypto",
      "node:fs",
      "node:path",
      "node:sqlite",
      "node:timers/promises",
    ],
    // What is kept, by the shapes of those who make it.
    types: [
      "src/article/article.ts",
      "src/exclusive.ts",
      "src/export/edition.ts",
      "src/job.ts",
      "src/task/draft.ts",
      "src/task/result.ts",
      "src/task/transcript.ts",
    ],
    never: ["src/discord/", "discord.js", SDK],
  },
  // A job that is cancelled ends with the sentence that says so.
  "src/queue/": {
    may: [
      "src/errors.ts",
      "src/store/busy.ts",
      // What one process at a time has is said once.
      "src/store/redis/lease.ts",
      "bullmq",
      "p-limit",
      "node:crypto",
      "node:timers/promises",
    ],
    types: ["src/backend.ts", "src/job.ts", "src/log.ts", "src/step.ts", "ioredis", "node:sqlite"],
    never: ["src/discord/", "discord.js", SDK],
  },
  // The bot's side of a result: it is shown by export/'s words, journalled by the queue, and run by a core handed in.
  "src/discord/": {
    may: [
      "src/article/article.ts",
      // Which characters nobody sees is said once.
      "src/article/characters.ts",
      "src/article/url.ts",
      "src/errors.ts",
      "src/export/",
      "src/job.ts",
      "src/locale/",
      "src/queue/",
      "src/sample.ts",
      "src/step.ts",
      // What counts as one language is said once.
      "src/task/language.ts",
      "src/telemetry/stage.ts",
      "discord.js",
      "discord-api-types",
      // Discord's REST alone.
      "node:http",
      "node:https",
      "node:stream/consumers",
      // Conversations are looked through a few at once.
      "p-limit",
      // What Discord tells of servers is read as anything from outside.
      "zod",
      "node:crypto",
      // Shards are processes, whose ends are waited for.
      "node:events",
      "node:fs/promises",
      "node:timers/promises",
      "node:util",
    ],
    types: [
      "src/config.ts",
      "src/core.ts",
      "src/log.ts",
      "src/store/",
      "src/task/result.ts",
      "src/task/run.ts",
      "src/telemetry/telemetry.ts",
    ],
    never: [SDK, "cheerio", "src/llm/", "src/source/", "src/terminal/"],
  },
  "commands/": {
    may: [
      "src/discord/command/command.ts",
      "src/discord/command/data.ts",
      "src/discord/command/localized.ts",
      "src/discord/command/arguments.ts",
      "src/discord/manage/data.ts",
      "src/errors.ts",
      "src/job.ts",
      "src/locale/",
      "discord-api-types",
    ],
    never: ["discord.js", "src/core.ts", "src/llm/", "src/source/", "src/task/", "src/store/"],
  },
  // A file is written with what it takes to check it, and is read again to be checked: as hostile as any other.
  "src/export/": {
    may: [
      "src/article/article.ts",
      "src/article/characters.ts",
      "src/article/form.ts",
      "src/article/id.ts",
      "src/article/schema.ts",
      "src/article/zip/zip.ts",
      "src/errors.ts",
      "src/locale/",
      "package.json",
      "@resvg/resvg-wasm",
      "fflate",
      "vega",
      "vega-lite",
      "zod",
      "node:crypto",
      "node:events",
      "node:fs",
      "node:path",
      "node:url",
      "node:worker_threads",
      "node:zlib",
    ],
    types: ["src/job.ts", "src/task/result.ts"],
    never: [SDK, "src/discord/", "discord.js", ...NETWORK],
    calls: NETWORK_CALLS,
  },
  // Pages for whoever has their address: results as they were delivered, in export/'s form.
  "src/http/": {
    may: ["src/export/edition.ts", "src/export/html/", "src/locale/", "node:events", "node:http"],
    types: ["src/job.ts", "src/log.ts", "src/store/", "src/task/result.ts", "node:net"],
    never: [SDK, "src/discord/", "src/source/", "src/llm/", "discord.js"],
    calls: NETWORK_CALLS,
  },
  // What happens is counted and timed where the parts are put together: each part is wrapped, and knows nothing of it.
  "src/telemetry/": {
    may: [
      "src/errors.ts",
      "src/llm/llm.ts",
      "src/llm/price.ts",
      "src/task/metered.ts",
      "@opentelemetry/api",
      "prom-client",
      "node:async_hooks",
    ],
    types: ["src/config.ts", "src/job.ts", "src/source/source.ts", "src/task/result.ts", "src/task/run.ts"],
    never: ["src/discord/", "src/store/", "discord.js", SDK],
  },
  "src/locale/": {
    may: ["i18next"],
    types: ["src/article/article.ts", "src/article/file-kind.ts", "src/article/note.ts", "src/errors.ts", "src/job.ts"],
    never: ["src/discord/", "src/task/", "discord.js"],
  },
  // Beside what a command line needs, only what the core gives.
  "src/terminal/": {
    may: [
      "src/article/form.ts",
      "src/article/read.ts",
      "src/config.ts",
      "src/doctor/",
      "src/errors.ts",
      "src/export/",
      "src/locale/",
      "src/source/reader.ts",
      "node:",
    ],
    types: [
      "src/article/article.ts",
      "src/core.ts",
      "src/job.ts",
      "src/source/",
      "src/store/terms.ts",
      "src/task/result.ts",
      "src/task/run.ts",
    ],
    never: [SDK, "cheerio", "src/discord/", "discord.js"],
  },
  // It asks, writes .env, and does by Discord's REST what the bot needs before it runs: with doctor's looks at things, the
  // commands and the invite as they are, and the store as the bot opens it.
  "src/setup/": {
    may: [
      "src/config.ts",
      "src/core.ts",
      "src/discord/message/buttons.ts",
      "src/discord/load.ts",
      "src/discord/access/permissions.ts",
      "src/discord/register.ts",
      "src/discord/access/server-access.ts",
      "src/doctor/",
      "src/locale/",
      "src/log.ts",
      "src/terminal/reader.ts",
      "src/terminal/screen.ts",
      "src/token.ts",
      "src/variables.ts",
      "@clack/prompts",
      "discord-api-types",
      "node:fs",
      "node:readline",
      "node:stream",
      "node:timers/promises",
      "node:url",
      "node:util",
    ],
    never: ["discord.js", SDK, "cheerio", ...NETWORK],
    calls: NETWORK_CALLS,
  },
  // It looks at the real things: the commands' data, the permissions the bot is invited with, the model's client, the store.
  "src/doctor/": {
    may: [
      "src/discord/load.ts",
      "src/discord/access/permissions.ts",
      "src/discord/register.ts",
      "src/discord/access/server-access.ts",
      "src/llm/claude.ts",
      "src/llm/model.ts",
      "src/locale/",
      "src/store/database.ts",
      "src/store/redis/",
      "src/store/usage.ts",
      "package.json",
      SDK,
      "discord-api-types",
      "zod",
      "node:timers/promises",
      "node:util",
    ],
    types: ["src/config.ts"],
    never: ["discord.js", "cheerio", "src/core.ts"],
  },
};

/** Only here may the argument of `import(…)` be computed: the commands are a folder. */
const COMPUTES = "src/discord/load.ts";

/** What is wrong with the imports of a project's files, one line each. */
export function violations(sources: Sources): string[] {
  return [...sources].flatMap(([file, source]) => [
    ...importsIn(file, source).flatMap((found) => wrong(file, found).map((why) => `${file}: ${why}`)),
    ...callsOf(file, source).map((name) => `${file}: calls ${name}`),
  ]);
}

function wrong(file: string, found: Import): string[] {
  const { specifier, target, kind } = found;
  if (specifier === COMPUTED) return file === COMPUTES ? [] : ["imports something computed"];
  if (specifier.startsWith("/") || specifier.startsWith("file:")) return [`imports the absolute “${specifier}”`];
  const ending =
    specifier.startsWith(".") && !/\.(?:ts|json)$/.test(specifier) ? [`“${specifier}” doesn't end in .ts`] : [];
  const folder = folderOf(file);
  const boundary = folder === undefined ? undefined : BOUNDARIES[folder];
  if (boundary === undefined || folder === undefined || target.startsWith(folder)) return ending;
  const allowed = [...boundary.may, ...(kind === "type" ? (boundary.types ?? []) : [])];
  if (boundary.never.some((never) => covers(never, target))) return [...ending, `must never import ${target}`];
  return allowed.some((may) => covers(may, target)) ? ending : [...ending, `may not import ${target} (${kind})`];
}

/** `src/article/` for `src/article/read.ts`; undefined for a file of `src` itself. */
export function folderOf(file: string): string | undefined {
  return /^(?:commands|src\/[^/]+)\//.exec(file)?.[0];
}

function covers(rule: string, target: string): boolean {
  if (rule.endsWith("/") || rule === "node:") return target.startsWith(rule);
  return target === rule || (rule.startsWith("node:") && target.startsWith(`${rule}/`));
}

function callsOf(file: string, source: string): string[] {
  const calls = BOUNDARIES[folderOf(file) ?? ""]?.calls ?? [];
  const code = withoutComments(source);
  return calls.filter((name) => new RegExp(`(?<![\\w$.])${name}\\s*\\(|\\bglobalThis\\.${name}\\b`).test(code));
}
