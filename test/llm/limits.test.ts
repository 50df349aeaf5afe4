import { createServer, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createAnthropicClient } from "../../src/llm/claude.ts";
import { createLimits } from "../../src/llm/limits.ts";
import type { ModelLimits } from "../../src/llm/llm.ts";
import { startAnthropic } from "../fakes/anthropic.ts";

const KNOWN: ModelLimits = { contextWindow: 1_111, maxOutput: 222 };

type Respond = (response: ServerResponse) => void;

/** The limits of a model at an endpoint that answers so, and how often it was asked. */
async function start(respond: Respond, patience?: number): Promise<[() => Promise<ModelLimits>, { asked: string[] }]> {
  const seen: { asked: string[] } = { asked: [] };
  const server = createServer((request, response) => {
    seen.asked.push(`${request.method} ${request.url}`);
    respond(response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return [createLimits(createAnthropicClient({ apiKey: undefined, baseUrl }), "qwen3:8b", KNOWN, patience), seen];
}

const json =
  (body: unknown, status = 200): Respond =>
  (response) =>
    void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));

test("are those that the endpoint gives, asked for once", async () => {
  const [limits, seen] = await start(json({ type: "model", max_input_tokens: 40_960, max_tokens: 8_192 }));
  const all = await Promise.all([limits(), limits(), limits()]);
  await limits();

  expect(new Set(all.map((limits) => JSON.stringify(limits)))).toEqual(
    new Set([JSON.stringify({ contextWindow: 40_960, maxOutput: 8_192 })]),
  );
  expect(seen.asked).toEqual(["GET /v1/models/qwen3:8b"]);
});

test.each<[what: string, respond: Respond]>([
  ["it has no such request", json({ error: "not found" }, 404)],
  ["it answers as OpenAI does", json({ id: "qwen3:8b", object: "model", created: 1, owned_by: "library" })],
  ["it doesn't know them", json({ type: "model", max_input_tokens: null, max_tokens: null })],
  ["it says nonsense", json({ max_input_tokens: "many", max_tokens: -1 })],
  ["it says nothing", json(null)],
  ["it gives a page", (response) => void response.writeHead(200, { "content-type": "text/html" }).end("<h1>Hi</h1>")],
  ["the key is refused", json({ type: "error", error: { type: "authentication_error" } }, 401)],
])("are those that are known where %s, and it isn't asked again", async (_what, respond) => {
  const [limits, seen] = await start(respond);

  expect([await limits(), await limits()]).toEqual([KNOWN, KNOWN]);
  expect(seen.asked).toHaveLength(1);
});

test("one that is given and one that isn't", async () => {
  const [limits] = await start(json({ max_input_tokens: 4_096 }));

  expect(await limits()).toEqual({ contextWindow: 4_096, maxOutput: KNOWN.maxOutput });
});

test("are asked for again where the endpoint was in trouble", async () => {
  let status = 529;
  const [limits, seen] = await start((response) => json({ max_input_tokens: 4_096 }, status)(response));
  expect(await limits()).toEqual(KNOWN);
  status = 200;

  expect((await limits()).contextWindow).toBe(4_096);
  expect(seen.asked).toHaveLength(2);
});

test("are not asked for for ever", async () => {
  const [limits, seen] = await start(json({}, 503));
  for (let index = 0; index < 6; index++) await limits();

  expect(seen.asked).toHaveLength(3);
});

test("are not waited for long", async () => {
  const [limits] = await start(() => undefined, 100);
  const began = performance.now();

  expect(await limits()).toEqual(KNOWN);
  expect(performance.now() - began).toBeLessThan(2_000);
});

test("an endpoint out of reach is one that says nothing", async () => {
  const fake = await startAnthropic();
  await fake.close();
  const client = createAnthropicClient({ apiKey: "k", baseUrl: fake.url });

  expect(await createLimits(client, "claude-sonnet-5-5", KNOWN)()).toEqual(KNOWN);
});
