/** A bot token: the application's id in base64, a time, a signature. */
const TOKEN = /^([\w-]{20,30})\.[\w-]{5,8}\.[\w-]{25,}$/;
const SNOWFLAKE = /^\d{17,20}$/;

/** What is wrong with a bot token by its looks; undefined where it may be one. Names the values people paste instead. */
export function tokenProblem(token: string | undefined): string | undefined {
  if (!token) return "It is missing.";
  if (SNOWFLAKE.test(token)) return "That is an application id, not the bot's token.";
  if (/^[0-9a-f]{64}$/.test(token)) return "That is the application's public key, not the bot's token.";
  if (/^[\w-]{32}$/.test(token)) return "That looks like the OAuth2 client secret, not the bot's token.";
  if (/^bot\s/i.test(token)) return "Leave out the word “Bot” before the token.";
  return applicationIdOf(token) === undefined ? "That isn't a bot token: it has the wrong shape." : undefined;
}

/** The application's id as the token tells it, or undefined where it isn't a token. */
export function applicationIdOf(token: string): string | undefined {
  const id = Buffer.from(TOKEN.exec(token)?.[1] ?? "", "base64url").toString("latin1");
  return SNOWFLAKE.test(id) ? id : undefined;
}
