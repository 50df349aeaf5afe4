import { writeFileSync } from "node:fs";

/** Writes a command's figures to the file that was named, if any. */
export function writeJson(file: string | undefined, figures: unknown): void {
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(figures, undefined, 2)}\n`);
}
