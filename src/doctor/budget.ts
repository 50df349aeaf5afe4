import type { Config } from "../config.ts";
import { doctor as texts } from "../locale/doctor.ts";
import { dollars } from "../locale/dollars.ts";
import { fill } from "../locale/fill.ts";
import { monthOf } from "../locale/month.ts";
import { openDatabase } from "../store/database.ts";
import { createUsage } from "../store/usage.ts";
import type { Check } from "./check.ts";

/** What the bot has spent in this month of what it may; `now` in milliseconds since 1970. Throws where there is no store. */
export async function checkBudget({ budgetUsd, data }: Config, now: number): Promise<Check> {
  const database = openDatabase(data);
  try {
    const spent = await createUsage(database, () => now).spentInAll(monthOf(now));
    const detail = fill(texts.budget, { spent: dollars(spent, "en"), budget: dollars(budgetUsd, "en") });
    if (spent < budgetUsd) return { name: "budget", status: "ok", detail };
    return { name: "budget", status: "failed", detail, fix: texts.budgetFix };
  } finally {
    database.close();
  }
}
