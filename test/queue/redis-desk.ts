import { Redis } from "ioredis";
import { onTestFinished } from "vitest";
import { createRedisRunner, type RedisRunnerOptions } from "../../src/queue/redis/runner.ts";
import type { JobHandler } from "../../src/queue/runner.ts";
import type { RedisServer } from "../fakes/redis.ts";
import { deskOptions } from "./desk.ts";

let queues = 0;

/** A queue of its own in Redis, whose jobs say what is done with them; `start` makes another process's view of it. */
export function setUp(server: RedisServer, handler: Partial<JobHandler> = {}) {
  const prefix = `test${++queues}:`;
  const events: string[] = [];
  const redis = connect();

  function connect(): Redis {
    const client = new Redis(server.url);
    client.on("error", () => undefined);
    onTestFinished(() => client.disconnect());
    return client;
  }

  const start = (options: Partial<RedisRunnerOptions> = {}) => {
    const runner = createRedisRunner({ redis: connect(), prefix, ...deskOptions(events, handler), ...options });
    onTestFinished(() => runner.close(0));
    return runner;
  };
  /** All that is left of jobs. */
  const left = async () => (await redis.keys(`${prefix}queue:*`)).filter((key) => /:job-\d+$/.test(key));
  return { start, events, redis, prefix, left };
}
