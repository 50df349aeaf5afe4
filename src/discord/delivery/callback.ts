import { Routes, type Interaction, type InteractionResponseType, type REST, type RawFile } from "discord.js";

type Responding = Pick<Interaction, "id" | "token">;
type Response = { readonly type: InteractionResponseType; readonly data?: object };

/** The first response to an interaction: by its token and by REST alone, so that any process can give it. */
export async function respond(
  rest: Pick<REST, "post">,
  { id, token }: Responding,
  body: Response,
  files: RawFile[] = [],
): Promise<void> {
  await rest.post(Routes.interactionCallback(id, token), { body, files, auth: false });
}

/** The same; gives the id of the message that it makes, or is about. */
export async function defer(
  rest: Pick<REST, "post">,
  { id, token }: Responding,
  body: Response,
): Promise<string | undefined> {
  const query = new URLSearchParams({ with_response: "true" });
  const responded = await rest.post(Routes.interactionCallback(id, token), { body, query, auth: false });
  return (responded as Deferred | undefined)?.interaction?.response_message_id;
}

interface Deferred {
  readonly interaction?: { readonly response_message_id?: string };
}
