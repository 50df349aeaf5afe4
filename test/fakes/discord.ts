import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { APIApplicationCommand, APIMessage, APIUser } from "discord-api-types/v10";
import { applicationRoutes } from "./discord-applications.ts";
import { messageRoutes } from "./discord-channel-messages.ts";
import { channelRoutes } from "./discord-channels.ts";
import { commandRoutes } from "./discord-commands.ts";
import { textOf } from "./discord-components.ts";
import { createFaults } from "./discord-faults.ts";
import type { Faults } from "./discord-faults.ts";
import { createGateway } from "./discord-gateway.ts";
import type { Drop, Gateway, Login } from "./discord-gateway.ts";
import { guildRoutes } from "./discord-guilds.ts";
import { interactionRoutes } from "./discord-interactions.ts";
import type { Interaction } from "./discord-interactions.ts";
import { createLimits } from "./discord-limits.ts";
import type { Limits } from "./discord-limits.ts";
import { createModeration } from "./discord-moderation.ts";
import type { Moderation } from "./discord-moderation.ts";
import { createPeople } from "./discord-people.ts";
import type { People } from "./discord-people.ts";
import { channelNamed } from "./discord-place.ts";
import { reactionRoutes } from "./discord-reactions.ts";
import { createDiscordServer, createRecord } from "./discord-server.ts";
import type { RecordedRequest } from "./discord-server.ts";
import type { Session } from "./discord-session.ts";
import { threadRoutes } from "./discord-thread-routes.ts";
import { createUserActions } from "./discord-user.ts";
import type { UserActions } from "./discord-user.ts";
import { createWorld } from "./discord-setup.ts";
import type { WorldSetup } from "./discord-setup.ts";
import type { Channel } from "./discord-world.ts";
import { createWatch } from "./watch.ts";
import type { Watch } from "./watch.ts";

/**
 * Discord on 127.0.0.1: REST, gateway and CDN, for the stock client or a bot in its own process.
 *
 *     const discord = await startDiscord();
 *     onTestFinished(discord.close);
 *     // in process:  new Client({ intents, rest: { api: discord.api } }).login(discord.token)
 *     // as a child:  npm start with DISCORD_TOKEN=discord.token DISCORD_API_URL=discord.api
 *     await discord.waitReady();
 *     const sent = discord.command({ name: "translate", options: { link: site.url } });
 *     expect((await sent.acknowledged()).ms).toBeLessThan(1000);
 *     const reply = await sent.original((message) => textOf(message).includes("Harbour"));
 *     const next = discord.button({ customId: "page:2", message: reply });
 *     discord.faults.inject("PATCH", /@original/, rateLimited(1));      // discord-faults.ts
 *     discord.say({ channel: thread.id, content: "And who paid?" });    // discord-people.ts: forward, react, startThread…
 *     discord.deny("general", PermissionFlagsBits.AttachFiles);         // discord-moderation.ts: allow, archive, join…
 *     discord.limits.set("PATCH", /@original$/, { limit: 5, windowMs: 5000 });
 *     discord.dropGateway({ repeat: 2 });                               // comes back with two events twice
 *
 * Requests over a documented limit, without a permission or of the wrong form get Discord's status and code.
 * One server "Newsroom" with the channel "general" is there by default; the bot may do what EVERYONE
 * (discord-permissions.ts) lists, less what `deny` takes away. What Discord's own client would not let a person
 * do (an unregistered command, a disabled button, a value outside the choices) throws in the test.
 */
