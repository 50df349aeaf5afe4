import { startAnthropic, type Anthropicish } from "../../test/fakes/anthropic.ts";
import { startDiscord, type Discord } from "../../test/fakes/discord.ts";
import { startWeb, type Route, type Web } from "../../test/fakes/web.ts";

/** What the bot lives in, on 127.0.0.1. */
export interface World {
  readonly discord: Discord;
  readonly model: Anthropicish;
  readonly site: Web;
  /** Publishes a page; gives its address. */
  readonly publish: (path: string, page: Route) => string;
  readonly close: () => Promise<void>;
}

/** Channels over which commands are spread. */
export const CHANNELS = Array.from({ length: 40 }, (_, index) => `desk-${index}`);

export async function startWorld(): Promise<World> {
  const routes: Record<string, Route> = {};
  const site = await startWeb(routes);
  const model = await startAnthropic();
  const discord = await startDiscord({ guilds: [{ channels: CHANNELS.map((name) => ({ name })) }] });
  return {
    discord,
    model,
    site,
    publish(path, page) {
      routes[path] = page;
      return site.url(path);
    },
    close: async () => void (await Promise.all([site.close(), model.close(), discord.close()])),
  };
}
