import type { Config } from "../config.ts";
import { doctor as texts } from "../locale/doctor.ts";
import { fill } from "../locale/fill.ts";
import { CHECK_TIMEOUT, reason, type Check } from "./check.ts";

/** An address of the site that no page has: it answers even so, in its own way. */
const NO_PAGE = "/r/-";

/** Whether the pages' address leads to the bot, where anything answers: nothing does as long as the bot doesn't run. */
export async function checkPages(http: Config["http"]): Promise<Check> {
  const name = "pages";
  if (http?.publicUrl === undefined) return { name, status: "off", detail: texts.noPages };
  const { publicUrl: address, port } = http;
  try {
    const response = await fetch(address + NO_PAGE, { redirect: "manual", signal: AbortSignal.timeout(CHECK_TIMEOUT) });
    const isOurs = response.status === 404 && response.headers.get("x-robots-tag")?.includes("noindex");
    if (isOurs) return { name, status: "ok", detail: address };
    const detail = `${address}: ${fill(texts.status, { status: response.status })}`;
    return { name, status: "failed", detail, fix: fill(texts.pagesFix, { port }) };
  } catch (error) {
    return { name, status: "ok", detail: fill(texts.pagesAsleep, { address, reason: reason(error) }) };
  }
}
