import { describe, expect, test } from "vitest";
import { passwordIn, withoutSecrets } from "../src/secrets.ts";

const BOT_TOKEN = `${Buffer.from("123456789012345678").toString("base64url")}.Gabcde.${"x".repeat(38)}`;
const INTERACTION = "aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4OnRva2Vu";

describe("a text without secrets", () => {
  test.each([
    ["https://discord.com/api/v10/webhooks/123456789012345678/TOKEN/messages/@original"],
    ["https://discord.com/api/v10/webhooks/123456789012345678/TOKEN?wait=true"],
    ["https://discord.com/api/v10/interactions/123456789012345678/TOKEN/callback"],
    ['{"url":"http://127.0.0.1:9/api/v10/interactions/1/TOKEN"}'],
    ["http://127.0.0.1:9/api/v10/webhooks/1/TOKEN and http://127.0.0.1:9/api/v10/webhooks/2/TOKEN"],
  ])("has no interaction token: %s", (text) => {
    for (const token of [INTERACTION, "aW50:ZXJh=Y3Rp.b24_-%3D"]) {
      expect(withoutSecrets(text.replaceAll("TOKEN", token), [])).toBe(
        text.replaceAll("TOKEN", "…").replace("?wait=true", "?…"),
      );
    }
  });

  test("has no bot token and no key of Anthropic's, whoever's they are", () => {
    expect(withoutSecrets(`Bot ${BOT_TOKEN}, sk-ant-api03-aB_c-9`, [])).toBe("Bot …, …");
  });

  test("has no interaction token outside an address", () => {
    expect(withoutSecrets(`{"token":"${INTERACTION}"}`, [])).toBe('{"token":"…"}');
  });

  test.each([
    ["redis://user:PASSWORD@10.0.0.1:6379/0", "redis://…@10.0.0.1:6379/0"],
    ["https://PASSWORD@n.example/a", "https://…@n.example/a"],
    [
      "https://cdn.discordapp.com/attachments/1/2/a.pdf?ex=PASSWORD&is=PASSWORD&hm=PASSWORD&",
      "https://cdn.discordapp.com/attachments/1/2/a.pdf?…",
    ],
    ['{"url":"https://n.example/a?token=PASSWORD"}', '{"url":"https://n.example/a?…"}'],
    [
      "https://n.example/a?PASSWORD, twice: https://n.example/b?PASSWORD",
      "https://n.example/a?… twice: https://n.example/b?…",
    ],
    ["https://n.example/a#access_token=PASSWORD", "https://n.example/a#…"],
  ])("has nothing that an address opens: %s", (text, clean) => {
    expect(withoutSecrets(text.replaceAll("PASSWORD", "s3cr3t"), [])).toBe(clean);
  });

  test("has no secret as addresses write it", () => {
    expect(withoutSecrets("a?b=k%2Fey%3D%3D c=k%2Fey%3D%3D k/ey==", ["k/ey=="])).toBe("a?… c=… …");
  });

  test.each(["http://", "//", "?", "#a=", "/webhooks/1/", "a.", "aW50ZXJhY3Rpb2", "//a", "sk-ant-"])(
    "takes time with its length alone: many of “%s”",
    (part) => {
      const began = performance.now();
      withoutSecrets(part.repeat(100_000 / part.length), []);
      expect(performance.now() - began).toBeLessThan(1_000);
    },
  );

  test("keeps the rest", () => {
    const text =
      "GET https://discord.com/api/v10/channels/123456789012345678/messages/1 → 404; www.a-long-host-name-somewhere.example.org";
    expect(withoutSecrets(text, ["", "e", undefined])).toBe(text);
  });
});

test.each([
  ["redis://127.0.0.1:6379", undefined],
  ["redis://user:pass%20word@127.0.0.1:6379/1", "pass word"],
  ["rediss://:p%40ss@redis.example", "p@ss"],
  ["redis://:p%zz@redis.example", "p%zz"],
  [undefined, undefined],
])("the password in %s is %s", (url, password) => {
  expect(passwordIn(url)).toBe(password);
});
