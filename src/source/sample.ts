import { readFile } from "node:fs/promises";
import { SAMPLE } from "../sample.ts";
import type { OpenFile } from "./page.ts";

const FILE = new URL(`../../examples/${SAMPLE.name}`, import.meta.url);

/** Opens the sample article from `examples/`: that one file, by its one address. All else is left to `open`. */
export function withSample(open: OpenFile): OpenFile {
  return (url, options) => (url === SAMPLE.url ? readFile(FILE, options) : open(url, options));
}
