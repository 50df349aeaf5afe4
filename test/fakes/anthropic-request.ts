import type Anthropic from "@anthropic-ai/sdk";
import { MODELS } from "./anthropic-models.ts";

type Body = Anthropic.MessageCreateParams;

/** Why the real API would answer 400 (version 2026-10-21); undefined where it wouldn't. Not every rule: those a client of text can break. */
export function checkRequest(body: Body): string | undefined {
  const { model, max_tokens: maxTokens, messages } = body;
  if (typeof model !== "string") return "model: Field required";
  if (!Number.isInteger(maxTokens) || maxTokens < 1) return "max_tokens: Field required";
  if (!Array.isArray(messages) || messages.length === 0) return "messages: Field required";
  for (const removed of ["temperature", "top_p", "top_k"]) if (removed in body) return `${removed}: was removed`;
  return checkModel(body) ?? checkBlocks(body);
}

function checkModel({ model, max_tokens: maxTokens, thinking, messages }: Body): string | undefined {
  const facts = MODELS[model];
  if (!facts) return undefined;
  if (maxTokens > facts.maxOutput) return `max_tokens: ${maxTokens} > ${facts.maxOutput}`;
  if (thinking && !facts.thinking.includes(thinking.type)) return `thinking.type: ${thinking.type} is not supported`;
  if (messages.at(-1)?.role === "assistant") return "messages: the final message must be the user's";
  return undefined;
}

function checkBlocks(body: Body): string | undefined {
  if (body.messages[0]?.role !== "user") return "messages.0: the first message must be the user's";
  const breakpoints: string[] = body.cache_control ? [body.cache_control.ttl ?? "5m"] : [];
  for (const { block } of blocksOf(body)) {
    if (block.type === "text" && block.text.trim() === "") return "text content blocks must be non-empty";
    const control = "cache_control" in block ? block.cache_control : undefined;
    if (!control) continue;
    const ttl = control.ttl ?? "5m";
    if (ttl === "1h" && breakpoints.includes("5m") && !body.cache_control) return "a 1h breakpoint after a 5m one";
    breakpoints.push(ttl);
  }
  if (breakpoints.length > 4) return `cache_control: ${breakpoints.length} blocks; at most 4`;
  return undefined;
}

export interface PromptBlock {
  readonly role: "system" | "user" | "assistant";
  readonly block: Anthropic.ContentBlockParam;
}

/** Every content block in the order of the prompt: system, then messages. */
export function blocksOf({ system = [], messages }: Body): PromptBlock[] {
  return [{ role: "system" as const, content: system }, ...messages].flatMap(({ role, content }) =>
    asBlocks(content).map((block) => ({ role, block })),
  );
}

/** A string is a text block, an empty one none. */
function asBlocks(content: string | readonly Anthropic.ContentBlockParam[]): readonly Anthropic.ContentBlockParam[] {
  if (typeof content !== "string") return content;
  return content === "" ? [] : [{ type: "text", text: content }];
}
