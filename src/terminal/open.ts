import { createReadStream } from "node:fs";
import { basename, resolve } from "node:path";
import { addAbortSignal } from "node:stream";
import { fileURLToPath, pathToFileURL } from "node:url";
import { UserError } from "../errors.ts";
import type { Input } from "../job.ts";
import type { OpenFile } from "../source/page.ts";
import type { Arguments } from "./arguments.ts";

const STANDARD_INPUT = "stdin:";

/** What a person names on the command line: a web address, a path, or “-”. */
export function namedInput({ article: named = "", chapter }: Pick<Arguments, "article" | "chapter">): Input {
  const part = chapter === undefined ? {} : { chapter };
  if (/^https?:/i.test(named)) return { kind: "link", url: named, ...part };
  if (named === "-") return { kind: "file", name: "standard input", url: STANDARD_INPUT, ...part };
  const file = /^file:/i.test(named) && URL.canParse(named) ? new URL(named) : pathToFileURL(resolve(named));
  return { kind: "file", name: basename(fileURLToPath(file)), url: file.href, ...part };
}

/** Opens what `namedInput` gave. In the terminal alone: the bot never opens a local file. */
export const openLocal: OpenFile = async (url, { maxBytes, signal }) => {
  const local = url === STANDARD_INPUT ? undefined : fileURLToPath(url);
  const stream = local === undefined ? process.stdin : createReadStream(local);
  if (signal) addAbortSignal(signal, stream);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk as Buffer);
      size += bytes.length;
      if (size > maxBytes) throw new UserError("file_too_large", { size: maxBytes });
      chunks.push(bytes);
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof UserError || local === undefined) throw error;
    throw new UserError("file_not_found", { name: basename(local) }, { cause: error });
  }
  return Buffer.concat(chunks);
};
