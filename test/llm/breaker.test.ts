import { expect, test, vi } from "vitest";
import { withBreaker } from "../../src/llm/breaker.ts";
import { ModelError, NO_USAGE, type Completion, type CompletionOptions, type Llm } from "../../src/llm/llm.ts";

const PROMPT = { system: "", material: "", turns: [], instruction: "", maxTokens: 1 };
const DONE: Completion = { text: "Done.", stopReason: "end", model: "m", usage: NO_USAGE };

type Reply = (options?: CompletionOptions) => Promise<Completion>;

const failing =
  (kind: ModelError["kind"]): Reply =>
  () =>
    Promise.reject(new ModelError(kind));
const answering: Reply = () => Promise.resolve(DONE);

/** A model behind a breaker that opens at the third failure and rests for a second of a clock that tests set. */
function start(reply: Reply) {
  const endpoint = { reply, requests: 0 };
  const states: string[] = [];
  let time = 0;
  const llm: Llm = {
    model: "m",
    settings: "",
    caches: true,
    limits: async () => ({ contextWindow: undefined, maxOutput: 1 }),
    complete: (_prompt, options) => ((endpoint.requests += 1), endpoint.reply(options)),
  };
  const now = () => time;
  const guarded = withBreaker(llm, { failures: 3, rest: 1_000, now, onChange: (state) => states.push(state) });
  /** What a request comes to: its text, or how it failed. */
  const ask = (options?: CompletionOptions) =>
    guarded.complete(PROMPT, options).then(
      ({ text }) => text,
      (error: unknown) => (error instanceof ModelError ? error.kind : String(error)),
    );
  const asks = async (times: number) => {
    const outcomes: string[] = [];
    for (let at = 0; at < times; at++) outcomes.push(await ask());
    return outcomes;
  };
  return { endpoint, states, ask, asks, pass: (ms: number) => (time += ms) };
}

test.each(["busy", "unreachable", "stalled"] as const)(
  "an endpoint that is %s again and again is left alone",
  async (kind) => {
    const { endpoint, states, asks } = start(failing(kind));

    expect(await asks(6)).toEqual([kind, kind, kind, "circuit_open", "circuit_open", "circuit_open"]);
    expect(endpoint.requests).toBe(3);
    expect(states).toEqual(["open"]);
  },
);

test.each(["limited", "key", "spend_limit", "unknown_model", "too_long", "rejected"] as const)(
  "one that answers with %s is there",
  async (kind) => {
    const { endpoint, asks } = start(failing(kind));

    expect(await asks(6)).toEqual(Array.from({ length: 6 }, () => kind));
    expect(endpoint.requests).toBe(6);
  },
);

test("only failures in a row count", async () => {
  const { endpoint, states, asks } = start(failing("busy"));
  await asks(2);
  endpoint.reply = answering;
  await asks(1);
  endpoint.reply = failing("busy");
  await asks(2);

  expect(states).toEqual([]);
});

test("after its rest one request tries it; where that fails it rests again, where it succeeds all are let through", async () => {
  const { endpoint, states, asks, pass } = start(failing("busy"));
  await asks(3);
  pass(999);
  expect(await asks(1)).toEqual(["circuit_open"]);
  pass(1);
  expect(await asks(2)).toEqual(["busy", "circuit_open"]);
  pass(1_000);
  endpoint.reply = answering;
  expect(await asks(3)).toEqual(["Done.", "Done.", "Done."]);

  expect(endpoint.requests).toBe(3 + 1 + 3);
  expect(states).toEqual(["open", "open", "closed"]);
});

test("while one tries it, no other is sent", async () => {
  const { endpoint, ask, asks, pass } = start(failing("busy"));
  await asks(3);
  pass(1_000);
  const { promise, resolve } = Promise.withResolvers<Completion>();
  endpoint.reply = () => promise;
  const probe = ask();

  expect(await asks(2)).toEqual(["circuit_open", "circuit_open"]);
  resolve(DONE);
  expect(await probe).toBe("Done.");
  expect(endpoint.requests).toBe(4);
});

test("its first words let all others through, and it goes on to its own end", async () => {
  const { endpoint, states, ask, asks, pass } = start(failing("busy"));
  await asks(3);
  pass(1_000);
  const { promise, reject } = Promise.withResolvers<Completion>();
  const heard = vi.fn<(text: string) => void>();
  endpoint.reply = (options) => (options?.onText?.("Do"), promise);
  const probe = ask({ onText: heard });
  await vi.waitFor(() => expect(states.at(-1)).toBe("closed"));
  expect(heard).toHaveBeenCalledWith("Do");
  endpoint.reply = answering;

  expect(await asks(2)).toEqual(["Done.", "Done."]);
  reject(new ModelError("stalled"));
  expect(await probe).toBe("stalled");
});

test("one that is cancelled while it tries has learnt nothing", async () => {
  const { endpoint, asks, pass } = start(failing("busy"));
  await asks(3);
  pass(1_000);
  endpoint.reply = () => Promise.reject(new Error("cancelled"));

  expect(await asks(2)).toEqual(["Error: cancelled", "circuit_open"]);
});

test.each([-1, 1])("a clock that is set by %d day changes nothing", async (days) => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 9, 25) });
  const { endpoint, asks, pass } = start(failing("busy"));
  await asks(3);
  vi.setSystemTime(Date.UTC(2026, 9, 25 + days));
  expect(await asks(1)).toEqual(["circuit_open"]);
  pass(1_000);
  endpoint.reply = answering;

  expect(await asks(1)).toEqual(["Done."]);
  vi.useRealTimers();
});
