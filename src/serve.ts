import { ConfigError, type Config } from "./config.ts";
import type { Core } from "./core.ts";
import { missingOf, type Needs } from "./http/health.ts";
import { NOTHING_HERE, operatorReply } from "./http/operator.ts";
import { createPages, type Pages } from "./http/pages.ts";
import { pageReply } from "./http/reply.ts";
import { openSite, type Site } from "./http/site.ts";
import type { Log } from "./log.ts";
import type { Runner } from "./queue/runner.ts";
import type { Prometheus } from "./telemetry/prometheus.ts";

/** Results' pages, where they have an address. */
export function pagesOf({ http }: Pick<Config, "http">, core: Core): Pages | undefined {
  const publicUrl = http?.publicUrl;
  return publicUrl === undefined ? undefined : createPages({ publicUrl, ...core, ...core.cache });
}

/** The store answers; what asks it for a setting throws where it doesn't. */
export async function storeAnswers({ settings }: Pick<Core, "settings">): Promise<boolean> {
  await settings.get("");
  return true;
}

export interface ServeOptions {
  readonly http: Config["http"];
  /** Of several processes that share a configuration: each has the port after the one before. */
  readonly number?: number | undefined;
  readonly needs: Needs;
  readonly load: Runner["load"];
  /** There where `http` is. */
  readonly prometheus: Prometheus | undefined;
  /** Absent where no pages are served. */
  readonly pages?: Pages | undefined;
  readonly log: Log;
}

/**
 * Serves a process' health, its metrics, and pages where there are any; nothing where no port is set up. Throws
 * ConfigError where it can't be had.
 */
export async function serve(options: ServeOptions): Promise<Site | undefined> {
  const { http, number = 0, needs, load, prometheus, pages, log } = options;
  if (!http || !prometheus) return undefined;
  const port = http.port + number;
  prometheus.gauge("queue_jobs", "Jobs of all processes that share the queue", "state", async () => ({
    ...(await load()),
  }));
  prometheus.gauge("ready", "Whether what the process needs is there", "need", async () => {
    const missing = await missingOf(needs);
    return Object.fromEntries(Object.keys(needs).map((need) => [need, missing.includes(need) ? 0 : 1]));
  });
  const operator = { needs, metrics: prometheus };
  try {
    return await openSite({
      port,
      reply: async (asked) =>
        (await operatorReply(asked, operator)) ?? (pages ? pageReply(asked, pages.find) : NOTHING_HERE),
      log,
    });
  } catch (error) {
    const problem = { variable: "HTTP_PORT", problem: `The port ${port} can't be had.`, fix: "Name one that is free." };
    throw new ConfigError([problem], { cause: error });
  }
}
