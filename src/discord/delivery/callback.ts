import { Routes, type Interaction, type InteractionResponseType, type REST, type RawFile } from "discord.js";

/** The first response to an interaction: by its token and by REST alone, so that any process can give it. */
export async function respond(
  rest: Pick<REST, "post">,
  { id, token }: Pick<Interaction, "id" | "token">,
  body: { readonly type: InteractionResponseType; readonly data?: object },
  files: RawFile[] = [],
): Promise<void> {
  await rest.post(Routes.interactionCallback(id, token), { body, files, auth: false });
}
