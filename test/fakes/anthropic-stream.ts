import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type Anthropic from "@anthropic-ai/sdk";
import { estimateTokens } from "./anthropic-cache.ts";
import type { Reply } from "./anthropic.ts";

const ERROR_TYPES: Readonly<Record<number, string>> = {
  400: "invalid_request_error",
  401: "authentication_error",
  403: "permission_error",
  404: "not_found_error",
  413: "request_too_large",
  429: "rate_limit_error",
  500: "api_error",
  529: "overloaded_error",
};

export function errorBody(status: number, message: string, requestId: string): unknown {
  return { type: "error", error: { type: ERROR_TYPES[status] ?? "api_error", message }, request_id: requestId };
}

/** The finished message. Text over `max_tokens` is cut, as a model's would be. */
export function wholeMessage(
  request: Anthropic.MessageCreateParams,
  reply: Reply,
  usage: Anthropic.Usage,
  count: number,
): Anthropic.Message {
  const thinking = reply.thinking ?? "";
  const room = Math.max(0, request.max_tokens - (thinking === "" ? 0 : estimateTokens(thinking))) * 3;
  const given = reply.text ?? "";
  const text = given.length > room ? given.slice(0, room) : given;
  const stopReason =
    text.length < given.length ? "max_tokens" : reply.refusal ? "refusal" : (reply.stopReason ?? "end_turn");
  const thinkingTokens = thinking === "" ? 0 : estimateTokens(thinking);
  const output = reply.usage?.output_tokens ?? estimateTokens(text) + thinkingTokens;
  return {
    id: `msg_${String(count).padStart(24, "0")}`,
    type: "message",
    role: "assistant",
    model: request.model,
    content: [
      ...(thinking === "" ? [] : [{ type: "thinking" as const, thinking, signature: "c2lnbmVk" }]),
      ...(text === "" ? [] : [{ type: "text" as const, text, citations: null }]),
    ],
    stop_reason: stopReason,
    stop_sequence: null,
    stop_details:
      stopReason === "refusal"
        ? { type: "refusal", category: reply.refusal?.category ?? null, explanation: null }
        : null,
    container: null,
    diagnostics: null,
    usage: {
      ...usage,
      output_tokens: output,
      output_tokens_details: thinking === "" ? null : { thinking_tokens: thinkingTokens },
    },
  };
}

/** Sends the message as server-sent events, with whatever mishap the reply asks for. */
/** `onSent` is told how many characters of text have been sent. */
export async function streamReply(
  response: ServerResponse,
  whole: Anthropic.Message,
  reply: Reply,
  onSent: (characters: number) => void,
): Promise<void> {
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" });
  const send = (event: { type: string }): boolean =>
    !response.destroyed && response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);

  const begun = { ...whole, content: [], stop_reason: null, stop_details: null };
  send({ type: "message_start", message: { ...begun, usage: { ...whole.usage, output_tokens: 1 } } } as Event);
  const limit = Math.min(
    reply.cutAfter ?? Infinity,
    reply.stallAfter ?? Infinity,
    reply.errorAfter?.characters ?? Infinity,
  );
  for (const [index, block] of whole.content.entries()) {
    if (block.type !== "text" && block.type !== "thinking") continue;
    const blank = block.type === "text" ? { ...block, text: "" } : { ...block, thinking: "", signature: "" };
    send({ type: "content_block_start", index, content_block: blank } as Event);
    if (index === 0) send({ type: "ping" });
    let sent = 0;
    for (const delta of deltas(block, reply.chunk ?? 40)) {
      if (reply.delayMs !== undefined) await sleep(reply.delayMs);
      if (block.type === "text" && sent >= limit) return mishap(response, send, reply);
      const piece = delta.type === "text_delta" ? { ...delta, text: delta.text.slice(0, limit - sent) } : delta;
      if (piece.type === "text_delta") sent += piece.text.length;
      send({ type: "content_block_delta", index, delta: piece } as Event);
      if (response.destroyed) return undefined;
      onSent(sent);
    }
    if (block.type === "text" && limit !== Infinity) return mishap(response, send, reply);
    send({ type: "content_block_stop", index } as Event);
  }
  if (limit !== Infinity) return mishap(response, send, reply);
  const { stop_reason: stopReason, stop_details: stopDetails, usage } = whole;
  const { input_tokens: input, output_tokens: output, output_tokens_details: details } = usage;
  send({
    type: "message_delta",
    delta: { stop_reason: stopReason, stop_sequence: null, stop_details: stopDetails, container: null },
    usage: {
      input_tokens: input,
      cache_creation_input_tokens: usage.cache_creation_input_tokens,
      cache_read_input_tokens: usage.cache_read_input_tokens,
      output_tokens: output,
      output_tokens_details: details,
      server_tool_use: null,
    },
  } as Event);
  send({ type: "message_stop" });
  response.end();
  return undefined;
}

type Event = Anthropic.RawMessageStreamEvent;

function* deltas(
  block: Anthropic.TextBlock | Anthropic.ThinkingBlock,
  size: number,
): Generator<Anthropic.RawContentBlockDelta> {
  // By code points: a delta never ends inside a character.
  const characters = [...(block.type === "text" ? block.text : block.thinking)];
  for (let start = 0; start < characters.length; start += size) {
    const piece = characters.slice(start, start + size).join("");
    yield block.type === "text" ? { type: "text_delta", text: piece } : { type: "thinking_delta", thinking: piece };
  }
  if (block.type === "thinking") yield { type: "signature_delta", signature: block.signature };
}

function mishap(response: ServerResponse, send: (event: { type: string }) => boolean, reply: Reply): void {
  if (reply.cutAfter !== undefined) {
    // What was written has to leave first.
    setImmediate(() => response.socket?.destroy());
  } else if (reply.errorAfter) {
    const { type } = reply.errorAfter;
    send({ type: "error", error: { type, message: "Overloaded" } } as { type: string });
    response.end();
  }
}
