import {
  InteractionResponseType,
  PermissionFlagsBits,
  Routes,
  type ButtonInteraction,
  type StringSelectMenuInteraction,
} from "discord.js";
import type { Core } from "../../core.ts";
import { UserError } from "../../errors.ts";
import type { Input, Request } from "../../job.ts";
import { parseLanguage } from "../../locale/language.ts";
import type { Runner } from "../../queue/runner.ts";
import type { Result } from "../../task/result.ts";
import { isForOneself } from "../access/eyes.ts";
import type { Draft, Services } from "../command/command.ts";
import { respond } from "../delivery/callback.ts";
import type { Press } from "../message/custom-id.ts";

type Pressed = ButtonInteraction | StringSelectMenuInteraction;

/** What is said of the press itself: the message stays as it is for now. */
const UNCHANGED = { type: InteractionResponseType.DeferredMessageUpdate };

export interface ActionOptions {
  readonly core: Pick<Core, "cache">;
  readonly runner: Pick<Runner, "cancel">;
  readonly submit: Services["submit"];
}

/** What buttons do with a job that their message names, however long ago it was done. */
export function createActions({ core, runner, submit }: ActionOptions) {
  return { again, retry, agree, cancel, remove, length, language, beside };

  /** Reads the page again and makes all anew. */
  async function again(interaction: Pressed, job: string): Promise<void> {
    await submit(interaction, { ...asked(interaction, await requested(job)), fresh: "page" });
  }

  /** Makes anew what came out wrong, in place of it. */
  async function retry(interaction: Pressed, job: string): Promise<void> {
    const request = await requested(job);
    mayChange(interaction, request.userId);
    await submit(interaction, { ...asked(interaction, request), fresh: "result", inPlace: true });
  }

  async function agree(interaction: Pressed, job: string): Promise<void> {
    const request = await requested(job);
    mayChange(interaction, request.userId);
    const { fresh } = request;
    const draft = { ...asked(interaction, request), agreed: true, inPlace: true };
    await submit(interaction, fresh ? { ...draft, fresh } : draft);
  }

  /** The job itself says that it was cancelled. */
  async function cancel(interaction: Pressed, job: string): Promise<void> {
    // A moderator may stop what their own channel shows, whatever other job is named.
    const isTheirs = isModerator(interaction) && interaction.component;
    const outcome = await runner.cancel(job, isTheirs ? undefined : interaction.user.id);
    if (outcome === "foreign") throw new UserError("not_yours");
    await respond(interaction.client.rest, interaction, UNCHANGED);
  }

  /** Takes the message away; what was made stays in the cache. */
  async function remove(interaction: Pressed, job: string): Promise<void> {
    // Who may take away one message must not name it under another.
    if (!interaction.component) throw new UserError("result_expired");
    const request = (await core.cache.requests.get(job))?.data;
    mayChange(interaction, request?.userId);
    const { rest } = interaction.client;
    await respond(rest, interaction, UNCHANGED);
    await rest.delete(Routes.webhookMessage(interaction.applicationId, interaction.token, "@original"), {
      auth: false,
    });
  }

  async function length(interaction: Pressed, press: Press & { kind: "length" }): Promise<void> {
    const draft = await ofResult(interaction, press.job);
    await submit(interaction, { ...draft, options: { ...draft.options, length: press.length } });
  }

  async function language(interaction: StringSelectMenuInteraction, job: string): Promise<void> {
    const to = parseLanguage(interaction.values[0] ?? "");
    if (to === undefined) throw new UserError("result_expired");
    const draft = await ofResult(interaction, job);
    await submit(interaction, { ...draft, options: { ...draft.options, to } });
  }

  async function beside(interaction: Pressed, job: string): Promise<void> {
    await submit(interaction, { ...(await ofResult(interaction, job)), task: "translate", beside: true });
  }

  async function requested(job: string): Promise<Request> {
    const request = await core.cache.requests.get(job);
    if (!request) throw new UserError("result_expired");
    return request.data;
  }

  /** The same of the article that is shown, which may have changed on its page since. */
  async function ofResult(interaction: Pressed, job: string): Promise<Draft> {
    const shown = await core.cache.shown.get(job);
    const { task, options } = await requested(job);
    if (!shown) throw new UserError("result_expired");
    const result: Result = shown.data;
    return draftOf(interaction, task, { kind: "article", id: result.article.id }, { ...options, to: result.to });
  }
}

/** The same again, for whoever pressed. */
function asked(interaction: Pressed, { task, options, input, beside = false }: Request): Draft {
  if (!input) throw new UserError("result_expired");
  return { ...draftOf(interaction, task, input, options), beside };
}

function draftOf(interaction: Pressed, task: Draft["task"], input: Input, options: Draft["options"]): Draft {
  return { task, input, options, private: isForOneself(interaction.message) };
}

/** Throws not_yours for all but who asked and moderators; a message for one person's eyes is that person's. */
function mayChange(interaction: Pressed, owner: string | undefined): void {
  const isOwn = isForOneself(interaction.message) || interaction.user.id === owner;
  if (!isOwn && !isModerator(interaction)) throw new UserError("not_yours");
}

/** Of the channel: Discord tells what its member may do there. */
function isModerator({ memberPermissions, channel }: Pressed): boolean {
  const { ManageMessages, ManageThreads } = PermissionFlagsBits;
  const moderating = channel?.isThread() ? [ManageMessages, ManageThreads] : [ManageMessages];
  return moderating.some((permission) => memberPermissions?.has(permission) ?? false);
}
