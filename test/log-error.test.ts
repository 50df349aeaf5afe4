import Anthropic from "@anthropic-ai/sdk";
import { DiscordAPIError } from "discord.js";
import { describe, expect, test } from "vitest";
import { UserError } from "../src/errors.ts";
import { briefError } from "../src/log-error.ts";
import { ModelError } from "../src/llm/llm.ts";

const TEXT = "Канарейка поёт";

function thrownBy(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

const refused = new DiscordAPIError(
  { code: 50035, message: "Invalid Form Body", errors: { content: { _errors: [{ code: "LONG", message: TEXT }] } } },
  50035,
  400,
  "PATCH",
  "https://discord.com/api/v10/channels/1/messages/2",
  { files: [{ name: TEXT, data: TEXT }], body: { content: TEXT } },
);
const headers = new Headers({ "request-id": "req_1" });
const fromModel = Anthropic.APIError.generate(400, { error: { type: "invalid", message: TEXT } }, TEXT, headers);

describe("a brief error has nothing of what was read or asked", () => {
  test.each<[what: string, error: unknown]>([
    ["Discord's answer", refused],
    ["the model's answer", fromModel],
    ["the model's answer as plain text", Anthropic.APIError.generate(500, undefined, TEXT, headers)],
    [
      "a stream that ended with an error of the model's",
      new Anthropic.APIError(undefined, { message: TEXT }, TEXT, headers),
    ],
    ["what the model had said", new ModelError("stalled", { partial: TEXT, cause: fromModel })],
    ["text that is no JSON", thrownBy(() => JSON.parse(`{"a": "${TEXT}" ${TEXT}`) as unknown)],
    ["an address", thrownBy(() => new Request(`http://a:b@n.example/${TEXT}`))],
    ["an address that is none", thrownBy(() => new URL(TEXT))],
    ["an error's own fields", Object.assign(new Error("failed"), { title: TEXT, deep: { text: [TEXT] } })],
    ["an error's values", new UserError("page_gone", { host: TEXT })],
    ["a cause", new Error("failed", { cause: refused })],
    ["several errors", new AggregateError([refused, fromModel], "all failed")],
    ["what is no error", TEXT],
    ["a cause that is no error", new Error("failed", { cause: { text: TEXT } })],
  ])("of %s", (_, error) => {
    const logged = decodeURIComponent(JSON.stringify(briefError(error)));
    expect(logged).not.toContain("Канарейка");
    expect(logged).toMatch(/type/);
  });
});

describe("a brief error has what finds the fault", () => {
  test("of Discord's answer: which request failed how", () => {
    expect(briefError(refused)).toMatchObject({
      type: "DiscordAPIError",
      message: "Invalid Form Body",
      code: 50035,
      status: 400,
      method: "PATCH",
      url: "https://discord.com/api/v10/channels/1/messages/2",
      stack: expect.stringMatching(/^ {4}at .*log-error\.test\.ts/),
    });
  });

  test("of a connection: its causes", () => {
    const cause = Object.assign(new Error("connect ECONNREFUSED 10.0.0.1:80"), { code: "ECONNREFUSED" });
    const error = new UserError("unreachable", {}, { cause });
    expect(briefError(error)).toMatchObject({
      code: "unreachable",
      cause: { message: cause.message, code: cause.code },
    });
  });

  test("of an address: its host", () => {
    const error = new TypeError("Failed to parse URL from https://n.example/a-headline?x=1 or http://n.example");
    expect(briefError(error).message).toBe("Failed to parse URL from https://n.example/… or http://n.example/…");
  });
});

test("causes without an end are cut off", () => {
  const error = new Error("round");
  error.cause = error;
  expect(JSON.stringify(briefError(error)).match(/round/g)).toHaveLength(6);
});
