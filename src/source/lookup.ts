import { type LookupAddress, type LookupAllOptions, lookup } from "node:dns";
import { Resolver } from "node:dns/promises";

/** Looks a name up, all of its addresses at once. */
export type Lookup = (
  host: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** Any name that this machine knows, as from `/etc/hosts`. */
export const lookupInSystem: Lookup = lookup;

export interface ServerLookupOptions {
  /** The system's where absent. */
  readonly servers?: readonly string[];
  /** The second try takes twice as long; both fit into the time for a connection. */
  readonly tryMs?: number;
}

const TRY_MS = 1_000;
const TRIES = 2;

/**
 * Asks the name servers, and nothing that only this machine knows. The system's own lookup runs two at a time in all of
 * the process: two names whose servers never answer would keep the bot from Discord and from its model.
 */
export function lookupByServers({ servers, tryMs = TRY_MS }: ServerLookupOptions = {}): Lookup {
  return (host, options, callback) => {
    // A new one each time knows the servers of the network the machine is in now, and remembers no answers.
    const resolver = new Resolver({ timeout: tryMs, tries: TRIES });
    if (servers) resolver.setServers(servers);
    ask(resolver, host).then(
      (addresses) => callback(null, addresses),
      // Where no server is set up, the system may have another way.
      (error: NodeJS.ErrnoException) =>
        error.code === "ECONNREFUSED" ? lookupInSystem(host, options, callback) : callback(error, []),
    );
  };
}

async function ask(resolver: Resolver, host: string): Promise<LookupAddress[]> {
  const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  if (four.status === "rejected" && six.status === "rejected") throw four.reason;
  return [
    ...(four.status === "fulfilled" ? four.value.map((address) => ({ address, family: 4 })) : []),
    ...(six.status === "fulfilled" ? six.value.map((address) => ({ address, family: 6 })) : []),
  ];
}
