/** Stands where the reading process stands, and does what the bytes say. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Article } from "../../src/article/article.ts";
import { UserError } from "../../src/errors.ts";
import type { ReadRequest } from "../../src/source/reply.ts";

function article(title: string): Article {
  return {
    id: "a",
    title,
    language: "en",
    paragraphs: [{ id: 1, kind: "text", text: title }],
    notes: [],
    reading: "full",
  };
}

const hoard: unknown[] = [];

function nest(depth: number): number {
  return 1 + nest(depth + 1);
}

const orders: Record<string, (argument: string) => unknown> = {
  say: (text) => ({ kind: "article", article: article(text) }),
  pid: () => ({ kind: "article", article: article(String(process.pid)) }),
  environment: () => ({ kind: "article", article: article(["names:", ...Object.keys(process.env)].join(" ")) }),
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
    return orders["pid"]?.("");
  },
  crash: () => process.abort(),
  exit: () => process.exit(0),
  nonsense: () => ({ kind: "article", article: { ...article("x"), paragraphs: "none" } }),
  open: (path) => {
    readFileSync(path);
    return { kind: "article", article: article("opened") };
  },
  run: (command) => {
    spawnSync(command);
    return { kind: "article", article: article("ran") };
  },
  nest: () => nest(0),
  print: (text) => {
    process.stderr.write(text);
    process.stdout.write(text);
    return { kind: "article", article: article("printed") };
  },
};

process.on("message", ({ bytes }: ReadRequest) => {
  const [order = "", ...rest] = Buffer.from(bytes).toString().split(" ");
  try {
    process.send?.(orders[order]?.(rest.join(" ")));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    process.send?.({ kind: "article", article: article(`failed: ${error instanceof UserError ? "" : code}`) });
  }
});
process.send?.({ kind: "ready" });
