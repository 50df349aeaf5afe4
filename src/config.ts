import { existsSync } from "node:fs";
import { isIP } from "node:net";
import { z } from "zod";
import { STEPS, type Step } from "./step.ts";
import { usesProxy } from "./proxy.ts";
import { DEFAULT_LIMITS, parseLimits, type LimitRules } from "./limit-rules.ts";
import { tokenProblem } from "./token.ts";

export interface Config {
  readonly discord?: { readonly token: string; readonly apiUrl: string; readonly messageContent: boolean };
  /** Absent: no model, the extractive engine serves. */
  readonly model?: {
    readonly apiKey?: string;
    readonly baseUrl?: string;
    readonly name: string;
    readonly fallback?: string;
  };
  /** Which lines of a translation a second look is taken at. */
  readonly review: "off" | "flagged" | "all";
  /** Folder of the embedded store. */
  readonly data: string;
  readonly retentionDays: number;
  /** How long the jobs of a process that says nothing more stay its own. */
  readonly leaseSeconds: number;
  /** That the bot may spend on its models in a month. */
  readonly budgetUsd: number;
  /** How much is done for whom; absent where nobody is limited. */
  readonly limits?: LimitRules;
  /** Where the bot works: servers by id, and “personal” where it is a person's own. Everywhere where absent. */
  readonly servers?: readonly string[];
  /** `host:port` of private addresses that links may reach. */
  readonly allowHosts: readonly string[];
  /** Public addresses, and blocks of them, that links may not reach. */
  readonly denyAddresses: readonly string[];
  /** Absent: no pages are served. */
  readonly http?: {
    readonly port: number;
    /** Of the pages, without a slash at its end. */
    readonly publicUrl: string;
  };
  /** How long running jobs may take to end when the bot is told to. */
  readonly drainSeconds: number;
  /** Where the process kills itself, so that what happens then can be tested. */
  readonly crashAt?: Step;
  /** As set; absent where each process has its own default. */
  readonly logLevel?: "trace" | "debug" | "info" | "warn" | "error" | "fatal" | "silent";
}

/** One thing wrong with the environment, and what to do about it. */
export interface ConfigProblem {
  readonly variable: string;
  readonly problem: string;
  readonly fix: string;
}

/** All that is wrong with the environment, found at once. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[], options?: ErrorOptions) {
    super(problems.map(({ variable, problem, fix }) => `${variable}: ${problem} ${fix}`).join("\n"), options);
    this.problems = problems;
  }
}

const DEFAULT_MODEL = "claude-sonnet-5-5";

/** An empty line in .env is an unset variable; blanks around a value are nobody's. */
const text = (schema: z.ZodType<string> = z.string()) =>
  z.preprocess((value) => (typeof value === "string" ? value.trim() || undefined : value), schema.optional());

const word = z.string().regex(/^[\x21-\x7e]+$/, { error: "It holds blanks or characters that don't belong there." });
const httpUrl = z
  .url({ protocol: /^https?$/, error: "It is not a web address.", abort: true })
  .refine((url) => new URL(url).username === "" && new URL(url).password === "", {
    error: "It holds a name or a password.",
    abort: true,
  });
const onOff = z.enum(["on", "off", "true", "false", "1", "0"], { error: "It is neither on nor off." });
const days = z.string().regex(/^[1-9]\d{0,3}$/, { error: "It is not a whole number of days from 1 to 9999." });
const seconds = z
  .string()
  .regex(/^\d{1,3}(?:\.\d{1,3})?$/, { error: "It is not a number of seconds.", abort: true })
  .refine((seconds) => Number(seconds) >= 0.1, { error: "It is less than a tenth of a second." });
const step = z.enum(STEPS, { error: `It is none of ${STEPS.join(", ")}.` });
const usd = z.string().regex(/^\d{1,6}(?:\.\d{1,2})?$/, { error: "It is not an amount of dollars." });
const limits = z.string().refine((rules) => rules === "off" || parseLimits(rules) !== undefined, {
  error: "It is neither off nor a list of limits.",
});
const servers = z.string().refine((list) => itemsIn(list).every((place) => /^(?:\d{17,20}|personal)$/.test(place)), {
  error: "It is not a list of servers' ids.",
});
const apiUrl = httpUrl.refine((url) => /\/api\/?$/.test(url), { error: "It doesn't end in /api." });
const hosts = z.string().refine((list) => itemsIn(list).every(isHostAndPort), {
  error: "It is not a list of host:port.",
});
const addresses = z.string().refine((list) => itemsIn(list).every(isAddressOrBlock), {
  error: "It is not a list of addresses.",
});
const port = z
  .string()
  .regex(/^\d{1,5}$/, { error: "It is not a port.", abort: true })
  .refine((port) => Number(port) >= 1 && Number(port) <= 65_535, { error: "It is not a port." });
