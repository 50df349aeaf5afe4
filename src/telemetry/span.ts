import { SpanStatusCode, trace } from "@opentelemetry/api";
import { UserError } from "../errors.ts";
import type { Ids, InSpan } from "./telemetry.ts";

/** Of this project's own names among the attributes. */
const PREFIX = "dragoman.";

/** By whatever tracer the process was started with; without one, nothing. */
export const inSpan: InSpan = (name, ids, work) =>
  trace.getTracer("dragoman").startActiveSpan(name, { attributes: attributes(ids) }, async (span) => {
    try {
      return await work((more) => span.setAttributes(attributes(more)));
    } catch (error) {
      // What an error says may quote an article or an address.
      span.setStatus({ code: SpanStatusCode.ERROR, message: kindOf(error) });
      throw error;
    } finally {
      span.end();
    }
  });

function attributes(ids: Ids): Ids {
  return Object.fromEntries(Object.entries(ids).map(([name, id]) => [PREFIX + name, id]));
}

function kindOf(error: unknown): string {
  if (error instanceof UserError) return error.code;
  return error instanceof Error ? error.name : "unknown";
}
