import type { BlockList } from "node:net";
import { networkInterfaces } from "node:os";
import { addressList, isPublicAddress } from "./guard.ts";

export interface JudgeOptions {
  /** Addresses and blocks that the operator names. */
  readonly denied?: readonly string[] | undefined;
  /** This machine's addresses. */
  readonly own?: () => readonly string[];
  /** Milliseconds of a clock that is never set. */
  readonly now?: () => number;
}

/** Interfaces come and go. */
const OWN_ADDRESSES_MS = 60_000;

/**
 * Tells whether an address may be connected to. This machine's own lead past its own firewall, even where they are
 * public; they are read again every minute.
 */
export function createJudge(options: JudgeOptions = {}): (ip: string) => boolean {
  const { denied = [], own = interfaceAddresses, now = () => performance.now() } = options;
  let refused: BlockList;
  let readAt = -Infinity;
  return (ip) => {
    if (now() - readAt >= OWN_ADDRESSES_MS) {
      readAt = now();
      // A link-local address may carry its zone; it is never public anyway.
      refused = addressList([...denied, ...own().filter((address) => !address.includes("%"))]);
    }
    return isPublicAddress(ip, refused);
  };
}

function interfaceAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((entries) => (entries ?? []).map(({ address }) => address));
}
