/** Stands where the reading process stands, and does what the bytes say. */
import { spawnSync } from "node:child_process";
import { closeSync, readFileSync, writeSync } from "node:fs";
import type { Article } from "../../src/article/article.ts";
import { partsOf } from "../../src/source/reply.ts";
import { ANSWERS, serve } from "../../src/source/serve.ts";

const ARTICLE: Article = {
  id: "a",
  title: "A",
  language: "en",
  paragraphs: [{ id: 1, kind: "text", text: "One." }],
  notes: [],
  reading: "full",
};

const say = (title: string) => partsOf({ ...ARTICLE, title });

const hoard: unknown[] = [];

function nest(depth: number): number {
  return 1 + nest(depth + 1);
}

/** Past all limits, and past what this process could hold. */
function flood(bytes: Buffer): never {
  for (let at = 0; ;) {
    try {
      at += writeSync(ANSWERS, bytes, at % bytes.length);
    } catch (error) {
      if (!(error instanceof Error) || !("code" in error) || error.code !== "EAGAIN") throw error;
    }
  }
}

const orders: Record<string, (argument: string) => Iterable<unknown>> = {
  say,
  pid: () => say(String(process.pid)),
  environment: () => say(["names:", ...Object.keys(process.env)].join(" ")),
  loop: () => {
    for (;;);
  },
  heap: () => {
    for (;;) hoard.push(Array(1000).fill(hoard.length));
  },
  buffers: () => {
    for (;;) hoard.push(Buffer.alloc(1024 * 1024, 1));
  },
  keep: (megabytes) => {
    hoard.push(Buffer.alloc(Number(megabytes) * 1024 * 1024, 1));
    return say(String(process.pid));
  },
  crash: () => process.abort(),
  exit: () => process.exit(0),
  open: (path) => {
    readFileSync(path);
    return say("opened");
  },
  run: (command) => {
    spawnSync(command);
    return say("ran");
  },
  nest: () => say(String(nest(0))),
  print: (text) => {
    process.stderr.write(text);
    process.stdout.write(text);
    return say("printed");
  },
  // What a process says that a page has taken over.
  values: (json) => JSON.parse(json) as unknown[],
  raw: (text) => {
    writeSync(ANSWERS, text);
    return [];
  },
  line: () => flood(Buffer.alloc(65_536, 0x61)),
  lines: () =>
    flood(Buffer.from(`${JSON.stringify({ kind: "paragraphs", paragraphs: ARTICLE.paragraphs })}\n`.repeat(1_000))),
  numbers: (count) => [{ kind: "paragraphs", paragraphs: Array(Number(count)).fill(0) }, ...say("A")],
  paragraphs: (order) => {
    const [count, length] = order.split(" ", 2).map(Number);
    const text = "汉".repeat(length ?? 1);
    return partsOf({
      ...ARTICLE,
      paragraphs: Array.from({ length: count ?? 1 }, (_, at) => ({ id: at + 1, kind: "text" as const, text })),
    });
  },
  twice: () => {
    setTimeout(() => writeSync(ANSWERS, `{"kind":"article"}\n\n`), 20);
    return say(String(process.pid));
  },
  mute: () => {
    closeSync(ANSWERS);
    return [];
  },
};

serve(async (_hints, bytes) => {
  const [order = "", ...rest] = bytes.toString().split(" ");
  try {
    return (orders[order]?.(rest.join(" ")) ?? []) as Iterable<object>;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    return say(`failed: ${code}`);
  }
});
