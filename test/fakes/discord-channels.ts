import { PermissionFlagsBits } from "discord-api-types/v10";
import { may, reachable, sending } from "./discord-access.ts";
import { ApiError, badLength, missingPermissions } from "./discord-errors.ts";
import { announce } from "./discord-messages.ts";
import type { Context } from "./discord-messages.ts";
import { channelPayload } from "./discord-payloads.ts";
import { route } from "./discord-router.ts";
import type { Route } from "./discord-router.ts";
import type { Channel, World } from "./discord-world.ts";

/** Routes of a channel itself. */
const P = PermissionFlagsBits;

interface ThreadChange {
  readonly name?: string;
  readonly archived?: boolean;
  readonly locked?: boolean;
}

export function channelRoutes(context: Context): readonly Route[] {
  const { world } = context;
  return [
    route("GET", "/channels/:id", (_, id: string) => channelPayload(world, reachable(world, id))),
    route("PATCH", "/channels/:id", ({ body }, id: string) => {
      const channel = reachable(world, id);
      changeThread(world, channel, body as ThreadChange);
      announce(context, channel, "THREAD_UPDATE", channelPayload(world, channel));
      return channelPayload(world, channel);
    }),
    route("DELETE", "/channels/:id", (_, id: string) => {
      const channel = reachable(world, id, [P.ManageThreads]);
      if (!channel.thread) throw missingPermissions();
      const payload = channelPayload(world, channel);
      announce(context, channel, "THREAD_DELETE", payload);
      world.channels.delete(id);
      return payload;
    }),
    route("POST", "/channels/:id/typing", (_, id: string) => {
      reachable(world, id, [sending(reachable(world, id))]);
    }),
  ];
}

/**
 * The bot changes threads of its own; locking, and waking what is locked, is for those who manage threads.
 * @throws ApiError 50013; 50083 for a change to an archived thread that doesn't wake it
 */
function changeThread(world: World, channel: Channel, { name, archived, locked }: ThreadChange): void {
  const { thread } = channel;
  const manages = may(world, channel, P.ManageThreads);
  if (!thread) throw missingPermissions();
  const { metadata } = thread;
  const onlyWakes = archived === false && name === undefined && locked === undefined && !metadata.locked;
  if (!manages && thread.ownerId !== world.bot.id && !onlyWakes) throw missingPermissions();
  const changesLock = locked !== undefined && locked !== metadata.locked;
  if (!manages && (changesLock || (metadata.locked && archived === false))) throw missingPermissions();
  if (!manages && archived === false && !may(world, channel, sending(channel))) throw missingPermissions();
  if (metadata.archived && archived !== false) throw new ApiError(400, 50083, "Thread is archived");
  if (name !== undefined) {
    if (name.trim() === "" || [...name].length > 100) throw badLength("name", 1, 100);
    channel.name = name;
  }
  if (archived !== undefined) metadata.archived = archived;
  if (locked !== undefined) metadata.locked = locked;
}
