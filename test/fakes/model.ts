import type { Answer, ModelRequest } from "./anthropic.ts";
import { pseudoEnglish, pseudoName } from "./pseudo.ts";

/**
 * A model that does as the prompts say, without understanding a word: right numbers, right form, quotes that are
 * really in the article, English made up by pseudo.ts. `startAnthropic()` answers with it unless told otherwise;
 * model-faults.ts has models that lie.
 *
 * It reads the article from numbered lines (`[0] headline`, `[1] …`) of the first user text and the task from the
 * last one, which starts with `TASK: translate | review | summarize | quotes | ask`.
 */
export const scriptedModel: Answer = (request) => {
  const prompt = readPrompt(request);
  return { text: ANSWERS[prompt.task]?.(prompt) ?? `I was asked for “${prompt.task}”, which I don't know.` };
};

export interface ModelPrompt {
  readonly task: string;
  readonly instruction: string;
  /** The article's lines by number, 0 the headline. */
  readonly lines: ReadonlyMap<number, string>;
  /** The same with the parts of a paragraph apart, by number: "4", or "4.1" and "4.2". */
  readonly units: ReadonlyMap<string, string>;
  /** The article's, BCP 47. */
  readonly language: string | undefined;
}

/** What a request asks for. */
export function readPrompt(request: ModelRequest): ModelPrompt {
  const texts = request.messages
    .filter((message) => message.role === "user")
    .flatMap(({ content }) =>
      typeof content === "string" ? [content] : content.flatMap((block) => (block.type === "text" ? [block.text] : [])),
    );
  const instruction = texts.at(-1) ?? "";
  const units = new Map<string, string>();
  const lines = new Map<number, string>();
  for (const line of (texts.length > 1 ? (texts[0] ?? "") : instruction).split("\n")) {
    const [, id = "", text = ""] = /^\[(\d{1,6}(?:\.\d{1,3})?)\] (.*)$/.exec(line) ?? [];
    if (id === "" || units.has(id)) continue;
    units.set(id, text);
    const paragraph = Number.parseInt(id, 10);
    lines.set(paragraph, [lines.get(paragraph) ?? [], text].flat().join(" "));
  }
  const language = /^Language: (\S+)$/m.exec(texts[0] ?? "")?.[1];
  return { units, language, task: /^TASK: (\w+)/m.exec(instruction)?.[1] ?? "", instruction, lines };
}

const ANSWERS: Readonly<Record<string, (prompt: ModelPrompt) => string>> = {
  translate,
  review,
  summarize,
  quotes,
  ask,
};

function translate({ instruction, units, language }: ModelPrompt): string {
  const asked = /^NUMBERS: ([\d. ]+)$/m.exec(instruction)?.[1]?.trim().split(/ +/) ?? [...units.keys()];
  return asked.map((id) => `[${id}] ${pseudoEnglish(units.get(id) ?? "", language)}`).join("\n");
}

function review({ instruction }: ModelPrompt): string {
  return [...instruction.matchAll(/^\[(\d[\d.]*)\]/gm)].map((match) => `[${match[1]}] OK`).join("\n");
}

function summarize({ instruction, lines }: ModelPrompt): string {
  const failing = [...instruction.matchAll(/^\((\d+)\) ?(.*)$/gm)].filter(
    (match) => !match[2]?.startsWith("the point,"),
  );
  if (failing.length > 0) {
    return failing.map((match) => mendedPart(Number(match[1]), match[2] ?? "", lines)).join("\n");
  }
  const count = Number(/Write (\d+)/.exec(instruction)?.[1] ?? 4);
  const points = [...lines].filter(([id, text]) => id > 0 && text.length > 20).slice(0, count);
  const bullets = points.map(([id, text]) => `- ${told(text)} [${id}]`);
  return [`# ${pseudoEnglish(lines.get(0) ?? "").replace(/\.$/, "")}`, ...bullets].join("\n");
}

