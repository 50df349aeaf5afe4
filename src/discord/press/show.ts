import { InteractionResponseType, type ButtonInteraction } from "discord.js";
import type { Core } from "../../core.ts";
import { UserError } from "../../errors.ts";
import type { ReplyTo } from "../../job.ts";
import type { Runner } from "../../queue/runner.ts";
import { errorSentence } from "../../locale/error.ts";
import { translator } from "../../locale/translate.ts";
import { isForOneself } from "../access/eyes.ts";
import { isMember, localeOf } from "../access/member.ts";
import type { Reach } from "../access/reach.ts";
import { respond } from "../delivery/callback.ts";
import type { Deliver } from "../delivery/deliver.ts";
import type { Pressed } from "../delivery/delivery.ts";
import { ofInteraction } from "../delivery/destination.ts";
import { expiryOf } from "../delivery/life.ts";
import { renderEnding } from "../job/ending.ts";
import { showRow } from "../message/buttons.ts";
import { renderEdition } from "../message/beside.ts";
import { request, sentence, type Message } from "../message/message.ts";
import { sendInAnyForm } from "../message/plain.ts";
import { renderResult } from "../message/render.ts";
import type { ViewOf } from "../message/view.ts";
import type { Citations } from "../thread/citation.ts";

export interface ShowOptions {
  readonly cache: Core["cache"];
  readonly deliver: Pick<Deliver, "underWay">;
  readonly runner: Pick<Runner, "isOpen">;
  readonly reach: Pick<Reach, "job">;
  readonly citations: Citations;
  readonly viewOf: ViewOf;
  readonly now: () => number;
}

/**
 * Shows what came of a job whose own interaction was too short for it, in place of the message that says so. What is still
 * under way goes on there.
 */
export type Show = (interaction: ButtonInteraction, job: string) => Promise<void>;

export function createShow({ cache, deliver, runner, reach, citations, viewOf, now }: ShowOptions): Show {
  return async (interaction, job) => {
    const line = deliver.underWay(job);
    // A button that its message really has names a job that was shown there.
    const isHere = Boolean(interaction.component);
    if (!line && isHere && (await runner.isOpen(job))) return stillWaiting(interaction, job);
    await (line ? mayTake(interaction, line.to()) : reach.job(interaction, job));
    const { rest } = interaction.client;
    await respond(rest, interaction, { type: InteractionResponseType.DeferredMessageUpdate });
    const pressed = pressedBy(interaction, now());
    if (await line?.resume(pressed)) return;
    const { applicationId, channelId, user, locale } = interaction;
    const place = { applicationId, channelId, userId: user.id, locale, private: false, inPlace: true };
    const destination = ofInteraction({ ...place, ...pressed }, { rest, now });
    await sendInAnyForm(await outcome(interaction, job), destination.finish);
  };

  async function outcome(interaction: ButtonInteraction, job: string): Promise<Message> {
    const asked = (await cache.requests.get(job))?.data;
    const own = asked?.private ?? true;
    const locale = localeOf(interaction, own);
    const shown = (await cache.shown.get(job))?.data;
    if (shown) {
      const showing = { job, guildId: interaction.guildId, locale, private: own, length: asked?.options.length };
      const view = { ...(await viewOf(showing, shown)), cite: await citations.ofJob(job) };
      const edition = (await cache.editions.get(job))?.data;
      return edition ? renderEdition({ edition, results: [shown] }, view) : renderResult(shown, view);
    }
    const t = translator(locale);
    if (!asked?.ending || !asked.input) return sentence(errorSentence(new UserError("result_expired"), t));
    return renderEnding({ id: job, input: asked.input }, asked.ending, t);
  }
}

/** Another process has it: what comes of it is there for a later press. */
async function stillWaiting(interaction: ButtonInteraction, job: string): Promise<void> {
  const t = translator(localeOf(interaction, isForOneself(interaction.message)));
  const message = sentence(t("late.press", { button: t("buttons.show") }), showRow(job, t));
  const { body } = request(message);
  await respond(interaction.client.rest, interaction, { type: InteractionResponseType.UpdateMessage, data: body });
}

/** Throws result_expired: nobody learns what is under way elsewhere. */
function mayTake({ channelId, user }: ButtonInteraction, to: ReplyTo): void {
  const isTheirs = to.channelId === channelId && (!to.private || to.userId === user.id);
  if (!isTheirs) throw new UserError("result_expired");
}

function pressedBy(interaction: ButtonInteraction, now: number): Pressed {
  const { id, token, message } = interaction;
  return { member: isMember(interaction), interaction: { id, token, expires: expiryOf(now), messageId: message.id } };
}
