import type { Config } from "./config.ts";

/** Paths of requests by interaction token: whoever holds it can speak for the bot for 15 minutes. */
const INTERACTION_PATH = /(\/(?:webhooks|interactions)\/\d+\/)[^\s/?#"'\\]+/g;

/** What looks like a bot token, an interaction's or a key, whoever's it is. */
const CREDENTIAL = /\b(?:[\w-]{23,30}\.[\w-]{5,8}\.[\w-]{25,}|sk-ant-[\w-]+|aW50ZXJhY3Rpb2[\w+/=-]+)/g;

/** Name and password in an address. */
const USERINFO = /\/\/[^\s/?#"'\\@]{1,1024}@/g;

/** Sites and Discord's files give what an address opens after its question mark, or behind its hash. */
const QUERY = /\?[^\s"'<>\\]+|#[\w.~-]{1,64}=[^\s"'<>\\]+/g;

/** The password in an address, as it is, or as the address has it where that can't be read. */
export function passwordIn(url: string | undefined): string | undefined {
  const password = (url && URL.parse(url)?.password) || undefined;
  try {
    return password && decodeURIComponent(password);
  } catch {
    return password;
  }
}

/** All that a configuration holds. */
export function secretsIn({ discord, model, redisUrl }: Config): string[] {
  return [discord.token, model?.apiKey, passwordIn(redisUrl)].filter((secret) => secret !== undefined);
}

/** Shorter ones would take words out of every line. */
const SHORTEST_SECRET = 6;

/**
 * A text without interaction tokens, bot tokens, keys, what else opens something in addresses, and the secrets named, as
 * they are or as addresses write them.
 */
export function withoutSecrets(text: string, secrets: readonly (string | undefined)[]): string {
  const clean = text
    .replace(USERINFO, "//…@")
    .replace(QUERY, (query) => `${query.charAt(0)}…`)
    .replace(INTERACTION_PATH, "$1…")
    .replace(CREDENTIAL, "…");
  return secrets
    .flatMap((secret) => (secret && secret.length >= SHORTEST_SECRET ? [secret, encodeURIComponent(secret)] : []))
    .reduce((rest, secret) => rest.replaceAll(secret, "…"), clean);
}
