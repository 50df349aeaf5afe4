import { MessageFlags, type Interaction, type Message } from "discord.js";
import type { Core } from "../core.ts";
import { isStoreFault, UserError } from "../errors.ts";
import { errorSentence } from "../locale/error.ts";
import { translator } from "../locale/translate.ts";
import type { Log } from "../log.ts";
import { unansweredOf, type TellClosed } from "./delivery/closed.ts";
import { isCode, isShut, UNKNOWN_INTERACTION } from "./discord-error.ts";
import { noteOwn, type Incidents } from "./job/incidents.ts";
import { CONTENT } from "./limits.ts";
import { NO_MENTIONS } from "./message/message.ts";
import { neutralise } from "./message/neutralise.ts";
import { shorten } from "./message/pages.ts";

export interface BoundaryOptions {
  readonly tellClosed: TellClosed;
  readonly incidents: Pick<Incidents, "note">;
  readonly isStoreAway: Core["isStoreAway"];
  readonly log: Log;
}

/** The bot's one boundary for errors before a job is accepted. */
export interface Boundary {
  /** They are the first response to an interaction, seen by the person alone. Never rejects. */
  readonly interaction: (interaction: Interaction, handle: () => Promise<void>) => Promise<void>;
  /** Nobody is told of one in a message: it may have been meant for others. Never rejects. */
  readonly message: (message: Message, handle: () => Promise<void>) => Promise<void>;
}

export function createBoundary({ tellClosed, incidents, isStoreAway, log }: BoundaryOptions): Boundary {
  return {
    async interaction(interaction, handle) {
      try {
        await handle();
      } catch (error) {
        // Where a thread is shut, the first response is refused, whatever it says.
        if (isShut(error)) return tellClosed(interaction.id, unansweredOf(interaction), error);
        // So does any word of it.
        if (isCode(error, [UNKNOWN_INTERACTION])) return noteLate(interaction);
        const content = sentence(error, interaction);
        await answer(interaction, content).catch((unsent: unknown) =>
          isShut(unsent)
            ? tellClosed(interaction.id, unansweredOf(interaction), unsent)
            : log.warn({ err: unsent }, "an error could not be told to the person"),
        );
      }
      return undefined;
    },
    async message(message, handle) {
      try {
        await handle();
      } catch (error) {
        note(error, message);
      }
    },
  };

  /** After an outage, when the gateway tells what happened meanwhile; Discord has told the person. */
  function noteLate({ id, createdTimestamp }: Interaction): void {
    log.warn({ interaction: id, ms: Date.now() - createdTimestamp }, "an interaction came too late to be answered");
  }

  function sentence(error: unknown, interaction: Interaction): string {
    const t = translator(interaction.locale);
    if (error instanceof UserError) return shorten(neutralise(errorSentence(error, t)), CONTENT);
    const isOfStore = isStoreFault(error) || isStoreAway(error);
    return t(isOfStore ? "notTaken" : "failure", { ref: note(error, interaction) });
  }

  /** Gives the reference by which it is found in the log. */
  function note(error: unknown, { id: job, guildId }: Interaction | Message): string {
    return noteOwn(error, { job, guildId, what: "a command failed before it was accepted" }, { incidents, log });
  }
}

async function answer(interaction: Interaction, content: string): Promise<void> {
  if (!interaction.isRepliable() || interaction.replied) return;
  const flags = [MessageFlags.Ephemeral, MessageFlags.SuppressEmbeds] as const;
  const message = { content, flags, allowedMentions: NO_MENTIONS };
  await (interaction.deferred ? interaction.followUp(message) : interaction.reply(message));
}
