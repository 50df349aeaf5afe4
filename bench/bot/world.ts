/** Discord, a Messages API and a news site in a process of their own, so that nothing that is measured pays for them. */
import { setTimeout as sleep } from "node:timers/promises";
import { MessageType } from "discord-api-types/v10";
import { startAnthropic } from "../../test/fakes/anthropic.ts";
import { startDiscord, type Discord } from "../../test/fakes/discord.ts";
import { isFinal } from "../../test/fakes/discord-shown.ts";
import { scriptedModel } from "../../test/fakes/model.ts";
import { slowly } from "../../test/fakes/model-faults.ts";
import { startWeb } from "../../test/fakes/web.ts";
import { answerCalls } from "../calls.ts";
import { PAGES, SLOW } from "./pages.ts";

export interface Servers {
  readonly servers: number;
  readonly channels: number;
}

/** What a client has to know to live in it. */
export interface Addresses {
  readonly token: string;
  readonly api: string;
  readonly model: { readonly url: string; readonly key: string };
  /** Of the site: `host:port`. */
  readonly host: string;
}

export interface Asked {
  readonly name: string;
  readonly path: string;
}

const clock = () => performance.timeOrigin + performance.now();
const slow = slowly(500, 20);

const site = await startWeb(PAGES);
const model = await startAnthropic({
  answer: (request) => (JSON.stringify(request.messages[0]).includes(SLOW) ? slow : scriptedModel)(request),
});
let discord: Discord | undefined;
let people = 0;

const actions = {
  async begin({ servers, channels }: Servers): Promise<Addresses> {
    discord = await startDiscord({
      now: clock,
      guilds: Array.from({ length: servers }, (_, server) => ({
        id: idOf("1", server),
        channels: Array.from({ length: channels }, (_, channel) => ({
          id: idOf("2", server * channels + channel),
          name: `${server}-${channel}`,
        })),
      })),
    });
    const { token, api } = discord;
    return { token, api, model: { url: model.url, key: model.key }, host: site.host };
  },

  /** When a client was told of its servers, in milliseconds since 1970. */
  async ready(): Promise<number> {
    await world().waitReady(60_000);
    return clock();
  },

  /** Commands are registered. */
  async registered(): Promise<void> {
    await world().until(() => world().commands.length > 0, "the commands", 20_000);
  },

  /** Gives each command's milliseconds to its first response. */
  async commands({ count, perSecond, ...asked }: Asked & { count: number; perSecond: number }): Promise<number[]> {
    const began = performance.now();
    const answers: Promise<number>[] = [];
    while (answers.length < count) {
      const { acknowledged } = command(asked, answers.length);
      answers.push(
        acknowledged().then(
          ({ ms }) => ms,
          () => Number.POSITIVE_INFINITY,
        ),
      );
      await sleep(Math.max(0, began + (answers.length / perSecond) * 1_000 - performance.now()));
    }
    return Promise.all(answers);
  },

  /** So many people, each of whom asks anew as soon as they have their answer; gives the milliseconds to each answer. */
  async results({ count, atOnce, ...asked }: Asked & { count: number; atOnce: number }): Promise<number[]> {
    const times: number[] = [];
    let left = count;
    const askOn = async (): Promise<void> => {
      while (left-- > 0) {
        const began = performance.now();
        await command(asked).original(isFinal, 60_000);
        times.push(performance.now() - began);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, askOn));
    return times;
  },

  /** Messages that nobody has to answer, each by somebody else, over all servers. */
  async chatter({ authors, servers, channels }: Servers & { authors: number }): Promise<void> {
    const nothing = { attachments: [], embeds: [], mentions: [], mention_roles: [], mention_everyone: false };
    for (let author = 0; author < authors; author++) {
      const server = author % servers;
      const guild = idOf("1", server);
      const event = {
        ...nothing,
        id: idOf("3", author),
        type: MessageType.Default,
        guild_id: guild,
        channel_id: idOf("2", server * channels),
        author: { id: idOf("4", author), username: `author${author}`, discriminator: "0", avatar: null },
        member: { roles: [], joined_at: new Date(0).toISOString(), deaf: false, mute: false, flags: 0 },
        content: "",
        timestamp: new Date(clock()).toISOString(),
      };
      world().dispatch("MESSAGE_CREATE", event, guild);
      if (author % 100 === 0) await sleep(20);
    }
  },
};

export type World = typeof actions;

/** A snowflake of its own for the thing of a kind with this number. */
const idOf = (kind: string, number: number): string => `${kind}${String(number).padStart(17, "0")}`;

function world(): Discord {
  if (!discord) throw new Error("it has not begun");
  return discord;
}

/** Of somebody who hasn't asked before. */
function command({ name, path }: Asked, query = 0) {
  const link = `${site.url(path)}${path === "/slow" ? `?${query}` : ""}`;
  people += 1;
  return world().command({ name, options: { link }, user: `reader${people}` });
}

answerCalls(actions);
