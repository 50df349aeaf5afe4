import type { LookupAddress } from "node:dns";
import { type LookupFunction, type Socket, isIP } from "node:net";
import { Agent, buildConnector } from "undici";
import type { Allowed } from "./guard.ts";
import { type Lookup, lookupByServers, lookupInSystem } from "./lookup.ts";

/** Thrown where a connection would reach an address that isn't public. */
export class AddressRefused extends Error {
  override readonly name = "AddressRefused";
}

export interface AgentOptions {
  readonly allowed: Allowed;
  readonly connectMs: number;
  readonly headersMs: number;
  readonly totalMs: number;
  /** Of one answer as it is sent: with its framing, and packed. */
  readonly maxWireBytes: number;
  /** Whether an address may be connected to. */
  readonly isPublic: (ip: string) => boolean;
  /** Takes the place of both ways to look a name up. */
  readonly lookup?: Lookup | undefined;
}

/** A page needs one; a few more serve people who ask for different pages of one site. */
const SOCKETS_PER_HOST = 4;
const MAX_HEADER_BYTES = 32 * 1024;
/**
 * Connects to public addresses only. The judged answer of a lookup is the one connected to, so a name that changes its
 * answer between the two (DNS rebinding) gains nothing. Reads no proxy settings: behind a proxy nothing could be judged.
 */
export function createAgent(options: AgentOptions): Agent {
  const { allowed, connectMs, headersMs, totalMs, maxWireBytes, isPublic, lookup } = options;
  // HTTP/2 is left out: the header limit doesn't hold there.
  const base = { timeout: connectMs, allowH2: false, autoSelectFamily: true };
  const connectPublic = buildConnector({ ...base, lookup: publicLookup(lookup ?? lookupByServers(), isPublic) });
  const connectAllowed = buildConnector({ ...base, lookup: anyLookup(lookup ?? lookupInSystem) });

  const connect: buildConnector.connector = (target, callback) => {
    const connected: buildConnector.Callback = (...[error, socket]) => {
      if (error !== null) return callback(error, null);
      limitWire(socket, maxWireBytes);
      return callback(null, socket);
    };
    if (allowed.has(target)) return connectAllowed(target, connected);
    // Node connects to an address in digits without a lookup, so it is judged here.
    const { hostname } = target;
    if (isIP(hostname) !== 0 && !isPublic(hostname)) return callback(new AddressRefused(), null);
    return connectPublic(target, (...[error, socket]) => {
      if (error !== null) return callback(error, null);
      const { remoteAddress } = socket;
      if (remoteAddress !== undefined && isPublic(remoteAddress)) return connected(null, socket);
      socket.destroy();
      // A connection that is closed already has no address any more.
      return callback(remoteAddress === undefined ? new Error("closed at once") : new AddressRefused(), null);
    });
  };

  return new Agent({
    connect,
    connections: SOCKETS_PER_HOST,
    // A connection serves one request: each is judged anew, and none is left open to an address that has changed hands.
    pipelining: 0,
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: headersMs,
    bodyTimeout: totalMs,
  });
}

function limitWire(socket: Socket, maxBytes: number): void {
  socket.on("readable", () => {
    if (socket.bytesRead > maxBytes) socket.destroy(new Error("too much was sent for one answer"));
  });
}

/** One address that isn't public spoils the whole answer: which one would be connected to is up to the system. */
function publicLookup(lookup: Lookup, isPublic: (ip: string) => boolean): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, []);
      const refused = addresses.length === 0 || addresses.some(({ address }) => !isPublic(address));
      return refused ? callback(new AddressRefused(), []) : answer(addresses, options.all, callback);
    });
  };
}

function anyLookup(lookup: Lookup): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, addresses) =>
      error === null ? answer(addresses, options.all, callback) : callback(error, []),
    );
  };
}

function answer(addresses: LookupAddress[], all: boolean | undefined, callback: Parameters<LookupFunction>[2]): void {
  const [first] = addresses;
  if (all === true || first === undefined) callback(null, addresses);
  else callback(null, first.address, first.family);
}
