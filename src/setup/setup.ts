import { checkLine } from "../doctor/check.ts";
import { discordFailure } from "../doctor/application.ts";
import { checkModels } from "../doctor/model.ts";
import { inviteLinks } from "../discord/access/permissions.ts";
import { setup as texts } from "../locale/setup.ts";
import { fill } from "../locale/fill.ts";
import { start } from "../locale/terminal.ts";
import { askForBot, settleBot, type Bot, type Step } from "./bot.ts";
import { settleCommands } from "./commands.ts";
import { Stopped, Unanswered } from "./dialogue.ts";
import { sayHello } from "./hello.ts";
import { askForModel } from "./model.ts";
import { chooseServer } from "./server.ts";

/** `unfinished`: something is still to be mended. */
export type Ending = "done" | "unfinished" | "stopped" | "unanswered";

/** The set-up from its first question to its last word. Throws ConfigError. */
export async function setup(step: Step): Promise<Ending> {
  const { dialogue, signal } = step;
  try {
    return await steps(step);
  } catch (error) {
    if (error instanceof Unanswered) {
      dialogue.say(fill(texts.unanswered, { question: error.question }));
      return "unanswered";
    }
    if (!(error instanceof Stopped) && !signal.aborted) throw error;
    dialogue.say(texts.stopped);
    return "stopped";
  }
}

async function steps(step: Step): Promise<Ending> {
  const { dialogue } = step;
  dialogue.say(texts.intro);
  const bot = await askForBot(step);
  if (typeof bot === "object") await settleBot(step, bot);
  const isModelWell = await askForModel(step, checkModels);
  const isBotWell = typeof bot === "object" ? await introduce(step, bot) : bot === "later";
  const well = bot === "later" ? texts.doneWithoutDiscord : texts.done;
  dialogue.say(isModelWell && isBotWell ? well : texts.unfinished);
  return isModelWell && isBotWell ? "done" : "unfinished";
}

/** Commands, invites, a server, a hello; true where Discord let it all be done. */
async function introduce({ dialogue, settings, signal }: Step, bot: Bot): Promise<boolean> {
  const config = settings.configWith({});
  try {
    dialogue.say(checkLine(await settleCommands(config, bot)));
    const links = inviteLinks(bot.application.applicationId);
    dialogue.say(
      `${fill(start.inviteServer, { link: links.server })}\n${fill(start.inviteUser, { link: links.user })}`,
    );
    const server = await chooseServer(dialogue, bot.rest, signal);
    if (server) await sayHello(dialogue, bot, server);
    return true;
  } catch (error) {
    if (signal.aborted || error instanceof Stopped || error instanceof Unanswered) throw error;
    dialogue.say(checkLine(discordFailure(error, config.discord.apiUrl)));
    return false;
  }
}
