/** The process of one contender: it is told which with the first pages. */
import { setImmediate } from "node:timers/promises";
import { CONTENDERS } from "./contenders.ts";
import { serve } from "../src/source/serve.ts";
import type { Extract, Found, Page } from "./contender.ts";
import { decodeAsDeclared } from "./declared.ts";
import type { Ask, Output, Reply } from "./race.ts";
import { textOf } from "./text.ts";

let extract: Promise<Extract> | undefined;

/** Of what it threw. */
const MAX_MESSAGE = 200;

async function answer({ contender, pages, now }: Ask, all: Buffer): Promise<Reply[]> {
  extract ??= loadNamed(contender);
  const run = await extract;
  let start = 0;
  const decoded = pages.map(({ url, length }) => {
    const bytes = all.subarray(start, (start += length));
    return { bytes, html: decodeAsDeclared(bytes), url, now };
  });
  const replies: Reply[] = [];
  for (const page of decoded) replies.push({ kind: "output", output: await outputOf(run, page) });
  return replies;
}

async function outputOf(run: Extract, page: Page): Promise<Output> {
  let found: Found | undefined;
  let failed: string | undefined;
  const start = performance.now();
  try {
    found = await run(page);
  } catch (error) {
    failed = String(error).slice(0, MAX_MESSAGE);
  }
  // A turn of the event loop, on the clock: the runtime uses it to collect garbage, which is a third of parse5's cost.
  await setImmediate();
  const ms = performance.now() - start;
  const { title, published, byline } = found ?? {};
  return { articleBody: bodyOf(found), title, published, byline, ms, failed };
}

function loadNamed(name: string): Promise<Extract> {
  const contender = CONTENDERS.find((contender) => contender.name === name);
  if (contender === undefined) throw new Error(`there is no ${name}`);
  return contender.load();
}

function bodyOf(found: Found | undefined): string {
  if (found === undefined) return "";
  return "text" in found.body ? found.body.text : textOf(found.body.html);
}

serve((ask: Ask, bytes) =>
  answer(ask, bytes).catch((error: unknown): Reply[] => [{ kind: "broken", message: String(error) }]),
);