function mendedPart(number: number, text: string, lines: ModelPrompt["lines"]): string {
  if (number === 0) return `(0) ${pseudoEnglish(lines.get(0) ?? "")}`;
  const bare = text.replace(/ ?\[\d+\]/g, "");
  return `(${number}) ${/[^\P{L}\p{Script=Latin}]/u.test(bare) ? pseudoEnglish(bare) : bare} [1]`;
}

/** What a text says first, without its quotation marks: they would hold a translation. */
function told(text: string): string {
  return pseudoEnglish(firstSentence(text).replace(/[“”«»„「」『』"]/gu, ""));
}

function firstSentence(text: string): string {
  return /^.{20,200}?[.!?。！？]/u.exec(text)?.[0] ?? text.slice(0, 120);
}

const QUOTATION = /“([^“”]{8,})”|«([^«»]{8,})»|„([^„“”]{8,})[“”]|「([^「」]{6,})」|『([^『』]{6,})』|"([^"]{8,})"/gu;

interface ModelQuote {
  readonly paragraph: number;
  readonly original: string;
  readonly english: string;
  readonly name: string;
  readonly speaker: string;
  readonly role: string;
}

function quotes({ instruction, lines }: ModelPrompt): string {
  const all = [...lines].flatMap(([paragraph, text]) => (paragraph === 0 ? [] : quotesOf(paragraph, text)));
  const failing = instruction
    .split("\n")
    .filter((line) => line.startsWith('{"paragraph":') && !line.includes("exactly as"));
  const found = failing.length > 0 ? mended(failing, all) : all;
  const limit = Number(/At most (\d+)/.exec(instruction)?.[1] ?? 10);
  return found.length === 0
    ? "NONE"
    : found
        .slice(0, limit)
        .map((quote) => JSON.stringify(quote))
        .join("\n");
}

function quotesOf(paragraph: number, text: string): ModelQuote[] {
  return [...text.matchAll(QUOTATION)].map((match) => {
    const original = match.slice(1).find((group) => group !== undefined) ?? "";
    const name = speakerNear(text.slice(0, match.index), text.slice(match.index + match[0].length));
    const speaker = name === "" ? "" : /^[\p{Script=Latin} .-]+$/u.test(name) ? name : pseudoName(name);
    return { paragraph, original, english: pseudoEnglish(original), name, speaker, role: "" };
  });
}

/** The capitalised words, or in Chinese the few characters before a verb of saying, that stand next to the quote. */
function speakerNear(before: string, after: string): string {
  const chinese = /([\p{Script=Han}]{2,4})(?:表示|指出|强调|说|說|称)[，：:]?\s*$/u.exec(before.slice(-20))?.[1];
  const name = /(?<!\p{L})\p{Lu}\p{L}+(?: \p{Lu}[\p{L}-]+)+/u;
  return chinese ?? name.exec(after.slice(0, 80))?.[0] ?? name.exec(before.slice(-80))?.[0] ?? "";
}

/** For each quote that wasn't in the article the real one it starts like, where there is one. */
function mended(failing: readonly string[], all: readonly ModelQuote[]): ModelQuote[] {
  return failing.flatMap((line) => {
    // The line may be no JSON.
    const start = /"original":\s*"([^"]{1,8})/.exec(line)?.[1];
    const real = all.find((quote) => start !== undefined && quote.original.startsWith(start));
    return real ? [real] : [];
  });
}

function ask({ instruction, lines }: ModelPrompt): string {
  const question = /asks about the article:\n+(.+)/.exec(instruction)?.[1] ?? instruction;
  const pieces = new Set(question.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu));
  const paragraphs = [...lines].filter(([id]) => id > 0);
  const score = (text: string): number => [...pieces].filter((piece) => text.toLowerCase().includes(piece)).length;
  const [best] = paragraphs.toSorted(([, a], [, b]) => score(b) - score(a));
  return best ? `${told(best[1])} [${best[0]}]` : "NOT IN THE ARTICLE";
}
