import { isCancel, log, password, select, text } from "@clack/prompts";
import { harmless } from "../terminal/screen.ts";
import { Stopped, type Choice, type Dialogue } from "./dialogue.ts";

/** A dialogue on a terminal. */
export function createPrompts(signal: AbortSignal): Dialogue {
  return {
    say: (line) => log.message(harmless(line)),
    text: async (message, usual = "") =>
      answered<string>(await text({ message, placeholder: usual, defaultValue: usual, signal })).trim(),
    // An empty answer is undefined in a prompt for secrets.
    secret: async (message) => (answered<string | undefined>(await password({ message, signal })) ?? "").trim(),
    choose: async <T extends string>(message: string, choices: readonly Choice<T>[]) => {
      const options = choices.map(({ value, label }) => ({ value: value as string, label: harmless(label) }));
      return answered(await select<string>({ message: harmless(message), options, signal })) as T;
    },
    // A prompt lets go by itself.
    close: () => undefined,
  };
}

function answered<T>(answer: T | symbol): T {
  if (isCancel(answer)) throw new Stopped();
  return answer as T;
}
