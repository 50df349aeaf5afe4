import { pino, type Logger } from "pino";

export type Log = Logger;

/** Paths of requests by interaction token: whoever holds it can speak for the bot for 15 minutes. */
const INTERACTION_TOKEN = /(\/(?:webhooks|interactions)\/\d+\/)[\w.%-]+/g;

/**
 * JSON lines on standard error. `secrets` are taken out of every finished line, wherever they stood: redaction by
 * path misses what an error's text quotes.
 */
export function createLog(level: string, secrets: readonly (string | undefined)[]): Log {
  const hidden = secrets.filter((secret): secret is string => secret !== undefined && secret.length > 5);
  return pino(
    { level, base: null, hooks: { streamWrite: (line) => withoutSecrets(line, hidden) } },
    pino.destination({ fd: 2, sync: true }),
  );
}

export function withoutSecrets(line: string, secrets: readonly string[]): string {
  const clean = line.replace(INTERACTION_TOKEN, "$1…");
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, "…"), clean);
}
