import type { Backend } from "../backend.ts";
import type { RunnerOptions } from "./options.ts";
import type { Runner } from "./runner.ts";

/** Makes a queue that is kept where the stores are. */
export type CreateRunner = (options: RunnerOptions) => Runner;

/** What one kind of queue takes isn't loaded for the other. */
export async function loadRunner(backend: Backend): Promise<CreateRunner> {
  if (backend.kind === "sqlite") {
    const { createSqliteRunner } = await import("./sqlite.ts");
    return (options) => createSqliteRunner({ ...options, database: backend.database });
  }
  const { createRedisRunner } = await import("./redis/runner.ts");
  return (options) => createRedisRunner({ ...options, redis: backend.redis, prefix: backend.prefix });
}
