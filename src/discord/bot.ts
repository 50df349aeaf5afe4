import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { MessageFlags, type Client, type Interaction, type Message } from "discord.js";
import type { Config } from "../config.ts";
import type { Core } from "../core.ts";
import { UserError } from "../errors.ts";
import { errorSentence } from "../locale/error.ts";
import { english, translator, type Translate } from "../locale/translate.ts";
import type { Log } from "../log.ts";
import { createSqliteRunner } from "../queue/sqlite.ts";
import { createActions } from "./actions.ts";
import { createAdmission } from "./admission.ts";
import { createClient } from "./client.ts";
import type { Command, Services } from "./command.ts";
import { createChoose } from "./choose.ts";
import { createCompletion } from "./complete.ts";
import { createCitations, type ReaderPage } from "./citation.ts";
import { createTellClosed, unansweredOf } from "./closed.ts";
import { laneOf } from "./conversation.ts";
import { createDeliver } from "./deliver.ts";
import { isShut } from "./discord-error.ts";
import { createDispatch } from "./dispatch.ts";
import { createIncidents } from "./incidents.ts";
import { createManage, type ManageOptions } from "./manage/manage.ts";
import { NO_MENTIONS } from "./message.ts";
import { createMissed } from "./missed.ts";
import { neutralise } from "./neutralise.ts";
import { overhear } from "./overhear.ts";
import { createPaste } from "./paste.ts";
import { createPerform } from "./perform.ts";
import { createPresses } from "./press.ts";
import { createQuestions } from "./question.ts";
import { registerCommands } from "./register.ts";
import { createSources } from "./source.ts";
import { createSubmit } from "./submit.ts";
import { createOpenThread } from "./thread.ts";
import { createUsualLanguage } from "./usual-language.ts";

/** Milliseconds to close the gateway's connection in. */
const LEAVE = 3_000;

export interface BotOptions {
  readonly core: Core;
  readonly commands: readonly Command[];
  /** With `/api`, without a version. */
  readonly apiUrl: string;
  /** The message content intent is switched on for the application, so that threads can be read. */
  readonly messageContent: boolean;
  /** Where results are served as pages; nowhere if absent. */
  readonly readerPage?: ReaderPage;
  readonly config: Pick<Config, "budgetUsd" | "http" | "model" | "retentionDays">;
  /** Asks the model for a sign of life. */
  readonly lookAtModel: ManageOptions["lookAtModel"];
  readonly log: Log;
  readonly now?: () => number;
}

export interface Bot {
  readonly client: Client;
  /** Logs in, takes up what an earlier process left, registers changed commands. Rejects where Discord refuses. */
  readonly start: (token: string) => Promise<{ readonly applicationId: string; readonly registered: boolean }>;
  /** Takes nothing new, lets running jobs end, and leaves. */
  readonly close: (drain?: number) => Promise<void>;
}

