import { createInterface } from "node:readline/promises";
import type { Readable } from "node:stream";
import { setup as texts } from "../locale/setup.ts";
import { fill } from "../locale/fill.ts";
import { Stopped, Unanswered, type Choice, type Dialogue } from "./dialogue.ts";

/** A dialogue with answers from a pipe or a file, one a line; they are not repeated. */
export function createLines(input: Readable, say: Dialogue["say"], signal: AbortSignal): Dialogue {
  const reader = createInterface({ input, signal });
  const lines = reader[Symbol.asyncIterator]();

  async function ask(question: string): Promise<string> {
    say(question);
    const { value, done } = await lines.next();
    if (signal.aborted) throw new Stopped();
    if (done) throw new Unanswered(question);
    return value.trim();
  }

  return {
    say,
    text: async (question, usual = "") => (await ask(usual ? `${question} (${usual})` : question)) || usual,
    secret: ask,
    async choose<T extends string>(question: string, choices: readonly Choice<T>[]) {
      const [first] = choices;
      if (!first) throw new Error("a question without choices");
      const listed = choices.map(({ value, label }) => `  ${value}: ${label}`);
      const asked = [question, ...listed].join("\n");
      for (;;) {
        const answer = await ask(asked);
        const chosen = answer === "" ? first : choices.find(({ value }) => value === answer);
        if (chosen) return chosen.value;
        say(fill(texts.choices, { choices: choices.map(({ value }) => value).join(", ") }));
      }
    },
    close: () => reader.close(),
  };
}
