import type { Telemetry } from "../../telemetry/telemetry.ts";
import type { Reconnects } from "../connection/reconnect.ts";

/** Counts the connections after each shard's first. */
export function watchReconnects(reconnects: Reconnects, telemetry: Telemetry | undefined): Reconnects {
  const known = new Set<number>();
  return {
    ...reconnects,
    turn(shard, purpose) {
      if (known.has(shard)) telemetry?.metrics.reconnect(purpose);
      known.add(shard);
      return reconnects.turn(shard, purpose);
    },
  };
}
