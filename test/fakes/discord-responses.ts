import { InteractionResponseType, InteractionType, MessageFlags, MessageReferenceType } from "discord-api-types/v10";
import { MessageType } from "discord-api-types/v10";
import type { APIMessage } from "discord-api-types/v10";
import { checkChoices } from "./discord-autocomplete.ts";
import type { Choice } from "./discord-autocomplete.ts";
import { ApiError, invalidForm, unknownInteraction } from "./discord-errors.ts";
import type { Interaction } from "./discord-interactions.ts";
import { blankMessage, buildMessage } from "./discord-message-body.ts";
import { editMessage, storeMessage } from "./discord-messages.ts";
import type { MessageBody } from "./discord-message-body.ts";
import type { Context } from "./discord-messages.ts";
import { checkModal } from "./discord-modal-rules.ts";
import type { Modal } from "./discord-modal-rules.ts";
import type { RestRequest } from "./discord-router.ts";

/** What an interaction's token makes: the first response and follow-ups (docs: interactions/receiving-and-responding). */
interface CallbackBody {
  readonly type: InteractionResponseType;
  readonly data?: MessageBody & Partial<Modal> & { choices?: readonly Choice[] };
}

const FIRST_RESPONSE = 3000;
const FOLLOW_UPS_OF_USER_INSTALL = 5;
const R = InteractionResponseType;

/** The responses an interaction takes. */
const ALLOWED: Readonly<Record<number, readonly InteractionResponseType[]>> = {
  [InteractionType.ApplicationCommand]: [R.ChannelMessageWithSource, R.DeferredChannelMessageWithSource, R.Modal],
  [InteractionType.MessageComponent]: [
    R.ChannelMessageWithSource,
    R.DeferredChannelMessageWithSource,
    R.DeferredMessageUpdate,
    R.UpdateMessage,
    R.Modal,
  ],
  [InteractionType.ApplicationCommandAutocomplete]: [R.ApplicationCommandAutocompleteResult],
  [InteractionType.ModalSubmit]: [
    R.ChannelMessageWithSource,
    R.DeferredChannelMessageWithSource,
    R.DeferredMessageUpdate,
    R.UpdateMessage,
  ],
};

/** The first response. @throws ApiError 40060 for a second one, 10062 after three seconds */
export function respond(context: Context, interaction: Interaction, { body, files, query }: RestRequest): unknown {
  const { world } = context;
  const { type, data = {} } = body as CallbackBody;
  if (interaction.callback) throw new ApiError(400, 40060, "Interaction has already been acknowledged.");
  if (world.now() - interaction.at > FIRST_RESPONSE) throw unknownInteraction();
  if (!ALLOWED[interaction.type]?.includes(type)) {
    throw invalidForm("type", "BASE_TYPE_CHOICES", `Response type ${type} doesn't answer this interaction`);
  }
  const changesSource = type === R.UpdateMessage || type === R.DeferredMessageUpdate;
  if (changesSource && !interaction.source)
    throw invalidForm("type", "BASE_TYPE_CHOICES", "There is no message to update");

  if (type !== R.ApplicationCommandAutocompleteResult && type !== R.Modal) refuseLocked(context, interaction);
  if (type === R.ChannelMessageWithSource) {
    const built = buildMessage(context.world, interaction.channelId, data, files, interaction.attachmentLimit);
    interaction.original = storeMessage(context, asResponse(context, interaction, built, data.flags ?? 0));
  } else if (type === R.DeferredChannelMessageWithSource) {
    const loading = blankMessage(world, interaction.channelId, world.bot, "");
    const flags = ((data.flags ?? 0) & (MessageFlags.Ephemeral | MessageFlags.IsComponentsV2)) | MessageFlags.Loading;
    interaction.original = storeMessage(context, asResponse(context, interaction, loading, flags));
  } else if (type === R.UpdateMessage && interaction.source) {
    interaction.original = editMessage(context, interaction.source, data, files, interaction.attachmentLimit);
  } else if (type === R.DeferredMessageUpdate) {
    interaction.original = interaction.source;
  } else if (type === R.Modal) {
    interaction.modal = checkModal(data);
  } else {
    interaction.choices = checkChoices(data.choices ?? [], interaction.focusedType);
  }
  interaction.callback = { type, at: world.now() };
  return query.get("with_response") === "true" ? callbackResponse(interaction) : undefined;
}

/** Whatever answers in a locked, archived thread is refused: nobody is told of it but the bot. */
function refuseLocked({ world }: Context, interaction: Interaction): void {
  const metadata = world.channels.get(interaction.channelId)?.thread?.metadata;
  if (metadata?.locked && metadata.archived) throw new ApiError(403, 50083, "Thread is archived");
}

/** A message of the bot as the answer to an interaction: Discord sends these through a webhook. */
function asResponse({ world }: Context, interaction: Interaction, message: APIMessage, flags: number): APIMessage {
  const { source } = interaction;
  return {
    ...message,
    flags: flags | (interaction.forcedEphemeral ? MessageFlags.Ephemeral : 0),
    type: interaction.responseType,
    webhook_id: world.applicationId,
    application_id: world.applicationId,
    interaction_metadata: {
      id: interaction.id,
      type: interaction.type,
      user: interaction.user,
      authorizing_integration_owners: interaction.owners,
    } as NonNullable<APIMessage["interaction_metadata"]>,
    ...(source && {
      message_reference: { type: MessageReferenceType.Default, channel_id: source.channel_id, message_id: source.id },
    }),
  };
}

export function followUp(
  context: Context,
  interaction: Interaction,
  body: MessageBody,
  files: RestRequest["files"],
): APIMessage {
  const { original } = interaction;
  // Right after a deferral it edits the loading message and the ephemeral flag is ignored: deprecated, but so it is.
  if (original && ((original.flags ?? 0) & MessageFlags.Loading) !== 0) {
    return editMessage(context, original, body, files, interaction.attachmentLimit);
  }
  const isUserInstall = interaction.owners["0"] === undefined;
  if (isUserInstall && interaction.followUps.length >= FOLLOW_UPS_OF_USER_INSTALL) {
    throw new ApiError(400, 40094, "This interaction has reached the maximum number of follow-up messages");
  }
  const built = buildMessage(context.world, interaction.channelId, body, files, interaction.attachmentLimit);
  const message = asResponse(context, interaction, { ...built }, built.flags ?? 0);
  message.type = MessageType.Reply;
  if (original) {
    message.message_reference = {
      type: MessageReferenceType.Default,
      channel_id: original.channel_id,
      message_id: original.id,
    };
  }
  interaction.followUps.push(message);
  return storeMessage(context, message);
}

function callbackResponse({ id, type, original, callback }: Interaction): unknown {
  const flags = original?.flags ?? 0;
  return {
    interaction: {
      id,
      type,
      ...(original && {
        response_message_id: original.id,
        response_message_loading: (flags & MessageFlags.Loading) !== 0,
        response_message_ephemeral: (flags & MessageFlags.Ephemeral) !== 0,
      }),
    },
    resource: { type: callback?.type, ...(original && { message: original }) },
  };
}
