import { createHash } from "node:crypto";
import { z } from "zod";

/** Raise it when the stored shapes change: older entries are then misses. */
const VERSION = 1;

const Envelope = z.object({
  v: z.literal(VERSION),
  key: z.string(),
  digest: z.string(),
  storedAt: z.iso.datetime(),
  data: z.unknown(),
});

export interface Sealed {
  readonly v: number;
  readonly key: string;
  readonly digest: string;
  readonly storedAt: string;
  readonly data: unknown;
}

/** Wraps a value with what is needed to tell later that it is whole and belongs to its key. */
export function seal(key: string, data: unknown, now: number): Sealed {
  return { v: VERSION, key, digest: digest(key, data), storedAt: new Date(now).toISOString(), data };
}

/** The value, or undefined where it is of another version, another key, or was altered. */
export function unseal(key: string, entry: unknown): { data: unknown; storedAt: string } | undefined {
  const envelope = Envelope.safeParse(entry).data;
  if (!envelope || envelope.key !== key || envelope.digest !== digest(key, envelope.data)) return undefined;
  return { data: envelope.data, storedAt: envelope.storedAt };
}

function digest(key: string, data: unknown): string {
  return createHash("sha256")
    .update(`${key}\n${JSON.stringify(data)}`)
    .digest("base64url");
}
