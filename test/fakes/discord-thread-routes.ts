import { ChannelFlags, ChannelType, PermissionFlagsBits } from "discord-api-types/v10";
import type { ThreadAutoArchiveDuration } from "discord-api-types/v10";
import { inChannel, may, reachable } from "./discord-access.ts";
import { checkSendable } from "./discord-channel-messages.ts";
import { ApiError, badLength, invalidForm, unknownUser } from "./discord-errors.ts";
import { buildMessage } from "./discord-message-body.ts";
import { storeMessage } from "./discord-messages.ts";
import type { MessageBody } from "./discord-message-body.ts";
import type { Context } from "./discord-messages.ts";
import { channelPayload, threadMember } from "./discord-payloads.ts";
import { isVisible } from "./discord-permissions.ts";
import { route } from "./discord-router.ts";
import type { RestRequest, Route } from "./discord-router.ts";
import { addToThread, isForum, openThread } from "./discord-threads.ts";
import type { Channel, World } from "./discord-world.ts";

/** Routes of threads: starting them, who is in them, which there are. */
const P = PermissionFlagsBits;

interface ThreadBody {
  readonly name?: string;
  readonly type?: ChannelType;
  readonly auto_archive_duration?: ThreadAutoArchiveDuration | null;
  readonly message?: MessageBody;
  readonly applied_tags?: readonly string[];
}

export function threadRoutes(context: Context): readonly Route[] {
  const { world } = context;
  return [
    route("POST", "/channels/:id/messages/:id/threads", ({ body }, id: string, messageId: string) => {
      const parent = reachable(world, id, [P.CreatePublicThreads]);
      const { name = "", auto_archive_duration: minutes } = body as ThreadBody;
      const message = inChannel(parent, messageId);
      return channelPayload(
        world,
        openThread(context, parent, { name, type: ChannelType.PublicThread, owner: world.bot, message, minutes }),
      );
    }),
    route("POST", "/channels/:id/threads", (request, id: string) => {
      const parent = reachable(world, id);
      return isForum(parent)
        ? startPost(context, parent, request)
        : startAlone(context, parent, request.body as ThreadBody);
    }),
    route("PUT", "/channels/:id/thread-members/:id", (_, id: string, userId: string) => {
      const channel = reachable(world, id);
      if (channel.thread?.metadata.archived) throw new ApiError(400, 50083, "Thread is archived");
      const user = userId === "@me" ? world.bot : world.users.get(userId);
      if (!user) throw unknownUser();
      addToThread(context, channel, user.id);
    }),
    route("DELETE", "/channels/:id/thread-members/@me", (_, id: string) => {
      reachable(world, id).thread?.members.delete(world.bot.id);
    }),
    route("GET", "/channels/:id/thread-members/:id", (_, id: string, userId: string) => {
      const channel = reachable(world, id);
      const wanted = userId === "@me" ? world.bot.id : userId;
      if (!channel.thread?.members.has(wanted)) throw new ApiError(404, 10007, "Unknown Member");
      return threadMember(world, channel, wanted);
    }),
    route("GET", "/channels/:id/threads/archived/public", (_, id: string) =>
      archivedIn(world, reachable(world, id, [P.ReadMessageHistory]), false),
    ),
    route("GET", "/channels/:id/threads/archived/private", (_, id: string) =>
      archivedIn(world, reachable(world, id, [P.ReadMessageHistory, P.ManageThreads]), true),
    ),
    route("GET", "/channels/:id/users/@me/threads/archived/private", (_, id: string) =>
      archivedIn(world, reachable(world, id, [P.ReadMessageHistory]), true),
    ),
  ];
}

/** The threads of a list, with the bot's membership of those it is in. */
export function threadList(world: World, threads: readonly Channel[]): Record<string, unknown> {
  const joined = threads.filter((thread) => thread.thread?.members.has(world.bot.id));
  return {
    threads: threads.map((thread) => channelPayload(world, thread)),
    members: joined.map((thread) => threadMember(world, thread, world.bot.id)),
  };
}

function archivedIn(world: World, parent: Channel, isPrivate: boolean): Record<string, unknown> {
  const threads = [...world.channels.values()].filter(
    (channel) =>
      channel.parentId === parent.id &&
      channel.thread?.metadata.archived === true &&
      (channel.type === ChannelType.PrivateThread) === isPrivate &&
      isVisible(world, channel),
  );
  return { ...threadList(world, threads), has_more: false };
}

/** A private thread where no type is given, as the first version of the API had it. */
function startAlone(context: Context, parent: Channel, body: ThreadBody): Record<string, unknown> {
  const { world } = context;
  const { name = "", type = ChannelType.PrivateThread, auto_archive_duration: minutes } = body;
  reachable(world, parent.id, [type === ChannelType.PrivateThread ? P.CreatePrivateThreads : P.CreatePublicThreads]);
  return channelPayload(world, openThread(context, parent, { name, type, owner: world.bot, minutes }));
}

/** A post: a thread and its first message at once, both of one id. Needs nothing but to send messages. */
function startPost(context: Context, parent: Channel, { body, files }: RestRequest): Record<string, unknown> {
  const { world } = context;
  const { name = "", message: first, auto_archive_duration: minutes, applied_tags: tags = [] } = body as ThreadBody;
  reachable(world, parent.id, [P.SendMessages]);
  if (!first) throw invalidForm("message", "BASE_TYPE_REQUIRED", "This field is required");
  checkTags(world, parent, tags);
  checkSendable(world, parent, first, files);
  // Checked before the thread is there, so that a refused message leaves none.
  const built = buildMessage(context.world, parent.id, first, files);
  const type = ChannelType.PublicThread;
  const thread = openThread(context, parent, {
    name,
    type,
    owner: world.bot,
    minutes,
    appliedTags: tags,
    id: built.id,
  });
  const message = storeMessage(context, { ...built, channel_id: thread.id });
  return { ...channelPayload(world, thread), message };
}

function checkTags(world: World, parent: Channel, tags: readonly string[]): void {
  if (tags.length > 5) throw badLength("applied_tags", 0, 5);
  if (tags.length === 0 && (parent.flags & ChannelFlags.RequireTag) !== 0) {
    throw new ApiError(400, 40067, "A tag is required to create a forum post in this channel");
  }
  for (const id of tags) {
    const tag = parent.tags.find((each) => each.id === id);
    if (!tag) throw new ApiError(404, 10087, "Unknown tag");
    if (tag.moderated && !may(world, parent, P.ManageThreads)) throw new ApiError(403, 50013, "Missing Permissions");
  }
}