export function createBot(options: BotOptions): Bot {
  const { core, commands, apiUrl, messageContent, readerPage, config, lookAtModel, log, now = Date.now } = options;
  const client = createClient(apiUrl, messageContent);
  const deliver = createDeliver({ rest: client.rest, now, log });
  const { anchors, conversations, lastSeen } = core;
  const openThread = createOpenThread({ rest: client.rest, deliver, store: core, messageContent });
  const citations = createCitations({ anchors, readerPage });
  const tellClosed = createTellClosed({ deliver, lastSeen, log });
  const admission = createAdmission({ core, budgetUsd: config.budgetUsd, now });
  const incidents = createIncidents(now);
  const perform = createPerform({
    core,
    deliver,
    openThread,
    citations,
    readerPage,
    tellClosed,
    admission,
    incidents,
    messageContent,
    log,
    now,
  });
  const handler = { acknowledge: deliver.acknowledge, perform };
  const runner = createSqliteRunner({ database: core.database, handler, laneOf, log, now });
  const submit = createSubmit(runner, core.settings, now);
  const paste = createPaste({ requests: core.cache.requests, submit });
  const { take, ...manage } = createManage({
    core,
    config,
    rest: client.rest,
    runner,
    admission,
    incidents,
    commands,
    messageContent,
    lookAtModel,
    log,
    now,
  });
  const usualLanguage = createUsualLanguage(core.settings);
  const choose = createChoose({ requests: core.cache.requests, submit, usualLanguage });
  const services: Services = {
    submit,
    request: paste.request,
    onMessage: choose.command,
    conversations,
    usualLanguage,
    completion: createCompletion(core),
    manage,
  };
  const actions = createActions({ core, runner, submit });
  const presses = createPresses({
    core,
    services,
    paste,
    choose,
    actions,
    sources: createSources(core),
    citations,
    now,
  });
  const questions = createQuestions({ store: core, runner, deliver, tellClosed, admission, messageContent });
  const missed = createMissed({ client, lastSeen, take: messageBoundary, log, now });
  const dispatch = createDispatch({ commands, services, presses, take, admission, log });

  client.on("interactionCreate", (interaction) => void interactionBoundary(interaction));
  client.on("messageCreate", (message) => void missed.looked(message.channelId).then(() => messageBoundary(message)));
  const overheard = messageContent
    ? overhear(client, { core, runner, admission, openThread, usualLanguage, log })
    : undefined;
  client.on("error", (error) => log.error({ err: error }, "discord client"));
  client.on("shardDisconnect", (event) => log.warn({ code: event.code }, "the gateway closed the connection"));

  return {
    client,
    async start(token) {
      const ready = new Promise<Client<true>>((resolve) => client.once("clientReady", resolve));
      await client.login(token);
      const { application } = await ready;
      runner.recover();
      void missed.look();
      // A session that couldn't be resumed has missed what was said since.
      client.on("shardReady", () => void missed.look());
      return {
        applicationId: application.id,
        registered: await registerCommands(client.rest, application.id, commands, core.cache.facts),
      };
    },
    async close(drain) {
      client.removeAllListeners("interactionCreate").removeAllListeners("messageCreate");
      overheard?.stop();
      missed.stop();
      await runner.close(drain);
      // A client that is just identifying never finishes leaving.
      await Promise.race([client.destroy(), sleep(LEAVE, undefined, { ref: false })]);
    },
  };

  /** The bot's one boundary for errors before a job is accepted: they are the first response, seen by the person alone. */
  async function interactionBoundary(interaction: Interaction): Promise<void> {
    try {
      await dispatch(interaction);
    } catch (error) {
      // Where a thread is shut, the first response is refused, whatever it says.
      if (isShut(error)) return tellClosed(interaction.id, unansweredOf(interaction), error);
      const t = translator(interaction.locale);
      const content =
        error instanceof UserError ? neutralise(errorSentence(error, t)) : unexpected(error, interaction, t);
      await answer(interaction, content).catch((unsent: unknown) =>
        isShut(unsent)
          ? tellClosed(interaction.id, unansweredOf(interaction), unsent)
          : log.warn({ err: unsent }, "an error could not be told to the person"),
      );
    }
  }

  async function answer(interaction: Interaction, content: string): Promise<void> {
    if (!interaction.isRepliable() || interaction.replied) return;
    const message = { content, flags: MessageFlags.Ephemeral as const, allowedMentions: NO_MENTIONS };
    await (interaction.deferred ? interaction.followUp(message) : interaction.reply(message));
  }

  async function messageBoundary(message: Message): Promise<void> {
    try {
      await questions(message);
    } catch (error) {
      unexpected(error, message, english);
    }
  }

  function unexpected(error: unknown, { id: job, guildId }: Interaction | Message, t: Translate): string {
    const ref = randomUUID().slice(0, 8);
    incidents.note(guildId, { code: "unexpected", ref });
    log.error({ err: error, job, ref }, "a command failed before it was accepted");
    return t("failure", { ref });
  }
}
