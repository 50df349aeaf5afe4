import { type Client, type Interaction, type InteractionType, MessageType } from "discord.js";
import { createClient } from "../../../src/discord/client.ts";
import { createReconnects } from "../../../src/discord/connection/reconnect.ts";
import { createLog } from "../../../src/log.ts";
import type { Outgoing } from "../../fakes/outgoing.ts";

/** discord.js's own client, with nobody at the other end: what it would send is kept. */
export interface Wire {
  readonly client: Client;
  /** What was sent since it was asked last. */
  readonly taken: () => Outgoing[];
  /** An interaction as discord.js makes it of what Discord sends. */
  readonly interaction: (type: InteractionType, data: object, over?: object) => never;
}

const USER = { id: "11", username: "reader", discriminator: "0", avatar: null, global_name: null };
const APPLICATION = "10";

/** A message of the bot's, as far as the client reads it. */
export const MESSAGE = {
  id: "13",
  channel_id: "12",
  author: { ...USER, id: APPLICATION, bot: true },
  content: "",
  timestamp: "2026-11-20T12:00:00Z",
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  components: [],
  pinned: false,
  type: MessageType.Default,
  flags: 0,
};

export function createWire(locale = "en-US"): Wire {
  let sent: Outgoing[] = [];
  const transport = async (_url: string, { body }: RequestInit) => {
    sent.push(outgoing(body));
    const headers = { "content-type": "application/json" };
    return new Response(JSON.stringify(MESSAGE), { headers });
  };
  const apiUrl = "http://discord.invalid/api";
  const reconnects = createReconnects({ log: createLog("silent", []) });
  const client = createClient({ apiUrl, messageContent: false, transport, reconnects });
  client.rest.setToken("token");
  client.rest.options.globalRequestsPerSecond = Infinity;
  Object.assign(client, { user: { id: APPLICATION }, application: { id: APPLICATION } });

  return {
    client,
    taken() {
      const taken = sent;
      sent = [];
      return taken;
    },
    interaction(type, data, over = {}) {
      const raw = {
        id: "20",
        application_id: APPLICATION,
        token: "token",
        version: 1,
        type,
        data,
        channel_id: "12",
        channel: { id: "12", type: 0 },
        guild_id: "14",
        member: {
          user: USER,
          roles: [],
          permissions: String(2n ** 53n - 1n),
          joined_at: null,
          deaf: false,
          mute: false,
        },
        locale,
        guild_locale: locale,
        entitlements: [],
        authorizing_integration_owners: { 0: "14" },
        context: 0,
        app_permissions: String(2n ** 53n - 1n),
        attachment_size_limit: 10 * 1024 * 1024,
        ...over,
      };
      let made: Interaction | undefined;
      client.once("interactionCreate", (interaction) => (made = interaction));
      // What the gateway hands on.
      const { actions } = client as unknown as { actions: { InteractionCreate: { handle: (data: object) => void } } };
      actions.InteractionCreate.handle(raw);
      if (!made) throw new Error("discord.js makes no interaction of that");
      return made as never;
    },
  };
}

function outgoing(body: unknown): Outgoing {
  if (!(body instanceof FormData)) return { body: typeof body === "string" ? JSON.parse(body) : undefined };
  const files = [...body].flatMap(([field, value]) => (field === "payload_json" ? [] : { name: (value as File).name }));
  const payload = body.get("payload_json");
  return { body: typeof payload === "string" ? JSON.parse(payload) : undefined, files };
}
