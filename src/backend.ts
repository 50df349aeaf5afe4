import type { DatabaseSync } from "node:sqlite";
import type { Redis } from "ioredis";

/** Where stores and queue are kept. */
export type Backend =
  | { readonly kind: "sqlite"; readonly database: DatabaseSync }
  | {
      readonly kind: "redis";
      /** Of stores, and for the queue's short commands. */
      readonly redis: Redis;
      /** Of every key. */
      readonly prefix: string;
    };
