import type { ServerResponse } from "node:http";
import { estimateTokens } from "./anthropic-cache.ts";
import type { Runner } from "./local-model.ts";

/** An answer of a local model. */
export interface LocalAnswer {
  readonly text: string;
  readonly isCut: boolean;
  readonly thinking: string;
  /** Tokens of the prompt. */
  readonly input: number;
}

export function wholeLocally(model: string, { text, isCut, input }: LocalAnswer): object {
  return {
    id: "msg_1",
    type: "message",
    role: "assistant",
    model,
    content: [{ type: "text", text }],
    stop_reason: isCut ? "max_tokens" : "end_turn",
    usage: { input_tokens: input, output_tokens: estimateTokens(text) },
  };
}

/** The events that both send, without what they leave out: stop reasons at the start, signatures, cached tokens. */
export function streamLocally(
  response: ServerResponse,
  runner: Runner,
  model: string,
  { text, isCut, thinking, input }: LocalAnswer,
): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  const send = (type: string, event: object): void =>
    void response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...event })}\n\n`);
  const usage = { input_tokens: runner === "ollama" ? 0 : input, output_tokens: 0 };
  send("message_start", { message: { id: "msg_1", type: "message", role: "assistant", model, content: [], usage } });
  const blocks = [
    ...(thinking === "" ? [] : [{ kind: "thinking", whole: thinking }]),
    ...(text === "" ? [] : [{ kind: "text", whole: text }]),
  ];
  for (const [index, { kind, whole }] of blocks.entries()) {
    send("content_block_start", { index, content_block: { type: kind, [kind]: "" } });
    for (const piece of whole.match(/[^]{1,12}/gu) ?? []) {
      send("content_block_delta", { index, delta: { type: `${kind}_delta`, [kind]: piece } });
    }
    send("content_block_stop", { index });
  }
  const output = estimateTokens(text) + estimateTokens(thinking);
  send("message_delta", {
    delta: { stop_reason: isCut ? "max_tokens" : "end_turn" },
    usage: { output_tokens: output },
  });
  send("message_stop", {});
  response.end();
}
