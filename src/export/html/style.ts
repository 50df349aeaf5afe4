import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { verbatim } from "./markup.ts";

const CSS = readFileSync(new URL("style.css", import.meta.url), "utf8");

/** The one style sheet, its content byte for byte what its digest is of. */
export const STYLE = verbatim(`<style>${CSS}</style>`);

/** Nothing may load, run, be sent or frame anything; the one style sheet is named by its digest. */
export const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(CSS).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
