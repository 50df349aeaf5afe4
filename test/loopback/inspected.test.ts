import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createClaude } from "../../src/llm/claude.ts";
import { leaksIn } from "../leaks/leaks.ts";
import { startRig } from "./rig.ts";

test("nothing secret is in sight of whoever prints the core or its model", async () => {
  const { core, model, discord } = await startRig();
  const llm = createClaude({ apiKey: model.key, baseUrl: model.url, model: "claude-sonnet-5-5" });
  for (const part of [core, llm]) expect(leaksIn("inspected", inspect(part, { depth: 8 }))).toEqual([]);
  expect(leaksIn("as JSON", JSON.stringify([core, llm]))).toEqual([]);
  expect(leaksIn("what is looked for", discord.token)).not.toEqual([]);
});
