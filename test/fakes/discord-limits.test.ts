import { describe, expect, test } from "vitest";
import { login } from "./client.ts";
import { createLimits } from "./discord-limits.ts";
import type { Limit } from "./discord-limits.ts";

const clock = { ms: 0 };
const EDITS = ["PATCH", /\/messages\/[^/]+$/] as const;
const CHANNEL = "/channels/1/messages/2";

function limitsWith(limit: Limit) {
  const limits = createLimits({ now: () => clock.ms });
  limits.set(...EDITS, limit);
  return limits;
}

describe("a route's limit", () => {
  test("is told with every answer, and refuses what is over it until the window ends", () => {
    const limits = limitsWith({ limit: 2, windowMs: 5000 });
    expect(limits.take("PATCH", CHANNEL).headers).toMatchObject({
      "x-ratelimit-limit": "2",
      "x-ratelimit-remaining": "1",
      "x-ratelimit-reset-after": "5.000",
      "x-ratelimit-bucket": expect.any(String),
    });
    expect(limits.take("PATCH", CHANNEL).refused).toBeUndefined();
    clock.ms += 1000;
    expect(limits.take("PATCH", CHANNEL)).toMatchObject({
      refused: { retry_after: 4, global: false },
      headers: { "x-ratelimit-scope": "user", "x-ratelimit-remaining": "0", "retry-after": "4" },
    });
    clock.ms += 4000;
    expect(limits.take("PATCH", CHANNEL).refused).toBeUndefined();
  });

  test.each([
    ["/channels/3/messages/2", false],
    ["/channels/1/messages/3", true],
    [`/webhooks/1/${"a".repeat(80)}/messages/@original`, false],
  ])("counts each channel and each interaction apart: %s", (other, isRefused) => {
    const limits = limitsWith({ limit: 1, windowMs: 5000 });
    limits.take("PATCH", CHANNEL);
    expect(limits.take("PATCH", other).refused !== undefined).toBe(isRefused);
  });
});

test("a bot makes fifty requests a second, not counting what its interactions open", () => {
  const limits = createLimits({ now: () => 0 });
  for (let index = 0; index < 100; index += 1) limits.take("POST", "/interactions/1/x/callback");
  for (let index = 0; index < 50; index += 1) expect(limits.take("GET", `/users/${index}`).refused).toBeUndefined();
  expect(limits.take("GET", "/users/51")).toMatchObject({
    refused: { global: true },
    headers: { "x-ratelimit-global": "true", "x-ratelimit-scope": "global" },
  });
});

test.each(["user", "shared"] as const)("the client waits as a 429 of scope %s says", async (scope) => {
  const { discord, client } = await login();
  const channel = client.channels.cache.get(discord.channel("general").id)!;
  if (!channel.isSendable()) throw new Error("not sendable");
  const message = await channel.send("0");
  discord.limits.set(...EDITS, { limit: 1, windowMs: 300, scope });
  // Another process of the same bot uses the window up.
  const path = `${discord.api}/v10/channels/${channel.id}/messages/${message.id}`;
  await fetch(path, {
    method: "PATCH",
    headers: {
      authorization: `Bot ${discord.token}`,
      "user-agent": "DiscordBot (x, 1)",
      "content-type": "application/json",
    },
    body: JSON.stringify({ content: "1" }),
  });

  await message.edit("2");
  const edits = discord.requests.filter((request) => request.method === "PATCH").map((request) => request.status);
  expect(edits).toEqual([200, 429, 200]);
  expect(discord.messages("general")[0]!.content).toBe("2");
});
