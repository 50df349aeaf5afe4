import { join } from "node:path";
import pLimit from "p-limit";
import type { Article } from "../article/article.ts";
import { UserError } from "../errors.ts";
import { articleOf, createCheckedReply } from "./checked-reply.ts";
import { type Child, type ChildLimits, Overrun, startChild } from "./child.ts";
import type { ReadBytes } from "./page.ts";
import type { Request } from "./serve.ts";

export interface Reader {
  /** Rejects with `page_too_complex` where the bytes take too much, and with what `readDocument` throws. */
  readonly read: ReadBytes;
  /** Starts the first process before it is needed. */
  readonly warm: () => Promise<void>;
  /** Ends the processes at once; reads under way fail. */
  readonly close: () => Promise<void>;
}

export interface ReaderOptions extends Partial<ChildLimits> {
  /** Processes at most. They are started when needed and kept. */
  readonly children?: number;
  /** What the processes run. */
  readonly modulePath?: string;
}

/** A 1.4 KB document can take 1 GB outside the heap, so both are limited. */
const LIMITS: ChildLimits = { timeoutMs: 15_000, maxRssMb: 400, heapMb: 256 };

/** Runs `readDocument` in warm child processes, so that no page stops this one or brings it down. */
export function createReader(options: ReaderOptions = {}): Reader {
  const { children = 2, modulePath = join(import.meta.dirname, "reader-child.ts"), ...limits } = options;
  const limit = pLimit(children);
  const running = new Set<Child>();
  const idle: Child[] = [];
  let closed = false;

  function take(): Child {
    for (let child = idle.pop(); child !== undefined; child = idle.pop()) {
      if (child.isFit()) return child;
      void discard(child);
    }
    const child = startChild(modulePath, { ...LIMITS, ...limits });
    running.add(child);
    return child;
  }

  async function discard(child: Child): Promise<void> {
    await child.kill();
    running.delete(child);
  }

  async function ask(request: Request): Promise<Article> {
    if (closed) throw new Error("the reader is closed");
    const child = take();
    const reply = createCheckedReply();
    let end: ReturnType<typeof reply.end>;
    try {
      await child.ask(request, reply.take);
      end = reply.end();
    } catch (error) {
      void discard(child);
      if (error instanceof Overrun && !closed) throw new UserError("page_too_complex", {}, { cause: error });
      throw error;
    }
    idle.push(child);
    return articleOf(end);
  }

  return {
    read: (bytes, hints) => limit(ask, { head: hints, bytes }),
    async warm() {
      const child = take();
      try {
        await child.ready;
      } catch (error) {
        void discard(child);
        throw error;
      }
      idle.push(child);
    },
    async close() {
      closed = true;
      await Promise.all([...running].map((child) => child.kill()));
    },
  };
}
