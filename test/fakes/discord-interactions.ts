import { InteractionType } from "discord-api-types/v10";
import type {
  APIMessage,
  APIUser,
  ApplicationCommandOptionType,
  InteractionResponseType,
  MessageType,
} from "discord-api-types/v10";
import type { Choice } from "./discord-autocomplete.ts";
import { ApiError, unknownInteraction, unknownMessage, unknownWebhook } from "./discord-errors.ts";
import { deleteMessage, editMessage } from "./discord-messages.ts";
import type { MessageBody } from "./discord-message-body.ts";
import type { Context } from "./discord-messages.ts";
import type { Modal } from "./discord-modal-rules.ts";
import { followUp, respond } from "./discord-responses.ts";
import { route } from "./discord-router.ts";
import type { Route } from "./discord-router.ts";

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
  choices: readonly Choice[] | undefined;
  /** Of autocomplete: type of the option being typed, where it is registered. */
  readonly focusedType: ApplicationCommandOptionType | undefined;
}

const TOKEN_LIFE = 15 * 60 * 1000;

/** Routes that an interaction's token opens. */
export function interactionRoutes(context: Context, interactions: Map<string, Interaction>): readonly Route[] {
  const { world } = context;
  /** @throws ApiError 10015 for a token nobody was given, that isn't acknowledged or is of autocomplete, 50027 after 15 minutes */
  const byToken = (applicationId: string, token: string): Interaction => {
    const interaction = [...interactions.values()].find((each) => each.token === token);
    if (applicationId !== world.applicationId || !interaction?.callback) throw unknownWebhook();
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) throw unknownWebhook();
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