const publicUrl = httpUrl.refine((url) => !/[?#]/.test(url), { error: "It has more than a host and a path." });
const review = z.enum(["off", "flagged", "all"], { error: "It is none of off, flagged, all." });
const level = z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], {
  error: "It is not a log level.",
});

const Environment = z.object({
  DISCORD_TOKEN: text(),
  DISCORD_API_URL: text(apiUrl),
  DISCORD_MESSAGE_CONTENT: text(onOff),
  ANTHROPIC_API_KEY: text(word),
  ANTHROPIC_BASE_URL: text(httpUrl),
  DRAGOMAN_MODEL: text(word),
  DRAGOMAN_FALLBACK_MODEL: text(word),
  DRAGOMAN_REVIEW: text(review),
  DRAGOMAN_BUDGET_USD: text(usd),
  DRAGOMAN_LIMITS: text(limits),
  DRAGOMAN_SERVERS: text(servers),
  DRAGOMAN_DATA: text(),
  DRAGOMAN_RETENTION_DAYS: text(days),
  DRAGOMAN_LEASE_SECONDS: text(seconds),
  DRAGOMAN_DRAIN_SECONDS: text(seconds),
  DRAGOMAN_ALLOW_HOSTS: text(hosts),
  DRAGOMAN_DENY_ADDRESSES: text(addresses),
  HTTP_PORT: text(port),
  PUBLIC_URL: text(publicUrl),
  LOG_LEVEL: text(level),
  CRASH_AT: text(step),
});

type Variable = keyof z.infer<typeof Environment>;

/** Names of all variables that are read. */
export const VARIABLES = Object.keys(Environment.shape) as Variable[];

const FIXES: Record<Variable, string> = {
  DISCORD_TOKEN:
    "Copy the bot's token from https://discord.com/developers/applications → your application → Bot → Reset Token.",
  DISCORD_API_URL: "Leave it empty, or give an address that ends in /api, for example http://127.0.0.1:8080/api.",
  DISCORD_MESSAGE_CONTENT: "Write on or off.",
  ANTHROPIC_API_KEY: "Copy it from https://platform.claude.com → API keys, or leave it empty.",
  ANTHROPIC_BASE_URL:
    "Leave it empty for Anthropic, or give a local model's address, for example http://127.0.0.1:11434.",
  DRAGOMAN_MODEL: `Leave it empty for ${DEFAULT_MODEL}, or write a model's id.`,
  DRAGOMAN_FALLBACK_MODEL: "Leave it empty, or write the id of another model.",
  DRAGOMAN_REVIEW: "Write one of off, flagged, all.",
  DRAGOMAN_BUDGET_USD: "Write dollars, for example 20 or 12.50.",
  DRAGOMAN_LIMITS: "Leave it empty, write off, or for example person=10, all=300.",
  DRAGOMAN_SERVERS: "Write servers' ids, several separated by commas; add personal for direct messages.",
  DRAGOMAN_DATA: "Name a folder that can be written.",
  DRAGOMAN_RETENTION_DAYS: "Write a number of days, for example 30.",
  DRAGOMAN_LEASE_SECONDS: "Write a number of seconds, for example 10.",
  DRAGOMAN_DRAIN_SECONDS: "Write a number of seconds, for example 25.",
  DRAGOMAN_DENY_ADDRESSES: "Write for example 198.51.100.7 or 198.51.100.0/24, several separated by commas.",
  DRAGOMAN_ALLOW_HOSTS: "Write for example intranet.example:8080, several separated by commas.",
  HTTP_PORT: "Write a free port, for example 8080, and set PUBLIC_URL too; or leave both empty.",
  PUBLIC_URL:
    "Write where people reach that port, for example https://news.example, and set HTTP_PORT too; or leave both empty.",
  LOG_LEVEL: "Write one of trace, debug, info, warn, error, fatal, silent.",
  CRASH_AT: `Leave it empty, or write one of ${STEPS.join(", ")}.`,
};

/** The environment with the lines of `.env`, where that file is; what is set already stays. Throws ConfigError. */
export function environment(): NodeJS.ProcessEnv {
  try {
    if (existsSync(".env")) process.loadEnvFile(".env");
  } catch (error) {
    const fix = "Make it a text file with the lines of .env.example.";
    throw new ConfigError([{ variable: ".env", problem: "It can't be read.", fix }], { cause: error });
  }
  return process.env;
}

/**
 * The configuration in an environment. `discord` is demanded by the bot alone.
 * Throws ConfigError with every problem.
 */
