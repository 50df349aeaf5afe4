import manifest from "../../package.json" with { type: "json" };
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Config } from "../config.ts";
import { loadCommands } from "../discord/load.ts";
import { doctor as texts, start } from "../locale/terminal.ts";
import { fill } from "../locale/locale.ts";
import { CHECK_TIMEOUT, reason, type Check } from "./check.ts";

/** GATEWAY_MESSAGE_CONTENT, for bots in many servers, and its LIMITED form (application flags). */
const MESSAGE_CONTENT_FLAGS = (1 << 18) | (1 << 19);

/** Discord refuses clients that don't call themselves a bot so. */
const USER_AGENT = `DiscordBot (https://github.com/dragoman-bot/dragoman, ${manifest.version})`;

const User = z.object({ username: z.string() });
const Application = z.object({
  id: z.string(),
  name: z.string().optional(),
  flags: z.number().default(0),
  integration_types_config: z.record(z.string(), z.unknown()).nullish(),
});

/** Token accepted; intents and installation as needed; commands registered and current. */
export async function checkDiscord(discord: NonNullable<Config["discord"]>): Promise<Check[]> {
  const get = async (path: string): Promise<unknown> => {
    const response = await fetch(`${discord.apiUrl}/v10${path}`, {
      headers: { authorization: `Bot ${discord.token}`, "user-agent": USER_AGENT },
      signal: AbortSignal.timeout(CHECK_TIMEOUT),
    });
    if (!response.ok) throw new Refused(response.status);
    return response.json();
  };
  try {
    const user = User.parse(await get("/users/@me"));
    const application = Application.parse(await get("/applications/@me"));
    const registered = await get(`/applications/${application.id}/commands`);
    return [
      { name: "discord token", status: "ok", detail: user.username },
      checkIntents(application.flags, discord.messageContent),
      checkInstallation(application.integration_types_config ?? undefined, application.id),
      await checkCommands(registered),
    ];
  } catch (error) {
    return [failed(error, discord.apiUrl)];
  }
}

class Refused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`HTTP ${status}`);
    this.status = status;
  }
}

function failed(error: unknown, apiUrl: string): Check {
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

function checkIntents(flags: number, wanted: boolean): Check {
  const allowed = (flags & MESSAGE_CONTENT_FLAGS) !== 0;
  if (!wanted) return { name: "intents", status: "ok", detail: allowed ? texts.intentUnused : texts.intentOff };
  if (allowed) return { name: "intents", status: "ok", detail: texts.intentOn };
  return { name: "intents", status: "failed", detail: texts.intentMissing, fix: start.intentRefused };
}

function checkInstallation(types: Record<string, unknown> | undefined, id: string): Check {
  const missing = ["0", "1"].filter((type) => types !== undefined && !(type in types));
  if (missing.length === 0) return { name: "installation", status: "ok", detail: texts.installation };
  const page = `https://discord.com/developers/applications/${id}/installation`;
  return {
    name: "installation",
    status: "failed",
    detail: texts.installationPart,
    fix: fill(texts.installationFix, { page }),
  };
}

async function checkCommands(registered: unknown): Promise<Check> {
  const theirs = Array.isArray(registered) ? (registered as { name?: string; type?: number }[]) : [];
  const ours = (await loadCommands()).map((command) => command.data);
  const stale = ours.filter((command) => !theirs.some((other) => holds(other, command)));
  if (stale.length === 0 && theirs.length === ours.length) {
    return { name: "commands", status: "ok", detail: fill(texts.commands, { count: ours.length }) };
  }
  const detail = fill(texts.commandsStale, { stale: stale.length, registered: theirs.length });
  return { name: "commands", status: "failed", detail, fix: texts.commandsFix };
}

/** True where `theirs` has all that `ours` says; Discord adds ids and defaults of its own. */
function holds(theirs: unknown, ours: unknown): boolean {
  if (Array.isArray(ours)) {
    return (
      Array.isArray(theirs) && theirs.length === ours.length && ours.every((item, index) => holds(theirs[index], item))
    );
  }
  if (typeof ours !== "object" || ours === null) return isDeepStrictEqual(theirs, ours);
  if (typeof theirs !== "object" || theirs === null) return false;
  return Object.entries(ours).every(([key, value]) => {
    const other: unknown = (theirs as Record<string, unknown>)[key];
    const empty = Array.isArray(value) && value.length === 0 && other === undefined;
    return empty || holds(other, value);
  });
}
