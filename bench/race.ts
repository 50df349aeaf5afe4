import { join } from "node:path";
import { type Child, Overrun, startChild } from "../src/source/child.ts";
import type { Contender } from "./contender.ts";
import type { PageSet } from "./corpus.ts";
import type { Fields } from "./fields.ts";

/** What a contender made of a page. */
export interface Output extends Fields {
  /** Paragraphs, a line each. */
  readonly articleBody: string;
  /** Its garbage's collection included. */
  readonly ms: number;
  /** Why there is none: what was thrown, or the limit that was passed. */
  readonly failed?: string | undefined;
}

/** By id. */
export type Outputs = ReadonlyMap<string, Output>;

/** Pages to be read one after the other; their bytes follow in one piece. */
export interface Ask {
  readonly contender: string;
  readonly pages: readonly { readonly length: number; readonly url: string }[];
  readonly now: number;
}

export type Reply =
  | { readonly kind: "output"; readonly output: Output }
  /** It couldn't be loaded: a fault of the benchmark, not of the page. */
  | { readonly kind: "broken"; readonly message: string };

export interface Race {
  /** Runs the contenders by turns over the pages of a set; gives their outputs by name. */
  readonly run: (set: PageSet, onPages?: (done: number) => void) => Promise<ReadonlyMap<string, Outputs>>;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

const LIMITS = { timeoutMs: 10_000, maxRssMb: 2_000, heapMb: 1_500 };

/** Pages that each contender reads before the clock counts: most of its code is compiled by then. */
const WARM_UP = 50;

/** Pages that a contender reads before it is the next one's turn. */
const LEG = 10;

/**
 * Each contender has a warm process of its own, so that none pays for another's garbage, and may be killed. Only one is
 * at work at any time; they take turns every few pages, so that a busy machine slows them alike.
 */
export function createRace(contenders: readonly Contender[], now: number): Race {
  const children = new Map<string, Child>();
  let isWarm = false;

  /** A leg that passes a limit is run again page by page, to know the page. */
  async function runLeg(contender: string, set: PageSet, ids: readonly string[]): Promise<readonly Output[]> {
    const child = childOf(contender);
    await child.ready;
    const bytes = ids.map((id) => set.bytes(id));
    const pages = ids.map((id, at) => ({
      length: bytes[at]?.length ?? 0,
      url: `https://page.example/${encodeURIComponent(id)}`,
    }));
    const head = { contender, pages, now } satisfies Ask;
    const start = performance.now();
    try {
      const outputs: Output[] = [];
      await child.ask({ head, bytes: Buffer.concat(bytes) }, (said) => {
        const reply = said as Reply;
        if (reply.kind === "broken") throw new Error(`${contender} can't be run: ${reply.message}`);
        outputs.push(reply.output);
      });
      return outputs;
    } catch (error) {
      if (!(error instanceof Overrun)) throw error;
      children.delete(contender);
      if (ids.length === 1) return [{ articleBody: "", ms: performance.now() - start, failed: error.message }];
      const outputs: Output[] = [];
      for (const id of ids) outputs.push(...(await runLeg(contender, set, [id])));
      return outputs;
    }
  }

  function childOf(contender: string): Child {
    const known = children.get(contender);
    if (known?.isFit()) return known;
    void known?.kill();
    const child = startChild(join(import.meta.dirname, "child.ts"), LIMITS);
    children.set(contender, child);
    return child;
  }

  async function warmUp(set: PageSet): Promise<void> {
    for (const leg of legsOf(set).slice(0, WARM_UP / LEG)) {
      for (const { name } of contenders) await runLeg(name, set, leg);
    }
    isWarm = true;
  }

  return {
    async run(set, onPages) {
      if (!isWarm) await warmUp(set);
      const outputs = new Map(contenders.map(({ name }) => [name, new Map<string, Output>()]));
      let done = 0;
      for (const leg of legsOf(set)) {
        for (const [name, pages] of outputs) {
          const read = await runLeg(name, set, leg);
          read.forEach((output, at) => pages.set(leg[at] ?? "", output));
        }
        onPages?.((done += leg.length));
      }
      return outputs;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...children.values()].map((child) => child.kill()));
    },
  };
}

function legsOf(set: PageSet): string[][] {
  const ids = [...set.truths.keys()];
  return Array.from({ length: Math.ceil(ids.length / LEG) }, (_, at) => ids.slice(at * LEG, (at + 1) * LEG));
}
