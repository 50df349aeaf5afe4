import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** What looks at the process as a whole: which modules are loaded, and whose fetch it has. */
const ALONE = ["test/fakes/**/*.test.ts", "test/patterns.test.ts"];

export default defineConfig({
  test: {
    projects: [
      // Files share what they load, which takes a third of the time away.
      { extends: true, test: { name: "together", include: ["test/**/*.test.ts"], exclude: ALONE, isolate: false } },
      { extends: true, test: { name: "alone", include: ALONE } },
    ],
    // Some start processes several times over, on machines that have other things to do.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Many tests wait for timers, sockets and processes: one more than there are processors keeps them busy.
    maxWorkers: availableParallelism() + 1,
    // A client that was just logging in when its test ended finds nobody at its Discord's address any more.
    onUnhandledError: (error) => !("code" in error && error.code === "ECONNREFUSED"),
    // Hundreds of processes are started that read the same sources.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, "node_modules/.cache/compiled") },
  },
});
