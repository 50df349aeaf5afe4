import { doctor as texts } from "../locale/doctor.ts";
import { dollars } from "../locale/dollars.ts";
import { fill } from "../locale/fill.ts";
import { monthOf } from "../locale/month.ts";
import type { Usage } from "../store/usage.ts";
import type { Check } from "./check.ts";

/** What the bot has spent in this month of what it may; `now` in milliseconds since 1970. */
export async function checkBudget(budgetUsd: number, usage: Pick<Usage, "spentInAll">, now: number): Promise<Check> {
  const spent = await usage.spentInAll(monthOf(now));
  const detail = fill(texts.budget, { spent: dollars(spent, "en"), budget: dollars(budgetUsd, "en") });
  if (spent < budgetUsd) return { name: "budget", status: "ok", detail };
  return { name: "budget", status: "failed", detail, fix: texts.budgetFix };
}