export interface Discord extends UserActions, People, Moderation {
  /** For `rest.api` and DISCORD_API_URL: ends in /api. */
  readonly api: string;
  readonly token: string;
  readonly applicationId: string;
  readonly bot: APIUser;
  /** Once a client has identified and got its guilds. */
  readonly waitReady: (ms?: number) => Promise<Session>;
  readonly until: Watch["until"];
  readonly requests: readonly RecordedRequest[];
  readonly faults: Faults;
  /** What routes take; those not set take as much as the bot may make in all. */
  readonly limits: Limits;
  /** Global ones, as registered. */
  readonly commands: readonly APIApplicationCommand[];
  readonly sessions: () => readonly Session[];
  /** What everybody in a channel sees, oldest first; channels go by id or name. */
  readonly messages: (channel: string) => readonly APIMessage[];
  readonly threads: (channel: string) => readonly Channel[];
  readonly channel: (idOrName: string) => Channel;
  /** An event as it is, of whom and what the world needn't know. */
  readonly dispatch: Gateway["dispatch"];
  readonly dropGateway: (options?: Drop) => void;
  /** Closes with this code whoever identifies or resumes; nobody any more where it is absent. */
  readonly refuseGateway: (code?: number) => void;
  /** Every identify and resume so far. */
  readonly logins: readonly Login[];
  /** Says from now on that its gateway and files are there: `http://host:port` of a proxy. */
  readonly moveTo: (origin: string) => void;
  readonly close: () => Promise<void>;
}

export interface DiscordSetup extends WorldSetup {
  /** File that gets a JSON line for every request and every interaction delivered. */
  readonly record?: string;
  /** Milliseconds from one heartbeat of the gateway's clients to the next; Discord's own where absent. */
  readonly heartbeat?: number;
}

export async function startDiscord(setup: DiscordSetup = {}): Promise<Discord> {
  const world = createWorld(setup);
  const faults = createFaults();
  const limits = createLimits(world);
  const requests: RecordedRequest[] = [];
  const interactions = new Map<string, Interaction>();
  const record = createRecord(setup.record);
  const watch = createWatch(() => describe(requests, [...world.messages.values()]));

  const server = createDiscordServer({
    world,
    faults,
    limits,
    routes: () => routes,
    record: (request) => {
      requests.push(request);
      const files = request.files.map(({ field, name, size }) => ({ field, name, size }));
      record({ ...request, files });
      watch.changed();
    },
  });
  const gateway = createGateway({ server, world, changed: watch.changed, heartbeat: setup.heartbeat });
  const context = { world, gateway };
  const routes = [
    ...interactionRoutes(context, interactions),
    ...channelRoutes(context),
    ...messageRoutes(context),
    ...reactionRoutes(context),
    ...threadRoutes(context),
    ...applicationRoutes(context),
    ...commandRoutes(world),
    ...guildRoutes(world),
  ];
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  world.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    ...createUserActions(context, interactions, watch, record),
    ...createPeople(context),
    ...createModeration(context),
    api: `${world.origin}/api`,
    token: world.token,
    applicationId: world.applicationId,
    bot: world.bot,
    waitReady: (ms = 20_000) =>
      watch.until(() => gateway.sessions().find((session) => session.connected), "a client on the gateway", ms),
    until: watch.until,
    requests,
    faults,
    limits,
    get commands() {
      return world.commands.get("global") ?? [];
    },
    sessions: gateway.sessions,
    channel: (idOrName) => channelNamed(world, idOrName),
    messages: (channel) => [...channelNamed(world, channel).messages.values()],
    threads: (channel) => {
      const { id } = channelNamed(world, channel);
      return [...world.channels.values()].filter((each) => each.parentId === id);
    },
    dispatch: gateway.dispatch,
    dropGateway: gateway.drop,
    refuseGateway: gateway.refuse,
    logins: gateway.logins,
    moveTo: (origin) => {
      world.origin = origin;
    },
    close: async () => {
      gateway.close();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** What a failed wait tells: the last requests and messages. */
function describe(requests: readonly RecordedRequest[], messages: readonly APIMessage[]): string {
  const asked = requests.slice(-8).map(({ method, path, status }) => `  ${method} ${path.slice(0, 120)} → ${status}`);
  const said = messages.slice(-4).map((message) => `  ${message.author.username}: ${textOf(message).slice(0, 300)}`);
  return ["last requests:", ...asked, "last messages:", ...said].join("\n");
}
