import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/**
 * A way to a server that can go dead while it is in use: connections stay open, and what is sent on them reaches
 * nobody, in either direction, as behind a router that forgot them.
 */
export interface BlackHole {
  /** `http://127.0.0.1:port` of the way in. */
  readonly origin: string;
  /** From now on: swallows what is sent on old connections and new ones, or lets new ones through; old ones stay dead. */
  readonly swallow: (dead: boolean) => void;
  /** Connections that were opened so far. */
  readonly opened: () => number;
  readonly close: () => Promise<void>;
}

export async function startBlackHole(target: string): Promise<BlackHole> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let dead = false;
  let opened = 0;

  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on("error", () => socket.destroy()).on("close", () => sockets.delete(socket));
  };
  // What one side ends stays open on the other, where it is told by nobody.
  const server = createServer({ allowHalfOpen: true }, (incoming) => {
    opened += 1;
    keep(incoming);
    // Read, so that the sender's kernel goes on saying that all arrived.
    if (dead) return void incoming.resume();
    const outgoing = keep(connect({ port: Number(port), host: hostname, allowHalfOpen: true }));
    for (const [from, to] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      from.pipe(to);
      from.on("close", () => dead || to.destroy());
    }
    return undefined;
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    swallow: (isDead) => {
      dead = isDead;
      if (!isDead) return;
      for (const socket of sockets) socket.unpipe().resume();
    },
    opened: () => opened,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
