import { setTimeout as sleep } from "node:timers/promises";
import { Status, type Client, type Message } from "discord.js";
import type { Config } from "../config.ts";
import type { JobHandler, Runner } from "../queue/runner.ts";
import type { CreateRunner } from "../queue/load.ts";
import type { Timing } from "../queue/options.ts";
import { createAccept } from "./job/accept.ts";
import { createActions } from "./press/actions.ts";
import { createAdmission } from "./job/admission.ts";
import { createBoundary } from "./boundary.ts";
import { createClient } from "./client.ts";
import type { Patience, Route } from "./connection/patience.ts";
import { createReconnects } from "./connection/reconnect.ts";
import { createTransport } from "./connection/transport.ts";
import type { Command, Services } from "./command/command.ts";
import { createChoose } from "./command/choose.ts";
import { createCompletion } from "./command/complete.ts";
import { laneOf } from "./thread/conversation.ts";
import { createDispatch } from "./dispatch.ts";
import { createManage, type ManageOptions } from "./manage/manage.ts";
import { createMissed } from "./thread/missed.ts";
import { overhear } from "./unasked/overhear.ts";
import { createPaste } from "./command/paste.ts";
import { createRush } from "./job/rush.ts";
import { createPresses } from "./press/press.ts";
import { createReach } from "./access/reach.ts";
import { createQuestions } from "./thread/question.ts";
import { registerCommands } from "./register.ts";
import { createShow } from "./press/show.ts";
import { createSources } from "./press/source.ts";
import type { Shard } from "./shards.ts";
import { createSubmit } from "./job/submit.ts";
import { createWork, type WorkOptions } from "./work.ts";
import { createUsualLanguage } from "./command/usual-language.ts";
import { watchInteractions } from "./watch/interactions.ts";
import { watchReconnects } from "./watch/reconnects.ts";

/** Milliseconds to close the gateway's connection in. */
const LEAVE = 3_000;

export interface BotOptions extends Omit<WorkOptions, "rest" | "config"> {
  readonly commands: readonly Command[];
  /** With `/api`, without a version. */
  readonly apiUrl: string;
  readonly config: Pick<Config, "budgetUsd" | "http" | "limits" | "model" | "retentionDays" | "servers">;
  /** Asks the model for a sign of life. */
  readonly lookAtModel: ManageOptions["lookAtModel"];
  readonly createRunner: CreateRunner;
  /** Of Discord's servers, where several processes share them. */
  readonly shard?: Shard | undefined;
  /** Of the queue. */
  readonly timing?: Timing | undefined;
  /** How long a request to Discord is worth waiting for, where it isn't as usual. */
  readonly patience?: ((route: Route) => Patience) | undefined;
}

export interface Bot {
  readonly client: Client;
  /** Whether the gateway is heard. */
  readonly isConnected: () => boolean;
  readonly load: Runner["load"];
  /**
   * Logs in, takes up what an earlier process left, registers changed commands. Rejects where Discord refuses; `onClosed`
   * is told the code with which it ends a connection for good later on.
   */
  readonly start: (
    token: string,
    onClosed?: (code: number) => void,
  ) => Promise<{ readonly applicationId: string; readonly registered: boolean }>;
  /** Takes nothing new, lets running jobs end, and leaves. */
  readonly close: (drain?: number) => Promise<void>;
}

export function createBot(options: BotOptions): Bot {
  const { core, commands, apiUrl, messageContent, config, createRunner, lookAtModel, log, now = Date.now } = options;
  const { timing, onStep, patience, telemetry } = options;
  const watch = watchInteractions(telemetry);
  const reconnects = watchReconnects(createReconnects({ log }), telemetry);
  const transport = watch.transport(createTransport({ log, patience }));
  const client = createClient({ apiUrl, messageContent, transport, reconnects, shard: options.shard });
  const { rest } = client;
  const work = createWork({ ...options, rest });
  const { deliver, openThread, citations, viewOf, tellClosed, incidents } = work;
  const { conversations, lastSeen } = core;
  const admission = createAdmission({ core, servers: config.servers });
  const rush = createRush();
  const handler: JobHandler = {
    ...work.handler,
    perform: (...given) => rush.over().then(() => work.handler.perform(...given)),
  };
  const shares = config.limits && { person: config.limits["person-at-once"], server: config.limits["server-at-once"] };
  const runner = createRunner({ handler, laneOf, shares, log, now, timing, onStep });
  const reach = createReach(core);
  const accept = createAccept({ limits: core.limits, runner, reach });
  const submit = createSubmit(accept, core.settings, now);
  const paste = createPaste({ requests: core.cache.requests, submit });
  const { take, ...manage } = createManage({
    core,
    config,
    rest,
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
    completion: createCompletion(core, reach),
    manage,
  };
  const actions = createActions({ core, runner, submit });
  const presses = createPresses({
    core,
    services,
    paste,
    choose,
    actions,
    sources: createSources(core, reach),
    citations,
    viewOf,
    reach,
    show: createShow({ cache: core.cache, deliver, runner, reach, citations, viewOf, now }),
  });
  const questions = createQuestions({ store: core, accept, deliver, tellClosed, admission, messageContent });
  const boundary = createBoundary({ tellClosed, incidents, isStoreAway: core.isStoreAway, log });
  const takeMessage = (message: Message) => boundary.message(message, () => questions(message));
  const missed = createMissed({ client, lastSeen, take: takeMessage, log, now });
  const dispatch = watch.dispatch(
    createDispatch({ commands, services, presses, take, admission, claims: core.claims, log }),
  );

  client.on(
    "interactionCreate",
    (interaction) => void rush.during(boundary.interaction(interaction, () => dispatch(interaction))),
  );
  client.on("messageCreate", (message) => void missed.looked(message.channelId).then(() => takeMessage(message)));
  const overheard = messageContent
    ? overhear(client, { core, runner, accept, admission, openThread, usualLanguage, log })
    : undefined;
  client.on("error", (error) => log.error({ err: error }, "discord client"));
  client.on("shardError", (error) => log.warn({ why: error.message }, "the gateway failed"));
  client.on("shardDisconnect", (event) => log.warn({ code: event.code }, "the gateway closed the connection"));

  return {
    client,
    // Once it was ready, the client says so also while it isn't connected.
    isConnected: () => client.isReady() && client.ws.shards.every(({ status }) => status === Status.Ready),
    load: runner.load,
    async start(token, onClosed = () => undefined) {
      const ready = new Promise<Client<true>>((resolve) => client.once("clientReady", resolve));
      await client.login(token);
      // discord.js gives up after this: a new token, another intent. A bot that hears nothing must not seem to run.
      client.once("shardDisconnect", ({ code }) => onClosed(code));
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
      // Typed questions are found again afterwards; who asks by a command is told by the runner.
      client.removeAllListeners("messageCreate");
      overheard?.stop();
      missed.stop();
      await runner.close(drain);
      client.removeAllListeners("interactionCreate");
      // The manager of several shards, whom discord.js tells of this, may have let go already.
      client.removeAllListeners("shardDisconnect");
      reconnects.stop();
      // A client that is just identifying never finishes leaving.
      await Promise.race([client.destroy(), sleep(LEAVE, undefined, { ref: false })]);
    },
  };
}
