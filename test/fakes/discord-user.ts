import { ApplicationCommandType, ComponentType, InteractionType, MessageType } from "discord-api-types/v10";
import type { APIMessage } from "discord-api-types/v10";
import { commandData, registeredCommand } from "./discord-command.ts";
import type { CommandUse } from "./discord-command.ts";
import { createDeliver } from "./discord-deliver.ts";
import type { Interaction } from "./discord-interactions.ts";
import type { Context } from "./discord-messages.ts";
import { filledModal } from "./discord-modal.ts";
import type { FieldValue } from "./discord-modal.ts";
import { withoutReferenced } from "./discord-payloads.ts";
import { resolvePlace } from "./discord-place.ts";
import type { Place } from "./discord-place.ts";
import { chosen, pressed } from "./discord-press.ts";
import type { SentInteraction } from "./discord-sent.ts";
import type { Watch } from "./watch.ts";

/** What people do with the bot through Discord's own client; each throws where the client would not let them. */
export interface UserActions {
  readonly command: (use: CommandUse) => SentInteraction;
  /** `focused` names the option being typed; `choices` of what comes back are the offers. */
  readonly autocomplete: (use: CommandUse & { focused: string }) => SentInteraction;
  readonly messageCommand: (use: Place & { name: string; message: APIMessage }) => SentInteraction;
  readonly button: (use: Place & { customId: string; message: APIMessage }) => SentInteraction;
  /** `values` of a string select are its options' values, of the others ids or names of users, roles, channels. */
  readonly select: (
    use: Place & { customId: string; values: readonly string[]; message: APIMessage },
  ) => SentInteraction;
  /** Fills in the modal last shown under this custom id. */
  readonly modalSubmit: (
    use: Place & { customId: string; values: Readonly<Record<string, FieldValue>> },
  ) => SentInteraction;
}

export function createUserActions(
  context: Context,
  interactions: Map<string, Interaction>,
  watch: Watch,
  record: (line: Record<string, unknown>) => void,
): UserActions {
  const { world } = context;
  const deliver = createDeliver(context, interactions, watch, record);

  return {
    command: (use) => {
      const at = resolvePlace(world, use);
      return deliver({ type: InteractionType.ApplicationCommand, at, ...commandData(world, use, at) });
    },
    autocomplete: (use) => {
      const at = resolvePlace(world, use);
      const { data, focusedType } = commandData(world, use, at, use.focused);
      return deliver({ type: InteractionType.ApplicationCommandAutocomplete, at, data, focusedType });
    },
    messageCommand: (use) => {
      const at = resolvePlace(world, { channel: use.message.channel_id, ...use });
      const command = registeredCommand(world, use.name, ApplicationCommandType.Message, at);
      const message = world.messages.get(use.message.id);
      if (!message) throw new Error("the message is gone");
      const data = {
        id: command?.id ?? world.snowflake(),
        name: use.name,
        type: ApplicationCommandType.Message,
        target_id: message.id,
        resolved: { messages: { [message.id]: withoutReferenced(message) } },
      };
      const responseType = MessageType.ContextMenuCommand;
      return deliver({ type: InteractionType.ApplicationCommand, data, at, responseType });
    },
    button: (use) => {
      const { source, component } = pressed(world, use.message, use.customId);
      if (component.type !== ComponentType.Button) throw new Error(`${use.customId} is not a button`);
      const data = { custom_id: use.customId, component_type: ComponentType.Button, id: component.id };
      const at = resolvePlace(world, { channel: source.channel_id, ...use });
      return deliver({ type: InteractionType.MessageComponent, data, at, source });
    },
    select: (use) => {
      const { source, component } = pressed(world, use.message, use.customId);
      const at = resolvePlace(world, { channel: source.channel_id, ...use });
      const picked = chosen(world, at.channel, component, use.values);
      const data = { custom_id: use.customId, component_type: component.type, id: component.id, ...picked };
      return deliver({ type: InteractionType.MessageComponent, data, at, source });
    },
    modalSubmit: (use) => {
      const shown = [...interactions.values()].findLast((each) => each.modal?.custom_id === use.customId);
      if (!shown?.modal) throw new Error(`no modal ${use.customId} was shown`);
      const at = resolvePlace(world, { channel: shown.channelId, user: shown.user.username, ...use });
      const data = { custom_id: use.customId, ...filledModal(world, at.channel, shown.modal, use.values) };
      return deliver({ type: InteractionType.ModalSubmit, data, at, source: shown.source });
    },
  };
}
