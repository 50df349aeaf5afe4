import type { Answer, Reply } from "./anthropic.ts";
import { readPrompt, scriptedModel } from "./model.ts";
import type { ModelPrompt } from "./model.ts";

/**
 * Models that get it wrong, for `startAnthropic({ answer })`. Each wraps the scripted model:
 *
 *     startAnthropic({ answer: dropping(3) })              // every translation lacks [3]
 *     startAnthropic({ answer: atFirst(dropping(3)) })     // only the first answer does; the repair is right
 *     fake.answer = refusing("general_harms")              // from now on
 */
type Rewrite = (text: string, prompt: ModelPrompt) => string;

function rewriting(rewrite: Rewrite, model: Answer = scriptedModel): Answer {
  return async (request) => {
    const reply = await model(request);
    return { ...reply, text: rewrite(reply.text ?? "", readPrompt(request)) };
  };
}

/** Lines of a numbered answer, rewritten one by one; undefined drops a line. */
function rewritingLines(rewrite: (id: number, text: string, prompt: ModelPrompt) => string | undefined): Answer {
  return rewriting((answer, prompt) =>
    answer
      .split("\n")
      .flatMap((line) => {
        const match = /^\[(\d+)\] (.*)$/.exec(line);
        return match ? (rewrite(Number(match[1]), match[2] ?? "", prompt) ?? []) : line;
      })
      .join("\n"),
  );
}

const only = (n: number, rewrite: (text: string, prompt: ModelPrompt) => string | undefined): Answer =>
  rewritingLines((id, text, prompt) => (id === n ? rewrite(text, prompt) : `[${id}] ${text}`));

/** Line n is missing. */
export const dropping = (n: number): Answer => only(n, () => undefined);
/** Line n has its number and nothing else. */
export const emptying = (n: number): Answer => only(n, () => `[${n}] `);
/** Line n comes twice, with different words. */
export const doubling = (n: number): Answer => only(n, (text) => `[${n}] ${text}\n[${n}] Once more, ${text}`);
/** Line n is the source's. */
export const leavingSource = (n: number): Answer => only(n, (_, prompt) => `[${n}] ${prompt.lines.get(n) ?? ""}`);
/** Every figure of line n is another. */
export const miscounting = (n: number): Answer =>
  only(n, (text) => `[${n}] ${text.replace(/\d/g, (digit) => String((Number(digit) + 1) % 10))}`);
/** Lines n and m have each other's text. */
export const swapping = (n: number, m: number): Answer =>
  rewriting((answer) => {
    const textOf = (id: number): string => new RegExp(`^\\[${id}\\] (.*)$`, "m").exec(answer)?.[1] ?? "";
    const [first, second] = [textOf(n), textOf(m)];
    return answer
      .split("\n")
      .map((line) =>
        line.startsWith(`[${n}]`) ? `[${n}] ${second}` : line.startsWith(`[${m}]`) ? `[${m}] ${first}` : line,
      )
      .join("\n");
  });
/** A line for a number that nobody asked for, or a reference to a paragraph that isn't there. */
export const inventingNumber = (n: number): Answer =>
  rewriting((answer, { task }) =>
    task === "translate" ? `${answer}\n[${n}] A line that nobody wrote.` : answer.replace(/\[\d+\]/g, `[${n}]`),
  );
/** No bullet and no answer names a paragraph. */
export const uncited: Answer = rewriting((answer) => answer.replace(/ ?\[\d+\]/g, ""));
/** A quote that isn't in the article, attributed to somebody who is. */
export const inventingQuote = (original = "Никто никогда этого не говорил"): Answer =>
  rewriting((answer) => {
    const quote = { paragraph: 1, original, english: "Nobody ever said this", name: "", speaker: "", role: "" };
    return `${JSON.stringify(quote)}${answer === "NONE" ? "" : `\n${answer}`}`;
  });
/** Polite words before the answer, and a fence around it. */
export const chatting: Answer = rewriting((answer) => `Here is what you asked for:\n\`\`\`\n${answer}\n\`\`\``);
/** Always the same words: an article's instructions obeyed, a soft refusal, NOT IN THE ARTICLE. */
export const answering =
  (text: string): Answer =>
  () => ({ text });
/** Cut by the token limit after so many characters. */
export const stoppingAt = (characters: number): Answer =>
  altering((reply) => ({ ...reply, text: (reply.text ?? "").slice(0, characters), stopReason: "max_tokens" }));
/** Refused after half an answer. */
export const refusing = (category: NonNullable<Reply["refusal"]>["category"] = null): Answer =>
  altering((reply) => ({ ...reply, text: (reply.text ?? "").slice(0, 60), refusal: { category } }));
/** The connection is cut after so many characters. */
export const cutting = (characters: number): Answer => altering((reply) => ({ ...reply, cutAfter: characters }));
/** Nothing more comes after so many characters, and the connection stays. */
export const stalling = (characters: number): Answer => altering((reply) => ({ ...reply, stallAfter: characters }));
/** An error event after so many characters. */
export const overloaded = (characters: number): Answer =>
  altering((reply) => ({ ...reply, errorAfter: { characters, type: "overloaded_error" } }));
/** So many milliseconds between the pieces of an answer. */
export const slowly = (delayMs: number, chunk = 20): Answer => altering((reply) => ({ ...reply, delayMs, chunk }));
/** Refused by the server with this status. */
export const failing =
  (status: NonNullable<Reply["status"]>, headers: Record<string, string> = {}): Answer =>
  () => ({ status, headers });

function altering(alter: (reply: Reply) => Reply): Answer {
  return async (request) => alter(await scriptedModel(request));
}

/** `faulty` for the first `calls` requests, then `model`. */
export function atFirst(faulty: Answer, calls = 1, model: Answer = scriptedModel): Answer {
  let left = calls;
  return (request) => {
    left -= 1;
    return left >= 0 ? faulty(request) : model(request);
  };
}
