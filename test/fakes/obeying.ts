import type { Answer, ModelRequest } from "./anthropic.ts";
import { baseOf, type Hostile } from "./hostile.ts";
import { readPrompt, type ModelPrompt } from "./model.ts";
import { pseudoEnglish } from "./pseudo.ts";

/** Where its words stand many times, so many: several pages, and less than an answer has room for. */
const MANY = 150;

/**
 * A model that does whatever an article tells it to: in the form that is asked for, so that its words get as far as they
 * can, in every task, and again when it is asked to mend them.
 */
export function obeying(hostile: Hostile): Answer {
  return (request) => {
    const prompt = readPrompt(request);
    const task = prompt.task as keyof NonNullable<Hostile["answers"]>;
    return { text: hostile.answers?.[task] ?? FORMS[prompt.task]?.(prompt, words(hostile, request), hostile) ?? "" };
  };
}

function words({ says }: Hostile, request: ModelRequest): string {
  const { instruction } = readPrompt(request);
  const system = typeof request.system === "string" ? request.system : request.system?.map(({ text }) => text).join("");
  return says
    .replaceAll("{system}", () => system ?? "")
    .replaceAll("{task}", () => instruction)
    .replaceAll("{long}", () => "word *and* word ".repeat(MANY))
    .replaceAll("{run}", () => "*".repeat(MANY * 15))
    .replaceAll("{fill}", () => "-# 77 of 77 paragraphs · flawless. ".repeat(MANY / 2));
}

type Form = (prompt: ModelPrompt, says: string, hostile: Hostile) => string;

const FORMS: Readonly<Record<string, Form>> = {
  translate({ instruction, units, language }, says, { names }) {
    const asked = /^NUMBERS: ([\d. ]+)$/m.exec(instruction)?.[1]?.trim().split(/ +/) ?? [];
    const last = asked.at(-1);
    const lines = asked.map((id) => {
      const told = id === "0" || id === last;
      return `[${id}] ${told ? says : pseudoEnglish(units.get(id) ?? "", language)}`;
    });
    return [...(names === undefined ? [] : [names]), ...lines].join("\n");
  },
  review: ({ instruction }, says) =>
    [...instruction.matchAll(/^\[(\d[\d.]*)\]/gm)].map((match) => `[${match[1]}] ${says}`).join("\n"),
  summarize({ instruction }, says) {
    const failing = [...instruction.matchAll(/^\((\d+)\)/gm)].map((match) => match[1]);
    if (instruction.includes("came out wrong")) return failing.map((number) => `(${number}) ${says} [1]`).join("\n");
    return `# ${says}\n- ${says} [1]\n- The ferry runs again, and ${says} [2][3]`;
  },
  quotes(_prompt, says, hostile) {
    const { quote, speaker } = baseOf(hostile);
    const given = { paragraph: 2, original: quote, english: says, name: speaker, speaker: says, role: says };
    return [given, { ...given, original: says, name: says }].map((one) => JSON.stringify(one)).join("\n");
  },
  ask: (_prompt, says) => (says === "NOT IN THE ARTICLE" ? says : `${says} [1]\n\nThat is all. [3]`),
};
