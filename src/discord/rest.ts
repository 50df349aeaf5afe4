import { REST, type RESTOptions } from "discord.js";
import type { Transport } from "./connection/transport.ts";

/** Milliseconds; the transport gives up earlier, with what it waits for. */
const NEVER = 60 * 60 * 1000;

/** How discord.js's own client for REST is set up, in the bot and where there is no gateway. */
export function restOptions(apiUrl: string, transport: Transport): Partial<RESTOptions> {
  return {
    api: apiUrl,
    retries: 0,
    timeout: NEVER,
    makeRequest: transport as unknown as RESTOptions["makeRequest"],
  };
}

/** Without a token only what an interaction's own token opens can be reached. */
export function createRest(apiUrl: string, transport: Transport, token: string | undefined): REST {
  const rest = new REST({ ...restOptions(apiUrl, transport), version: "10" });
  // Each job that shows how far it is listens for answers.
  rest.setMaxListeners(0);
  return token === undefined ? rest : rest.setToken(token);
}
