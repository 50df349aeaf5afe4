import fc from "fast-check";
import { expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { ModelError, NO_USAGE, type Llm, type Usage } from "../../src/llm/llm.ts";
import { costUsd } from "../../src/llm/price.ts";
import { createLedger, type Caps } from "../../src/store/ledger.ts";
import { createUsage, type Account } from "../../src/store/usage.ts";
import { metered, paid, type Payer } from "../../src/task/metered.ts";
import { openMemory } from "../fakes/memory-database.ts";

const MODEL = "claude-sonnet-5-5";
/** Tokens of an answer at most; of a prompt, as it is estimated. */
const ANSWER = 2_000;
const PROMPT = { text: "word ".repeat(1_200), tokens: 2_008 };
const CAPS: Caps = { installation: 0.1, server: 0.08, person: 0.06 };

/** How a request goes: what share of its room is used, and how it ends; in a kill the process never learns. */
interface Planned {
  readonly used: number;
  readonly ending: "answered" | "failed" | "cancelled" | "killed";
}

interface PlannedJob {
  readonly server: string;
  readonly person: string;
  /** Of what is set aside at first; often too low. */
  readonly estimate: number;
  readonly requests: readonly Planned[];
}

const requests = fc.record<Planned>({
  used: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
  ending: fc.oneof(
    { weight: 6, arbitrary: fc.constant("answered" as const) },
    fc.constantFrom("failed" as const, "cancelled" as const, "killed" as const),
  ),
});
const jobs = fc.array(
  fc.record<PlannedJob>({
    server: fc.constantFrom("1", "2"),
    person: fc.constantFrom("ann", "bob"),
    estimate: fc.double({ min: 0, max: 0.06, noNaN: true }),
    requests: fc.array(requests, { minLength: 1, maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 12 },
);

const usageOf = (used: number): Usage => ({
  ...NO_USAGE,
  requests: 1,
  cacheWriteTokens: Math.floor(PROMPT.tokens * used),
  outputTokens: Math.floor(ANSWER * used),
});

const BUDGETS = ["installation_budget", "server_budget", "person_budget"];

test("no budget is ever overspent, however many jobs go on at once, fail, are cancelled or killed", async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), jobs, async (scheduler, planned) => {
      const database = openMemory();
      let time = Date.parse("2026-11-30T12:00:00Z");
      const now = () => time;
      const usage = createUsage(database, now);
      const truth = new Map<string, number>();
      let killed = 0;

      /** What was really spent, which nobody in the process has to know. */
      function spend({ guildId = "", userId }: Account, used: Usage): void {
        const usd = costUsd(MODEL, used) ?? 0;
        for (const [whose, cap] of [
          ["all", CAPS.installation],
          [guildId, CAPS.server],
          [`${guildId} ${userId}`, CAPS.person],
        ] as const) {
          truth.set(whose, (truth.get(whose) ?? 0) + usd);
          expect(truth.get(whose), whose).toBeLessThanOrEqual((cap ?? 0) + 1e-9);
        }
      }

      /** Settles with what is left to do after a kill. */
      async function run(account: Account, { estimate, requests }: PlannedJob): Promise<readonly Planned[]> {
        const { promise: dead, resolve: die } = Promise.withResolvers<readonly Planned[]>();
        const payer = payerOf(account);
        const left = [...requests];
        const llm = modelOf(account, left, () => {
          killed += 1;
          die(left);
        });
        const work = paid(payer, estimate, async () => {
          while (left.length > 0) await metered(llm, payer).complete(PROMPT_OF_ALL).catch(failing);
          return [];
        });
        return Promise.race([work.catch(ending), dead]).then((rest) => rest ?? []);
      }

      function payerOf(account: Account): Payer {
        const ledger = createLedger(database, now);
        const may = (set: "shortage" | "open" | "ask") => async (usd: number) => {
          const short = await scheduler.schedule(ledger[set](account, usd, CAPS));
          if (short) throw new UserError(`${short.of}_budget`);
        };
        return {
          afford: may("shortage"),
          open: may("open"),
          ask: may("ask"),
          book: (tokens, usd) => ledger.book(account, { tokens, usd }),
          close: () => ledger.close(account.jobId),
        };
      }

      function modelOf(account: Account, left: Planned[], die: () => void): Llm {
        return {
          model: MODEL,
          settings: "",
          caches: true,
          limits: () => Promise.reject(new Error("not asked")),
          async complete(_prompt, options) {
            const { used, ending } = left.shift() ?? { used: 0, ending: "answered" };
            const spent = usageOf(used);
            await scheduler.schedule(Promise.resolve());
            spend(account, spent);
            options?.onUsage?.(spent);
            if (ending === "failed") throw new ModelError("stalled", { usage: spent });
            if (ending === "cancelled") throw new UserError("cancelled");
            if (ending === "killed") {
              die();
              return new Promise(() => undefined);
            }
            return { text: "", stopReason: "end", model: MODEL, usage: spent };
          },
        };
      }

      const all = planned.map(async (job, index) => {
        const account = { jobId: String(index), guildId: job.server, userId: job.person, task: "ask" as const };
        let requests = job.requests;
        while (requests.length > 0) requests = await run(account, { ...job, requests });
      });
      await scheduler.waitFor(Promise.all(all));

      // What was killed and doesn't come back is settled with the next job, an hour later.
      time += 2 * 60 * 60 * 1000;
      const next = payerOf({ jobId: "next", userId: "ann", task: "ask" });
      await scheduler.waitFor(next.open(0).then(next.close));
      expect(database.prepare("SELECT count(*) AS open FROM reservation").get()).toEqual({ open: 0 });
      const [booked, spent] = [await usage.spentInAll("2026-11"), truth.get("all") ?? 0];
      expect(booked).toBeGreaterThanOrEqual(spent - 1e-9);
      expect(killed > 0 ? 0 : booked - spent).toBeCloseTo(0, 9);
      database.close();
    }),
    { numRuns: 150 },
  );
});

const PROMPT_OF_ALL = { system: PROMPT.text, material: "", turns: [], instruction: "", maxTokens: ANSWER };

/** After it the job asks on. */
function failing(error: unknown): void {
  if (!(error instanceof ModelError)) throw error;
}

/** With it the job ends. */
function ending(error: unknown): undefined {
  if (!(error instanceof UserError && [...BUDGETS, "cancelled"].includes(error.code))) throw error;
}
