import { Client, Events, GatewayIntentBits, Partials } from "discord.js";
import type { Interaction } from "discord.js";
import { onTestFinished } from "vitest";
import { startDiscord } from "./discord.ts";
import type { Discord, DiscordSetup } from "./discord.ts";

/** The stock client, logged in to a Discord of its own; both are closed with the test. */
export interface Login {
  readonly discord: Discord;
  readonly client: Client<true>;
  /** The next interaction; asked for before it is sent. */
  readonly next: () => Promise<Interaction>;
}

export const INTENTS: readonly GatewayIntentBits[] = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
];

export async function login(setup: DiscordSetup = {}, intents = INTENTS): Promise<Login> {
  const discord = await startDiscord(setup);
  onTestFinished(discord.close);
  const client = new Client({
    intents,
    partials: [Partials.Channel, Partials.Message, Partials.Reaction],
    rest: { api: discord.api, retries: 1 },
  });
  onTestFinished(() => client.destroy());
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  await ready;
  return {
    discord,
    client: client as Client<true>,
    next: () => new Promise((resolve) => client.once(Events.InteractionCreate, resolve)),
  };
}
