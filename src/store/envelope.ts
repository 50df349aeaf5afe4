import { createHash } from "node:crypto";
import { z } from "zod";

/** Raise it when the stored shapes change: older entries are then misses. */
const VERSION = 3;

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
  const storedAt = new Date(now).toISOString();
  return { v: VERSION, key, digest: digest(key, storedAt, data), storedAt, data };
}

/** The value, or undefined where it is of another version, another key, or was altered. */
export function unseal(key: string, entry: unknown): { data: unknown; storedAt: string } | undefined {
  const envelope = Envelope.safeParse(entry).data;
  if (!envelope || envelope.key !== key) return undefined;
  const { data, storedAt } = envelope;
  return envelope.digest === digest(key, storedAt, data) ? { data, storedAt } : undefined;
}

function digest(key: string, storedAt: string, data: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify([key, storedAt, data]))
    .digest("base64url");
}
