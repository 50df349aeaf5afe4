import { SimpleShardingStrategy, WebSocketShardStatus, type ClientOptions } from "discord.js";
import type { Reconnects } from "./reconnect.ts";

type BuildStrategy = NonNullable<NonNullable<ClientOptions["ws"]>["buildStrategy"]>;

/** What the shards' manager tells; discord.js hides the gateway package's names for it behind older ones of its own. */
interface ShardEvents {
  readonly on: (
    event: "ready" | "resumed" | "closed",
    listener: (told: { readonly shardId: number; readonly code?: number }) => void,
  ) => unknown;
}

/** discord.js's own shards, each of which waits for its turn to connect. */
export function createSharding(reconnects: Reconnects): BuildStrategy {
  return (manager) => {
    const strategy = new SimpleShardingStrategy(manager);
    const { options } = manager;
    const retrieve = options.retrieveSessionInfo.bind(options);

    // The one thing that a shard waits for before it connects; it asks again with every event.
    options.retrieveSessionInfo = async (shard) => {
      const session = await retrieve(shard);
      const statuses = await strategy.fetchStatus();
      if (statuses.get(shard) === WebSocketShardStatus.Idle) {
        await reconnects.turn(shard, session ? "resume" : "identify");
      }
      return session;
    };
    const events = manager as unknown as ShardEvents;
    for (const heard of ["ready", "resumed"] as const) events.on(heard, ({ shardId }) => reconnects.connected(shardId));
    events.on("closed", ({ shardId, code }) => reconnects.closed(shardId, code));
    return strategy;
  };
}
