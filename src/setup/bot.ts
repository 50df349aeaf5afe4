import {
  checkInstallation,
  checkToken,
  discordFailure,
  lookAtApplication,
  type Application,
} from "../doctor/application.ts";
import { checkLine, type Check } from "../doctor/check.ts";
import { createRest, type Rest } from "../doctor/rest.ts";
import { setup as texts } from "../locale/setup.ts";
import { fill } from "../locale/fill.ts";
import { tokenProblem } from "../token.ts";
import type { Dialogue } from "./dialogue.ts";
import { MODELLESS, type Settings } from "./settings.ts";

/** What the steps of the set-up have in common. */
export interface Step {
  readonly dialogue: Dialogue;
  readonly settings: Settings;
  readonly signal: AbortSignal;
}

/** A bot that Discord knows. */
export interface Bot {
  readonly rest: Rest;
  readonly application: Application;
}

/**
 * Asks for the bot's token until Discord accepts one. “later” where none is given; “unreachable” where Discord can't
 * tell, which keeps the token.
 */
export async function askForBot({ dialogue, settings, signal }: Step): Promise<Bot | "later" | "unreachable"> {
  dialogue.say(texts.tokenWhere);
  for (;;) {
    const kept = settings.get("DISCORD_TOKEN");
    const token = (await dialogue.secret(kept ? texts.tokenKept : texts.token)) || kept;
    if (token === undefined) {
      dialogue.say(texts.withoutDiscord);
      return "later";
    }
    const problem = tokenProblem(token);
    const found = problem === undefined ? await lookAt(token) : { name: "discord token", detail: problem };
    if ("application" in found) {
      settings.save({ DISCORD_TOKEN: token });
      return found;
    }
    const check: Check = { status: "failed", ...found };
    dialogue.say(checkLine(check));
    if (check.name === "discord") {
      settings.save({ DISCORD_TOKEN: token });
      return "unreachable";
    }
  }

  async function lookAt(token: string): Promise<Bot | Check> {
    const { discord } = settings.configWith({ ...MODELLESS, DISCORD_TOKEN: token });
    const rest = createRest(discord, { signal });
    try {
      return { rest, application: await lookAtApplication(rest) };
    } catch (error) {
      signal.throwIfAborted();
      return discordFailure(error, discord.apiUrl);
    }
  }
}

/** Says what the bot is, and asks how it answers in threads where that is a question. */
export async function settleBot({ dialogue, settings }: Step, { application }: Bot): Promise<void> {
  dialogue.say(checkLine(checkToken(application)));
  dialogue.say(checkLine(checkInstallation(application)));
  const chosen = settings.get("DISCORD_MESSAGE_CONTENT");
  if (application.messageContent) {
    if (chosen === undefined) settings.save({ DISCORD_MESSAGE_CONTENT: await wanted(dialogue) });
    return;
  }
  const page = `https://discord.com/developers/applications/${application.applicationId}/bot`;
  const isRefused = chosen !== undefined && chosen !== "off";
  if (isRefused) settings.save({ DISCORD_MESSAGE_CONTENT: "off" });
  const detail = isRefused ? texts.typingRefused : texts.typingOff;
  dialogue.say(checkLine({ name: "intents", status: "off", detail, fix: fill(texts.typingHow, { page }) }));
}

function wanted(dialogue: Dialogue): Promise<"on" | "off"> {
  return dialogue.choose(texts.typing, [
    { value: "on", label: texts.typingYes },
    { value: "off", label: texts.typingNo },
  ]);
}
