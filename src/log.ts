import { pino, type Logger } from "pino";

export type Log = Logger;

/** Paths of requests by interaction token: whoever holds it can speak for the bot for 15 minutes. */
const INTERACTION_TOKEN = /(\/(?:webhooks|interactions)\/\d+\/)[^\s/?#"'\\]+/g;

/** What looks like a bot token or a key, whoever's it is. */
const CREDENTIAL = /\b(?:[\w-]{23,30}\.[\w-]{5,8}\.[\w-]{25,}|sk-ant-[\w-]+)/g;

/** Shorter ones would take words out of every line. */
const SHORTEST_SECRET = 6;

/**
 * JSON lines on standard error. `secrets` are taken out of every finished line, wherever they stood: redaction by
 * path misses what an error's text quotes.
 */
export function createLog(level: string, secrets: readonly (string | undefined)[]): Log {
  return pino(
    { level, base: null, hooks: { streamWrite: (line) => withoutSecrets(line, secrets) } },
    pino.destination({ fd: 2, sync: true }),
  );
}

/** A text without interaction tokens, bot tokens, keys, and the secrets named. */
export function withoutSecrets(text: string, secrets: readonly (string | undefined)[]): string {
  const clean = text.replace(INTERACTION_TOKEN, "$1…").replace(CREDENTIAL, "…");
  return secrets.reduce<string>(
    (rest, secret) => (secret && secret.length >= SHORTEST_SECRET ? rest.replaceAll(secret, "…") : rest),
    clean,
  );
}
