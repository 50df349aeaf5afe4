import { z } from "zod";
import { doctor as texts } from "../locale/doctor.ts";
import { fill } from "../locale/fill.ts";
import { start } from "../locale/terminal.ts";
import { reason, type Check } from "./check.ts";
import { Refused, type Rest } from "./rest.ts";

/** GATEWAY_MESSAGE_CONTENT, for bots in many servers, and its LIMITED form (application flags). */
const MESSAGE_CONTENT_FLAGS = (1 << 18) | (1 << 19);

/** The bot behind a token, and what its application is set to on Discord's pages. */
export interface Application {
  readonly applicationId: string;
  readonly botId: string;
  readonly botName: string;
  /** Messages in servers may be read. */
  readonly messageContent: boolean;
  /** It can be added to servers and to accounts. */
  readonly installs: boolean;
}

const User = z.object({ id: z.string(), username: z.string() });
const Data = z.object({
  id: z.string(),
  flags: z.number().default(0),
  integration_types_config: z.record(z.string(), z.unknown()).nullish(),
});

/** Throws Refused, or what the network throws: see `discordFailure`. */
export async function lookAtApplication(rest: Rest): Promise<Application> {
  const user = User.parse(await rest.get("/users/@me"));
  const { id, flags, integration_types_config: types } = Data.parse(await rest.get("/applications/@me"));
  return {
    applicationId: id,
    botId: user.id,
    botName: user.username,
    messageContent: (flags & MESSAGE_CONTENT_FLAGS) !== 0,
    installs: !types || ["0", "1"].every((type) => type in types),
  };
}

export function checkToken({ botName }: Application): Check {
  return { name: "discord token", status: "ok", detail: botName };
}

export function checkIntents({ messageContent }: Application, wanted: boolean): Check {
  if (!wanted) return { name: "intents", status: "ok", detail: messageContent ? texts.intentUnused : texts.intentOff };
  if (messageContent) return { name: "intents", status: "ok", detail: texts.intentOn };
  return { name: "intents", status: "failed", detail: texts.intentMissing, fix: start.intentRefused };
}

export function checkInstallation({ installs, applicationId }: Application): Check {
  if (installs) return { name: "installation", status: "ok", detail: texts.installation };
  const page = `https://discord.com/developers/applications/${applicationId}/installation`;
  return {
    name: "installation",
    status: "failed",
    detail: texts.installationPart,
    fix: fill(texts.installationFix, { page }),
  };
}

/** What a failed request to Discord says of the token, the network or the address. */
export function discordFailure(error: unknown, apiUrl: string): Check {
  if (error instanceof Refused && error.status === 401) {
    return { name: "discord token", status: "failed", detail: texts.tokenRefused, fix: start.tokenRefused };
  }
  return {
    name: "discord",
    status: "failed",
    detail: reason(error),
    fix: fill(texts.unreachable, { address: apiUrl }),
  };
}
