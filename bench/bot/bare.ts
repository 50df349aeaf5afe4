/** A discord.js client with its defaults that answers commands and does nothing else: what the bot is measured beside. */
import { Client, GatewayIntentBits, Partials } from "discord.js";
import { echoOf } from "./echo.ts";

const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
  partials: [Partials.Channel],
  rest: { api: process.env["DISCORD_API_URL"] ?? "" },
});

client.on("interactionCreate", (interaction) => {
  if (!interaction.isChatInputCommand()) return;
  void (async () => {
    await interaction.deferReply();
    const link = interaction.options.getString("link", true);
    // A slow job: a page that comes in pieces and never ends.
    if (interaction.commandName === "translate") await (await fetch(link)).text();
    await interaction.editReply(echoOf(link));
  })();
});

await client.login(process.env["DISCORD_TOKEN"]);
