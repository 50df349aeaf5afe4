import { defineConfig } from "vitest/config";

/** The tests of what is mutated: those that need neither a process nor a server of their own. */
export default defineConfig({
  test: {
    include: [
      "test/source/{guard,judge}.test.ts",
      "test/article/page/gate.test.ts",
      "test/discord/message/neutralise.test.ts",
      "test/task/keys.test.ts",
      "test/store/{envelope,integrity}.test.ts",
      "test/queue/*.test.ts",
    ],
    // Pages of many megabytes take a mutated gate minutes.
    testNamePattern: /^(?!.*built to take a reader down)/,
    testTimeout: 20_000,
  },
});
