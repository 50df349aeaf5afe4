import { isIP } from "node:net";
import { z } from "zod";
import { parseLimits } from "./limit-rules.ts";
import { STEPS } from "./step.ts";

export const DEFAULT_MODEL = "claude-sonnet-5-5";

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
const redisUrl = z.url({ protocol: /^rediss?$/, error: "It is not an address of Redis." });
const shards = z.string().regex(/^(?:auto|[1-9]\d{0,3})$/, { error: "It is neither auto nor a number of shards." });
const publicUrl = httpUrl.refine((url) => !/[?#]/.test(url), { error: "It has more than a host and a path." });
const review = z.enum(["off", "flagged", "all"], { error: "It is none of off, flagged, all." });
const level = z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], {
  error: "It is not a log level.",
});

/** Every variable that is read, as it must be. */
export const Environment = z.object({
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
  REDIS_URL: text(redisUrl),
  SHARDS: text(shards),
  HTTP_PORT: text(port),
  PUBLIC_URL: text(publicUrl),
  LOG_LEVEL: text(level),
  CRASH_AT: text(step),
});

export type Variable = keyof z.infer<typeof Environment>;

/** Names of all variables that are read. */
export const VARIABLES = Object.keys(Environment.shape) as Variable[];

/** What to do where one is wrong. */
export const FIXES: Record<Variable, string> = {
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
  REDIS_URL: "Leave it empty, or write for example redis://127.0.0.1:6379.",
  SHARDS: "Leave it empty, or write auto or a number, for example 2.",
  HTTP_PORT: "Write a free port, for example 8080, or leave it empty.",
  PUBLIC_URL:
    "Write where people reach HTTP_PORT, for example https://news.example, and set that too; or leave it empty.",
  LOG_LEVEL: "Write one of trace, debug, info, warn, error, fatal, silent.",
  CRASH_AT: `Leave it empty, or write one of ${STEPS.join(", ")}.`,
};

/** Of a list with commas, in lower case. */
export function itemsIn(list: string): string[] {
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
