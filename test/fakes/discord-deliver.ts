import { randomBytes } from "node:crypto";
import { MessageType } from "discord-api-types/v10";
import type { APIMessage, ApplicationCommandOptionType, InteractionType } from "discord-api-types/v10";
import { INTERACTION_TOKEN } from "./canary.ts";
import type { Interaction } from "./discord-interactions.ts";
import type { Context } from "./discord-messages.ts";
import { withoutReferenced } from "./discord-payloads.ts";
import type { Resolved } from "./discord-place.ts";
import { sentInteraction } from "./discord-sent.ts";
import type { SentInteraction } from "./discord-sent.ts";
import type { Watch } from "./watch.ts";

export interface Delivery {
  readonly type: InteractionType;
  readonly data: Record<string, unknown>;
  readonly at: Resolved;
  /** The message whose component was used. */
  readonly source?: APIMessage | undefined;
  readonly responseType?: MessageType;
  readonly focusedType?: ApplicationCommandOptionType | undefined;
}

export type Deliver = (delivery: Delivery) => SentInteraction;

/** Sends interactions over the gateway and remembers what their tokens open. */
export function createDeliver(
  { world, gateway }: Context,
  interactions: Map<string, Interaction>,
  watch: Watch,
  record: (line: Record<string, unknown>) => void,
): Deliver {
  return ({ type, data, at, source, responseType = MessageType.ChatInputCommand, focusedType }) => {
    const id = world.snowflake();
    const token = `${INTERACTION_TOKEN}${randomBytes(38).toString("base64url")}`;
    const attachmentLimit = Number(at.fields["attachment_size_limit"]);
    const interaction: Interaction = {
      id,
      token,
      type,
      at: world.now(),
      channelId: at.channel.id,
      user: at.user,
      owners: at.owners,
      attachmentLimit,
      forcedEphemeral: at.forcedEphemeral,
      responseType: source ? MessageType.Reply : responseType,
      source,
      callback: undefined,
      original: undefined,
      followUps: [],
      modal: undefined,
      choices: undefined,
      focusedType,
    };
    interactions.set(id, interaction);
    record({
      kind: "interaction",
      id,
      token,
      t: Math.floor(interaction.at),
      owners: at.owners,
      attachment_size_limit: attachmentLimit,
    });
    const payload = { id, token, type, version: 1, application_id: world.applicationId, data, ...at.fields };
    const event = { ...payload, ...(source && { message: withoutReferenced(source) }) };
    gateway.dispatch("INTERACTION_CREATE", event, at.channel.guildId);
    return sentInteraction(interaction, watch);
  };
}
