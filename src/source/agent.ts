import { type LookupAddress, type LookupAllOptions, lookup as systemLookup } from "node:dns";
import { BlockList, type LookupFunction, isIP } from "node:net";
import { networkInterfaces } from "node:os";
import { Agent, buildConnector } from "undici";
import { type Allowed, addressList, isPublicAddress } from "./guard.ts";

/** Thrown where a connection would reach an address that isn't public. */
export class AddressRefused extends Error {
  override readonly name = "AddressRefused";
}

/** Looks a name up, all of its addresses at once; `dns.lookup` unless a test says otherwise. */
export type Lookup = (
  host: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface AgentOptions {
  readonly allowed: Allowed;
  readonly connectMs: number;
  readonly headersMs: number;
  readonly totalMs: number;
  readonly lookup?: Lookup;
  readonly isPublic?: (ip: string) => boolean;
}

/** A page needs one; a few more serve people who ask for different pages of one site. */
const SOCKETS_PER_HOST = 4;
const MAX_HEADER_BYTES = 32 * 1024;
const OWN_ADDRESSES_MS = 60_000;

/**
 * Connects to public addresses only. The judged answer of a lookup is the one connected to, so a name that changes its
 * answer between the two (DNS rebinding) gains nothing. Reads no proxy settings: behind a proxy nothing could be judged.
 */
export function createAgent(options: AgentOptions): Agent {
  const { allowed, connectMs, headersMs, totalMs, lookup = systemLookup, isPublic = createJudge() } = options;
  // HTTP/2 is left out: the header limit doesn't hold there.
  const base = { timeout: connectMs, allowH2: false, autoSelectFamily: true };
  const connectPublic = buildConnector({ ...base, lookup: publicLookup(lookup, isPublic) });
  const connectAllowed = buildConnector({ ...base, lookup: anyLookup(lookup) });

  const connect: buildConnector.connector = (target, callback) => {
    if (allowed.has(target)) return connectAllowed(target, callback);
    // Node connects to an address in digits without a lookup, so it is judged here.
    const { hostname } = target;
    if (isIP(hostname) !== 0 && !isPublic(hostname)) return callback(new AddressRefused(), null);
    return connectPublic(target, (...[error, socket]) => {
      if (error !== null) return callback(error, null);
      if (isPublic(socket.remoteAddress ?? "")) return callback(null, socket);
      socket.destroy();
      return callback(new AddressRefused(), null);
    });
  };

  return new Agent({
    connect,
    connections: SOCKETS_PER_HOST,
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: headersMs,
    bodyTimeout: totalMs,
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

/** Knows this machine's addresses, and reads them again every minute: interfaces come and go. */
function createJudge(): (ip: string) => boolean {
  let own = new BlockList();
  let readAt = -Infinity;
  return (ip) => {
    if (performance.now() - readAt >= OWN_ADDRESSES_MS) {
      readAt = performance.now();
      const addresses = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
      // A link-local address may carry its zone; it is never public anyway.
      own = addressList(addresses.map(({ address }) => address).filter((address) => !address.includes("%")));
    }
    return isPublicAddress(ip, own);
  };
}
