import { missingOf, type Needs } from "./health.ts";
import type { Asked, Reply } from "./reply.ts";

/** What the process tells whoever runs it. */
export interface Operator {
  readonly needs: Needs;
  readonly metrics: { readonly contentType: string; readonly text: () => Promise<string> };
}

/** The reply to whoever runs the process; undefined where something else is asked for. */
export async function operatorReply(asked: Asked, { needs, metrics }: Operator): Promise<Reply | undefined> {
  const { method, target, isForwarded } = asked;
  // A proxy that passes all paths on, as many do, must not show the world what the bot does and spends.
  if (isForwarded || (method !== "GET" && method !== "HEAD")) return undefined;
  switch (target.split("?", 1)[0]) {
    case "/healthz":
      return plain(200, "ok\n");
    case "/readyz": {
      const missing = await missingOf(needs);
      return told(missing.length === 0 ? 200 : 503, "application/json", `${JSON.stringify({ missing })}\n`);
    }
    case "/metrics":
      return told(200, metrics.contentType, await metrics.text());
    default:
      return undefined;
  }
}

/** Where there are no pages. */
export const NOTHING_HERE = plain(404, "");

function plain(status: number, body: string): Reply {
  return told(status, "text/plain; charset=utf-8", body);
}

function told(status: number, contentType: string, body: string): Reply {
  const headers = { "cache-control": "no-store", "content-type": contentType, "x-content-type-options": "nosniff" };
  return { status, headers, body };
}
