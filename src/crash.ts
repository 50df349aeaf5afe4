import { EX_SOFTWARE } from "./exit-codes.ts";
import type { Log } from "./log.ts";

/**
 * Ends the process at an error that nobody caught, with a line in the log. The runtime would print the error with all
 * that hangs on it: requests with their tokens, texts of articles.
 */
export function logCrashes(log: Log): void {
  const end = (error: unknown) => {
    log.fatal({ err: error }, "the process failed");
    process.exit(EX_SOFTWARE);
  };
  process.on("uncaughtException", end);
  process.on("unhandledRejection", end);
}
