import { pino, stdSerializers, type Logger } from "pino";
import { briefError } from "./log-error.ts";
import { withoutSecrets } from "./secrets.ts";

export type Log = Logger;

/** Levels at which errors are logged with all that hangs on them: texts of articles, questions. */
const IN_FULL: ReadonlySet<string> = new Set(["trace", "debug"]);

/**
 * JSON lines on standard error, unless another descriptor is named. `secrets` are taken out of every finished line,
 * wherever they stood: redaction by path misses what an error's text quotes.
 */
export function createLog(level: string, secrets: readonly (string | undefined)[], fd = 2): Log {
  return pino(
    {
      level,
      base: null,
      serializers: { err: IN_FULL.has(level) ? stdSerializers.err : briefError },
      hooks: { streamWrite: (line) => withoutSecrets(line, secrets) },
    },
    pino.destination({ fd, sync: true }),
  );
}
