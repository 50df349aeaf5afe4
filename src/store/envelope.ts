import { createHash } from "node:crypto";
import { z } from "zod";

/** Raise it when the stored shapes change: older entries are then misses. */
export const VERSION = 4;

const Versioned = z.object({ v: z.int() });

const Envelope = z.object({
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
  const storedAt = new Date(now).toISOString();
  return { v: VERSION, key, digest: digest(key, storedAt, data), storedAt, data };
}

/** The value; or that another version wrote it, or that it was altered or stands under a key that isn't its own. */
export function unseal(key: string, entry: unknown): { data: unknown; storedAt: string } | "outdated" | "damaged" {
  const version = Versioned.safeParse(entry).data?.v;
  if (version !== undefined && version !== VERSION) return "outdated";
  const envelope = Envelope.safeParse(entry).data;
  if (version === undefined || !envelope || envelope.key !== key) return "damaged";
  const { data, storedAt } = envelope;
  return envelope.digest === digest(key, storedAt, data) ? { data, storedAt } : "damaged";
}

function digest(key: string, storedAt: string, data: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify([key, storedAt, data]))
    .digest("base64url");
}
