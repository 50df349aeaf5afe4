import { randomBytes } from "node:crypto";
import { ApplicationCommandType, ComponentType, InteractionType, MessageType } from "discord-api-types/v10";
import type { APIAttachment, APIMessage } from "discord-api-types/v10";
import { optionPayloads, registeredCommand } from "./discord-command.ts";
import type { OptionValue } from "./discord-command.ts";
import { walk } from "./discord-components.ts";
import type { Component } from "./discord-components.ts";
import { storeFiles } from "./discord-files.ts";
import type { Interaction } from "./discord-interactions.ts";
import type { Context } from "./discord-messages.ts";
import { filledModal } from "./discord-modal.ts";
import { resolvePlace } from "./discord-place.ts";
import type { Place, Resolved } from "./discord-place.ts";
import { sentInteraction } from "./discord-sent.ts";
import type { SentInteraction } from "./discord-sent.ts";
import type { Watch } from "./watch.ts";

/** A file a user attaches. */
export interface UserFile {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  readonly contentType?: string;
}

export interface CommandUse extends Place {
  readonly name: string;
  readonly options?: Readonly<Record<string, OptionValue>>;
  /** By option name. */
  readonly attachments?: Readonly<Record<string, UserFile>>;
}

/** What people do with the bot through Discord's own client; each throws where the client would not let them. */
export interface UserActions {
  readonly command: (use: CommandUse) => SentInteraction;
  /** `focused` names the option being typed. */
  readonly autocomplete: (use: CommandUse & { focused: string }) => SentInteraction;
  readonly messageCommand: (use: Place & { name: string; message: APIMessage }) => SentInteraction;
  readonly button: (use: Place & { customId: string; message: APIMessage }) => SentInteraction;
  readonly select: (
    use: Place & { customId: string; values: readonly string[]; message: APIMessage },
  ) => SentInteraction;
  /** Fills in the modal last shown under this custom id. */
  readonly modalSubmit: (
    use: Place & { customId: string; values: Readonly<Record<string, string | readonly string[]>> },
  ) => SentInteraction;
}

export function createUserActions(
  context: Context,
  interactions: Map<string, Interaction>,
  watch: Watch,
  record: (line: Record<string, unknown>) => void,
): UserActions {
  const { world, gateway } = context;

  const deliver = (
    type: InteractionType,
    data: Record<string, unknown>,
    at: Resolved,
    source?: APIMessage,
    responseType = MessageType.ChatInputCommand,
  ): SentInteraction => {
    const id = world.snowflake();
    const token = `aW50ZXJhY3Rpb246${randomBytes(48).toString("base64url")}`;
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
    // A copy: an event holds what was true when it was sent.
    const event = structuredClone({ ...payload, ...(source && { message: source }) });
    gateway.dispatch("INTERACTION_CREATE", event, at.channel.guildId);
    return sentInteraction(interaction, watch);
  };

  const commandData = (use: CommandUse, at: Resolved, focused?: string): Record<string, unknown> => {
    const command = registeredCommand(world, use.name, ApplicationCommandType.ChatInput, Number(at.fields["context"]));
    const attachments: Record<string, APIAttachment> = {};
    for (const [name, file] of Object.entries(use.attachments ?? {})) {
      const [stored] = storeFiles(world, at.channel.id, [uploaded(file)], [], Number.POSITIVE_INFINITY);
      if (stored) attachments[name] = stored;
    }
    const resolved = Object.fromEntries(Object.values(attachments).map((each) => [each.id, each]));
    return {
      id: command?.id ?? world.snowflake(),
      name: use.name,
      type: ApplicationCommandType.ChatInput,
      options: optionPayloads(command, use.options ?? {}, attachments, focused),
      ...(Object.keys(resolved).length > 0 && { resolved: { attachments: resolved } }),
    };
  };

  /** @throws Error where the message as it is now has no such component, or a disabled one */
  const pressed = (message: APIMessage, customId: string): { source: APIMessage; component: Component } => {
    const source = world.messages.get(message.id);
    if (!source) throw new Error("the message is gone");
    const all = [...walk(source.components ?? [])];
    const component = all.find((each) => each.custom_id === customId);
    if (!component || component.disabled) {
      const there = all.flatMap((each) => (each.custom_id === undefined || each.disabled ? [] : [each.custom_id]));
      throw new Error(`the message has no component ${customId} to use; there are: ${there.join(", ")}`);
    }
    return { source, component };
  };

  return {
    command: (use) => {
      const at = resolvePlace(world, use);
      return deliver(InteractionType.ApplicationCommand, commandData(use, at), at);
    },
    autocomplete: (use) => {
      const at = resolvePlace(world, use);
      return deliver(InteractionType.ApplicationCommandAutocomplete, commandData(use, at, use.focused), at);
    },
    messageCommand: (use) => {
      const at = resolvePlace(world, { channel: use.message.channel_id, ...use });
      const command = registeredCommand(world, use.name, ApplicationCommandType.Message, Number(at.fields["context"]));
      const data = {
        id: command?.id ?? world.snowflake(),
        name: use.name,
        type: ApplicationCommandType.Message,
        target_id: use.message.id,
        resolved: { messages: { [use.message.id]: world.messages.get(use.message.id) ?? use.message } },
      };
      return deliver(InteractionType.ApplicationCommand, data, at, undefined, MessageType.ContextMenuCommand);
    },
    button: (use) => {
      const { source, component } = pressed(use.message, use.customId);
      const data = { custom_id: use.customId, component_type: ComponentType.Button, id: component.id };
      const at = resolvePlace(world, { channel: source.channel_id, ...use });
      return deliver(InteractionType.MessageComponent, data, at, source);
    },
    select: (use) => {
      const { source, component } = pressed(use.message, use.customId);
      const offered = component.options?.map((option) => option.value);
      const alien = use.values.find((value) => offered && !offered.includes(value));
      if (alien !== undefined) throw new Error(`the select offers ${offered?.join(", ")}, not ${alien}`);
      const data = { custom_id: use.customId, component_type: component.type, id: component.id, values: use.values };
      const at = resolvePlace(world, { channel: source.channel_id, ...use });
      return deliver(InteractionType.MessageComponent, data, at, source);
    },
    modalSubmit: (use) => {
      const shown = [...interactions.values()].findLast((each) => each.modal?.custom_id === use.customId);
      if (!shown?.modal) throw new Error(`no modal ${use.customId} was shown`);
      const data = { custom_id: use.customId, components: filledModal(shown.modal, use.values) };
      const at = resolvePlace(world, { channel: shown.channelId, user: shown.user.username, ...use });
      return deliver(InteractionType.ModalSubmit, data, at, shown.source);
    },
  };
}

export function uploaded(file: UserFile): { field: string; name: string; bytes: Buffer; contentType: string } {
  const bytes = typeof file.bytes === "string" ? Buffer.from(file.bytes) : Buffer.from(file.bytes);
  return { field: "files[0]", name: file.name, bytes, contentType: file.contentType ?? "application/octet-stream" };
}
