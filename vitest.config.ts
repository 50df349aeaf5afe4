import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // Many tests wait for timers, sockets and processes: one more than there are processors keeps them busy.
    maxWorkers: availableParallelism() + 1,
  },
});