export function loadConfig(env: NodeJS.ProcessEnv, needs: "discord" | "nothing"): Config {
  const parsed = Environment.safeParse(env);
  const token = env["DISCORD_TOKEN"]?.trim();
  const wrong = needs === "discord" ? tokenProblem(token) : undefined;
  const twice = env["DRAGOMAN_FALLBACK_MODEL"]?.trim() === (env["DRAGOMAN_MODEL"]?.trim() || DEFAULT_MODEL);
  const alone = onlyOne(env, ["HTTP_PORT", "PUBLIC_URL"]);
  const problems = [
    ...(wrong ? [problem("DISCORD_TOKEN", wrong)] : []),
    ...(twice ? [problem("DRAGOMAN_FALLBACK_MODEL", "It is the model that is asked first.")] : []),
    ...(alone ? [problem(alone, "It does nothing alone.")] : []),
    ...(usesProxy(env, process.execArgv) ? [PROXY_PROBLEM] : []),
    ...(parsed.error?.issues ?? []).map((issue) => problem(String(issue.path[0]) as Variable, issue.message)),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const given = parsed.data;

  const { ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: baseUrl } = given;
  return {
    ...(token
      ? {
          discord: {
            token,
            apiUrl: (given.DISCORD_API_URL ?? "https://discord.com/api").replace(/\/$/, ""),
            messageContent: ["on", "true", "1"].includes(given.DISCORD_MESSAGE_CONTENT ?? "off"),
          },
        }
      : {}),
    ...(apiKey || baseUrl
      ? {
          model: {
            ...(apiKey ? { apiKey } : {}),
            ...(baseUrl ? { baseUrl } : {}),
            name: given.DRAGOMAN_MODEL ?? DEFAULT_MODEL,
            ...(given.DRAGOMAN_FALLBACK_MODEL ? { fallback: given.DRAGOMAN_FALLBACK_MODEL } : {}),
          },
        }
      : {}),
    review: (given.DRAGOMAN_REVIEW ?? "flagged") as Config["review"],
    data: given.DRAGOMAN_DATA ?? "data",
    retentionDays: Number(given.DRAGOMAN_RETENTION_DAYS ?? 30),
    leaseSeconds: Number(given.DRAGOMAN_LEASE_SECONDS ?? 10),
    drainSeconds: Number(given.DRAGOMAN_DRAIN_SECONDS ?? 25),
    budgetUsd: Number(given.DRAGOMAN_BUDGET_USD ?? 20),
    ...(given.DRAGOMAN_LIMITS === "off" ? {} : { limits: parseLimits(given.DRAGOMAN_LIMITS ?? "") ?? DEFAULT_LIMITS }),
    ...(given.DRAGOMAN_SERVERS ? { servers: itemsIn(given.DRAGOMAN_SERVERS) } : {}),
    allowHosts: itemsIn(given.DRAGOMAN_ALLOW_HOSTS ?? ""),
    denyAddresses: itemsIn(given.DRAGOMAN_DENY_ADDRESSES ?? ""),
    ...(given.HTTP_PORT && given.PUBLIC_URL
      ? { http: { port: Number(given.HTTP_PORT), publicUrl: given.PUBLIC_URL.replace(/\/$/, "") } }
      : {}),
    ...(given.CRASH_AT ? { crashAt: given.CRASH_AT as Step } : {}),
    ...(given.LOG_LEVEL ? { logLevel: given.LOG_LEVEL as NonNullable<Config["logLevel"]> } : {}),
  };
}

/** The variable that is set without the others. */
function onlyOne(env: NodeJS.ProcessEnv, names: readonly Variable[]): Variable | undefined {
  const set = names.filter((name) => env[name]?.trim());
  return set.length === 1 ? set[0] : undefined;
}

/** The network is judged where a connection is made, and a proxy makes its own. */
const PROXY_PROBLEM: ConfigProblem = {
  variable: "NODE_USE_ENV_PROXY",
  problem: "It, or --use-env-proxy, sends requests through a proxy, and articles would be fetched past it.",
  fix: "Unset it. docs/hardening.md says how to limit what links reach.",
};

function itemsIn(list: string): string[] {
  return list.split(",").flatMap((item) => item.trim().toLowerCase() || []);
}

function isHostAndPort(text: string): boolean {
  return /^(?:\[[0-9a-f:.]+\]|[^\s/?#@:[\]]+):\d{1,5}$/.test(text) && URL.canParse(`http://${text}`);
}

function isAddressOrBlock(text: string): boolean {
  const [address = "", prefix, ...more] = text.split("/");
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  const isBlock = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
  return bits > 0 && !address.includes("%") && isBlock && more.length === 0;
}

function problem(variable: Variable, what: string): ConfigProblem {
  return { variable, problem: what, fix: FIXES[variable] };
}
