import type { DatabaseSync } from "node:sqlite";
import type { Redis } from "ioredis";
import type { Exclusive } from "./exclusive.ts";

/** Where stores and queue are kept. */
export type Backend =
  | { readonly kind: "sqlite"; readonly database: DatabaseSync }
  | {
      readonly kind: "redis";
      /** Of stores, and for the queue's short commands. */
      readonly redis: Redis;
      /** Of every key. */
      readonly prefix: string;
      /** Among all processes on the same Redis. */
      readonly exclusive: Exclusive;
      /** Whether an error says that it can't be reached just now. */
      readonly isAway: (error: unknown) => boolean;
    };
