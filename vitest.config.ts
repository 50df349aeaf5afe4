import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Some start processes several times over, on machines that have other things to do.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Many tests wait for timers, sockets and processes: one more than there are processors keeps them busy.
    maxWorkers: availableParallelism() + 1,
    // Hundreds of processes are started that read the same sources.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, "node_modules/.cache/compiled") },
  },
});
