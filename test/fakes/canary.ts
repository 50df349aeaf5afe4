import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Stands in every secret that the fakes give out, so that it can be looked for in whatever a test leaves behind. */
export const SECRET = "Kanarienvogel";

/** What every interaction's token begins with. */
export const INTERACTION_TOKEN = `aW50ZXJhY3Rpb246${SECRET}`;

/** A text as it may be written: as it is, as addresses and JSON have it, in Base64 wherever it may begin there. */
export function formsOf(text: string): Buffer[] {
  const escaped = text.replace(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const encoded = [0, 1, 2].flatMap((before) =>
    (["base64", "base64url"] as const).map((form) => {
      const whole = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]).toString(form);
      return whole.slice(before === 0 ? 0 : 4, -4);
    }),
  );
  return [...new Set([text, encodeURIComponent(text), escaped, ...encoded])].map((form) => Buffer.from(form));
}

/** Whether a text stands in others, in any form. */
export function holds(what: string | Buffer, text: string): boolean {
  const bytes = Buffer.from(what as string);
  return formsOf(text).some((form) => bytes.includes(form));
}

/** The files of a folder that hold a text. */
export function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder).filter((file) => holds(readFileSync(join(folder, file)), text));
}
