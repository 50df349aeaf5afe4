import type { Core } from "../../core.ts";
import { UserError } from "../../errors.ts";
import type { Job, ReplyTo } from "../../job.ts";
import type { Shortage } from "../../store/ledger.ts";
import type { RunOptions } from "../../task/run.ts";
import { askerOf } from "./accept.ts";

export type Payer = NonNullable<RunOptions["payer"]>;

export interface PayerOptions {
  readonly core: Pick<Core, "faults" | "ledger" | "limits" | "settings">;
  /** That the whole installation may spend in a month. */
  readonly budgetUsd: number;
}

/** Pays for a job from the month's budgets: the installation's, its server's and its person's there. */
export type PayerOf = (job: Job, replyTo: ReplyTo) => Payer;

/** Throws installation_budget, server_budget, person_budget, too_little_budget. */
export function createPayer({ core: { faults, ledger, limits, settings }, budgetUsd }: PayerOptions): PayerOf {
  return ({ id: jobId, task }, replyTo) => {
    const { guildId, userId } = replyTo;
    const account = { jobId, guildId, userId, task };
    const may = (set: "shortage" | "open" | "ask") => async (usd: number) => {
      const short = await ledger[set](account, usd, await caps(guildId));
      if (short) throw refusal(short, usd);
    };
    return {
      afford: may("shortage"),
      async open(usd) {
        await may("open")(usd);
        await limits.charge(askerOf(replyTo));
      },
      ask: may("ask"),
      // What can't be booked stays set aside, and counts as spent; the answer is there.
      book: (tokens, usd) => faults.spare(() => ledger.book(account, { tokens, usd }), undefined),
      close: () => faults.spare(() => ledger.close(jobId), undefined),
    };
  };

  async function caps(guildId: string | undefined) {
    const own = guildId === undefined ? undefined : await settings.get(guildId);
    return { installation: budgetUsd, server: own?.budgetUsd, person: own?.personBudgetUsd };
  }
}

/** Cents that are left may not be enough for what is asked. */
const NOTHING = 0.0005;

function refusal({ of, cap, leftUsd }: Shortage, usd: number): UserError {
  if (leftUsd < NOTHING) return new UserError(`${of}_budget`, { usd: cap });
  return new UserError("too_little_budget", { usd, left: leftUsd });
}
