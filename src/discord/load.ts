import { readdir } from "node:fs/promises";
import type { Command } from "./command/command.ts";

const FOLDER = new URL("../../commands/", import.meta.url);

/** Every command of `commands/`. Throws where a file holds none: a command that is left out without a word is a bug. */
export async function loadCommands(): Promise<Command[]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith(".ts")).toSorted();
  return Promise.all(
    files.map(async (file) => {
      const module = (await import(new URL(file, FOLDER).href)) as { default?: Partial<Command> };
      const command = module.default;
      if (!command?.data || typeof command.execute !== "function")
        throw new Error(`commands/${file} exports no command`);
      return command as Command;
    }),
  );
}
