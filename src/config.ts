import { existsSync } from "node:fs";
import type { Step } from "./step.ts";
import { usesProxy } from "./proxy.ts";
import { DEFAULT_LIMITS, parseLimits, type LimitRules } from "./limit-rules.ts";
import { tokenProblem } from "./token.ts";
import { DEFAULT_MODEL, Environment, FIXES, itemsIn, type Variable } from "./variables.ts";

export interface Config {
  readonly discord: {
    /** Of the bot; a worker can do without. */
    readonly token?: string;
    readonly apiUrl: string;
    readonly messageContent: boolean;
  };
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
  /** Of the store and queue that several processes share; absent where one process has its own in `data`. */
  readonly redisUrl?: string;
  /** Processes among which Discord's servers are shared out; absent where this one has them all. */
  readonly shards?: number | "auto";
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
  /** Absent: nothing is served. */
  readonly http?: {
    readonly port: number;
    /** Of the pages, without a slash at its end; absent where none are served, but health and metrics alone. */
    readonly publicUrl?: string;
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
 * The configuration in an environment. `discord` is demanded by the bot, `redis` by a worker.
 * Throws ConfigError with every problem.
 */
export function loadConfig(env: NodeJS.ProcessEnv, needs: "discord" | "redis" | "nothing"): Config {
  const parsed = Environment.safeParse(env);
  const token = env["DISCORD_TOKEN"]?.trim();
  const wrong = needs === "discord" ? tokenProblem(token) : undefined;
  const twice = env["DRAGOMAN_FALLBACK_MODEL"]?.trim() === (env["DRAGOMAN_MODEL"]?.trim() || DEFAULT_MODEL);
  const isUnserved = env["PUBLIC_URL"]?.trim() && !env["HTTP_PORT"]?.trim();
  const problems = [
    ...(wrong ? [problem("DISCORD_TOKEN", wrong)] : []),
    ...(twice ? [problem("DRAGOMAN_FALLBACK_MODEL", "It is the model that is asked first.")] : []),
    ...(isUnserved ? [problem("PUBLIC_URL", "It does nothing without HTTP_PORT.")] : []),
    ...(needs === "redis" && !env["REDIS_URL"]?.trim() ? [NO_REDIS] : []),
    ...(Number(env["SHARDS"]) > 1 && !env["REDIS_URL"]?.trim() ? [UNSHARED] : []),
    ...(usesProxy(env, process.execArgv) ? [PROXY_PROBLEM] : []),
    ...(parsed.error?.issues ?? []).map((issue) => problem(String(issue.path[0]) as Variable, issue.message)),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const given = parsed.data;

  const { ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: baseUrl } = given;
  return {
    discord: {
      ...(token ? { token } : {}),
      apiUrl: (given.DISCORD_API_URL ?? "https://discord.com/api").replace(/\/$/, ""),
      messageContent: ["on", "true", "1"].includes(given.DISCORD_MESSAGE_CONTENT ?? "off"),
    },
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
    ...(given.REDIS_URL ? { redisUrl: given.REDIS_URL } : {}),
    ...(given.SHARDS ? { shards: given.SHARDS === "auto" ? "auto" : Number(given.SHARDS) } : {}),
    leaseSeconds: Number(given.DRAGOMAN_LEASE_SECONDS ?? 10),
    drainSeconds: Number(given.DRAGOMAN_DRAIN_SECONDS ?? 25),
    budgetUsd: Number(given.DRAGOMAN_BUDGET_USD ?? 20),
    ...(given.DRAGOMAN_LIMITS === "off" ? {} : { limits: parseLimits(given.DRAGOMAN_LIMITS ?? "") ?? DEFAULT_LIMITS }),
    ...(given.DRAGOMAN_SERVERS ? { servers: itemsIn(given.DRAGOMAN_SERVERS) } : {}),
    allowHosts: itemsIn(given.DRAGOMAN_ALLOW_HOSTS ?? ""),
    denyAddresses: itemsIn(given.DRAGOMAN_DENY_ADDRESSES ?? ""),
    ...(given.HTTP_PORT
      ? {
          http: {
            port: Number(given.HTTP_PORT),
            ...(given.PUBLIC_URL ? { publicUrl: given.PUBLIC_URL.replace(/\/$/, "") } : {}),
          },
        }
      : {}),
    ...(given.CRASH_AT ? { crashAt: given.CRASH_AT as Step } : {}),
    ...(given.LOG_LEVEL ? { logLevel: given.LOG_LEVEL as NonNullable<Config["logLevel"]> } : {}),
  };
}

const NO_REDIS: ConfigProblem = {
  variable: "REDIS_URL",
  problem: "It is missing: a worker takes jobs from there.",
  fix: "Set it, for example to redis://127.0.0.1:6379, for the bot too.",
};

/** Each shard would have a store and a queue of its own. */
export const UNSHARED: ConfigProblem = {
  variable: "REDIS_URL",
  problem: "It is missing: several shards need a store that they share.",
  fix: "Set it, for example to redis://127.0.0.1:6379, or leave SHARDS empty.",
};

/** The network is judged where a connection is made, and a proxy makes its own. */
const PROXY_PROBLEM: ConfigProblem = {
  variable: "NODE_USE_ENV_PROXY",
  problem: "It, or --use-env-proxy, sends requests through a proxy, and articles would be fetched past it.",
  fix: "Unset it. docs/hardening.md says how to limit what links reach.",
};

function problem(variable: Variable, what: string): ConfigProblem {
  return { variable, problem: what, fix: FIXES[variable] };
}
