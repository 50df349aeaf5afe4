import { InteractionResponseType, InteractionType, MessageFlags, MessageReferenceType } from "discord-api-types/v10";
import { MessageType } from "discord-api-types/v10";
import type { APIMessage, APIUser } from "discord-api-types/v10";
import type { Component } from "./discord-components.ts";
import { ApiError, invalidForm, unknownInteraction, unknownMessage, unknownWebhook } from "./discord-errors.ts";
import { blankMessage, buildMessage, deleteMessage, editMessage } from "./discord-messages.ts";
import { storeMessage } from "./discord-messages.ts";
import type { Context, MessageBody } from "./discord-messages.ts";
import { route } from "./discord-router.ts";
import type { RestRequest, Route } from "./discord-router.ts";

/** One interaction and what became of it. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly at: number;
  readonly channelId: string;
  readonly user: APIUser;
  /** `authorizing_integration_owners`: "0" the server, "1" the user. */
  readonly owners: Readonly<Record<string, string>>;
  readonly attachmentLimit: number;
  /** The member may not use external applications: answers are shown to them alone. */
  readonly forcedEphemeral: boolean;
  /** For commands: `name`, and the type of the message a response becomes. */
  readonly responseType: MessageType;
  /** The message whose component was used. */
  readonly source: APIMessage | undefined;
  callback: { readonly type: InteractionResponseType; readonly at: number } | undefined;
  /** What `@original` is. */
  original: APIMessage | undefined;
  readonly followUps: APIMessage[];
  modal: Modal | undefined;
  choices: readonly { name: string; value: string | number }[] | undefined;
}

export interface Modal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly Component[];
}

interface CallbackBody {
  readonly type: InteractionResponseType;
  readonly data?: MessageBody & Partial<Modal> & { choices?: Interaction["choices"] };
}

const FIRST_RESPONSE = 3000;
const TOKEN_LIFE = 15 * 60 * 1000;
const FOLLOW_UPS_OF_USER_INSTALL = 5;
const R = InteractionResponseType;

/** The responses an interaction takes (docs: interactions/receiving-and-responding). */
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

/** Routes that an interaction's token opens. */
export function interactionRoutes(context: Context, interactions: Map<string, Interaction>): readonly Route[] {
  const { world } = context;
  /** @throws ApiError 10015 for a token nobody was given or that isn't acknowledged, 50027 after 15 minutes */
  const byToken = (applicationId: string, token: string): Interaction => {
    const interaction = [...interactions.values()].find((each) => each.token === token);
    if (applicationId !== world.applicationId || !interaction?.callback) throw unknownWebhook();
    if (world.now() - interaction.at > TOKEN_LIFE) throw new ApiError(401, 50027, "Invalid Webhook Token");
    return interaction;
  };
  const messageOf = (interaction: Interaction, id: string): APIMessage => {
    const message =
      id === "@original"
        ? interaction.original
        : interaction.followUps.concat(interaction.original ?? []).find((each) => each.id === id);
    if (!message || !world.messages.has(message.id)) throw unknownMessage();
    return message;
  };
  const webhook = "/webhooks/:id/:id";

  return [
    route(
      "POST",
      "/interactions/:id/:id/callback",
      (request, id: string, token: string) => {
        const interaction = interactions.get(id);
        if (!interaction || interaction.token !== token) throw unknownInteraction();
        return respond(context, interaction, request);
      },
      "token",
    ),
    route(
      "POST",
      webhook,
      ({ body, files }, application: string, token: string) =>
        followUp(context, byToken(application, token), body as MessageBody, files),
      "token",
    ),
    route(
      "GET",
      `${webhook}/messages/:id`,
      (_, application: string, token: string, id: string) => messageOf(byToken(application, token), id),
      "token",
    ),
    route(
      "PATCH",
      `${webhook}/messages/:id`,
      ({ body, files }, application: string, token: string, id: string) => {
        const interaction = byToken(application, token);
        const message = messageOf(interaction, id);
        return editMessage(context, message, body as MessageBody, files, interaction.attachmentLimit);
      },
      "token",
    ),
    route(
      "DELETE",
      `${webhook}/messages/:id`,
      (_, application: string, token: string, id: string) => {
        deleteMessage(context, messageOf(byToken(application, token), id));
      },
      "token",
    ),
  ];
}

/** The first response. @throws ApiError 40060 for a second one, 10062 after three seconds */
function respond(context: Context, interaction: Interaction, { body, files, query }: RestRequest): unknown {
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

  if (type === R.ChannelMessageWithSource) {
    const built = buildMessage(context, interaction.channelId, data, files, interaction.attachmentLimit);
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
    interaction.choices = checkChoices(data.choices ?? []);
  }
  interaction.callback = { type, at: world.now() };
  return query.get("with_response") === "true" ? callbackResponse(interaction) : undefined;
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

function followUp(
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
  const built = buildMessage(context, interaction.channelId, body, files, interaction.attachmentLimit);
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

function checkModal({ custom_id: customId = "", title = "", components = [] }: Partial<Modal>): Modal {
  if (customId.length < 1 || customId.length > 100) throw badLength("custom_id", 100);
  if (title.length < 1 || [...title].length > 45) throw badLength("title", 45);
  if (components.length < 1 || components.length > 5) throw badLength("components", 5);
  return { custom_id: customId, title, components };
}

function checkChoices(choices: NonNullable<Interaction["choices"]>): Interaction["choices"] {
  if (choices.length > 25) throw invalidForm("data.choices", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
  for (const { name, value } of choices) {
    if (name.length < 1 || [...name].length > 100) throw badLength("choices.0.name", 100);
    if (typeof value === "string" && [...value].length > 100) throw badLength("choices.0.value", 100);
  }
  return choices;
}

function badLength(field: string, most: number): ApiError {
  return invalidForm(`data.${field}`, "BASE_TYPE_BAD_LENGTH", `Must be between 1 and ${most} in length.`);
}
